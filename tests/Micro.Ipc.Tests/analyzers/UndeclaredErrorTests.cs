using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Micro.Analyzers;
using Micro.Ipc.Tests.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace Micro.Ipc.Tests.Analyzers;

/// <summary>Errors that a handler answers and its operation does not declare, where they are written.</summary>
public sealed class UndeclaredErrorTests
{
    private const int FirstLine = 12;

    [Theory]
    [InlineData("return ServiceError.None;")]
    [InlineData("return ServiceError.NotFound;")]
    [InlineData("return ServiceError.NotSupported;")] // always possible
    [InlineData("ServiceError other = ServiceError.Busy; return other == ServiceError.Busy ? ServiceError.NotFound : ServiceError.None;")]
    [InlineData("System.Func<ServiceError> inner = () => ServiceError.Busy; return inner() == ServiceError.None ? ServiceError.None : ServiceError.NotFound;")]
    [InlineData("return Declared(number);")]
    public async Task A_declared_error_is_nothing_to_report(string body) => Assert.Empty(await Find(body));

    [Theory]
    [InlineData("return ServiceError.Busy;", "Busy", 0)]
    [InlineData("return number == 0 ? ServiceError.NotFound : ServiceError.Busy;", "Busy", 0)]
    [InlineData("return number switch { 0 => ServiceError.None, _ => ServiceError.Again };", "Again", 0)]
    [InlineData("ServiceError error = ServiceError.None;\nif (number == 0) { error = ServiceError.Busy; }\nreturn error;", "Busy", 1)]
    [InlineData("return Undeclared(number);", "Exists", 7)]
    [InlineData("ServiceError error = Through(number);\nreturn error;", "Exists", 8)]
    public async Task An_undeclared_error_is_reported_where_it_is_written(string body, string error, int line)
    {
        Diagnostic found = Assert.Single(await Find(body));
        Assert.Equal(DiagnosticSeverity.Error, found.Severity);
        Assert.Equal($"Operation 'Get' can answer {error} here, which it does not declare", found.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(FirstLine + line, found.Location.GetLineSpan().StartLinePosition.Line + 1);
    }

    [Fact]
    public async Task Generic_servers_and_helpers_are_followed()
    {
        ImmutableArray<Diagnostic> found = await Analyze(
            """
            using Micro.Protocols;
            namespace Things;
            [Protocol("thing", Number = 9)]
            public interface IThing
            {
                [Operation(1)] ServiceError Get(uint number);
            }
            public readonly struct Helper<T> where T : struct, ITransport
            {
                public ServiceError Find(uint number, out uint found)
                {
                    found = number;
                    while (number > 5)
                    {
                        ServiceError error = number > 10 ? ServiceError.TooManyLevels : Other(number);
                        if (error != ServiceError.None)
                        {
                            return error;
                        }
                    }

                    return ServiceError.None;
                }

                private static ServiceError Other(uint number) => number == 7 ? ServiceError.None : ServiceError.Busy;
            }
            public struct ThingServer<T> : IThingServer where T : struct, ITransport
            {
                private readonly Helper<T> _helper;

                public readonly ServiceError Get(ref Request request, uint number)
                {
                    ServiceError error = ServiceError.None;
                    error = error == ServiceError.None ? _helper.Find(number, out uint found) : error;
                    return error;
                }
            }
            """);
        Assert.Equal([15, 25], found.Select(d => d.Location.GetLineSpan().StartLinePosition.Line + 1).Order());
    }

    private static async Task<ImmutableArray<Diagnostic>> Find(string body)
    {
        return await Analyze(
            $$"""
            using Micro.Protocols;
            [Protocol("thing", Number = 9)]
            public interface IThing
            {
                [Operation(1), Errors(ServiceError.NotFound)]
                ServiceError Get(uint number);
            }
            public struct ThingServer : IThingServer
            {
                public ServiceError Get(ref Request request, uint number)
                {
            {{body}}
                }

                private static ServiceError Declared(uint number) => number == 0 ? ServiceError.None : ServiceError.NotFound;

                private static ServiceError Through(uint number) => Undeclared(number + 1);

                private static ServiceError Undeclared(uint number) => number == 0 ? ServiceError.None : ServiceError.Exists;
            }
            """);
    }

    private static async Task<ImmutableArray<Diagnostic>> Analyze(string source)
    {
        GeneratorRun run = new(source);
        Assert.Empty(run.Output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        return await run.Output.WithAnalyzers([new UndeclaredErrorAnalyzer()]).GetAnalyzerDiagnosticsAsync();
    }
}
