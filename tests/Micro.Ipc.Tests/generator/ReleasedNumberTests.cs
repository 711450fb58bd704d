using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Micro.Ipc.Tests.Generator;

/// <summary>A number that was released and has changed is an error at its line.</summary>
public sealed class ReleasedNumberTests
{
    private const string Released = "protocol thing number 9 version 1\n\n1 Get\n  request []\n  reply []\n  errors Busy 18\n";

    [Theory]
    [InlineData("\"thing\", Number = 9", "[Operation(1), Errors(ServiceError.Busy)] ServiceError Get();", null, 0)]
    [InlineData("\"thing\", Number = 9", "[Operation(1)] ServiceError Get(uint more);", null, 0)]
    [InlineData("\"thing\", Number = 9", "[Operation(2)] ServiceError Get();", "'Get' has number 2, and was released with 1", 5)]
    [InlineData("\"thing\", Number = 9", "[Operation(1)] ServiceError Put(uint number);", "'Put' has number 1, which was released as 'Get'", 5)]
    [InlineData("\"thing\", Number = 8", "[Operation(1)] ServiceError Get();", "'thing' has number 8, and was released with 9", 3)]
    [InlineData("\"other\", Number = 9", "[Operation(1)] ServiceError Get();", "'other' has number 9, which was released as 'thing'", 3)]
    [InlineData("\"other\", Number = 8", "[Operation(2)] ServiceError Get();", null, 0)]
    public void A_changed_number_is_an_error_at_its_line(string protocol, string member, string? message, int line)
    {
        GeneratorRun run = new(
            [new ReleasedText(Released)],
            $$"""
            using Micro.Protocols;
            [Protocol({{protocol}})]
            public interface IThing
            {
            {{member}}
            }
            """);

        Diagnostic[] changed = [.. run.Diagnostics.Where(d => d.Id == "MICRO018")];
        Assert.Equal(message is null ? 0 : 1, changed.Length);
        if (message is not null)
        {
            Assert.StartsWith(message, changed[0].GetMessage(CultureInfo.InvariantCulture), System.StringComparison.Ordinal);
            Assert.Equal(("Source0.cs", line), (changed[0].Location.GetLineSpan().Path, changed[0].Location.GetLineSpan().StartLinePosition.Line + 1));
            Assert.Equal(DiagnosticSeverity.Error, changed[0].Severity);
        }
    }
}
