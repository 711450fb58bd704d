using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using static VerifyXunit.Verifier;

namespace Micro.Ipc.Tests.Generator;

/// <summary>What the generator makes of the sample protocol, and when it makes nothing again.</summary>
public sealed class GeneratorTests
{
    [Theory]
    [InlineData("SampleClient")]
    [InlineData("ISampleServer")]
    [InlineData("SampleDispatcher")]
    [InlineData("SampleReplies")]
    [InlineData("SampleWire")]
    [InlineData("SampleSchema")]
    [InlineData("SampleDescription")]
    [InlineData("Micro.Ipc.Tests.Sample.ProtocolDescriptions")]
    [InlineData("SampleVectors")]
    [InlineData("SessionDispatcher")]
    [InlineData("ISessionServer")]
    public async Task Generated_code(string file) =>
        await Verify(Sample().File(file + ".g.cs")).UseParameters(file);

    [Fact]
    public void Generated_code_compiles_without_warnings()
    {
        GeneratorRun run = Sample();
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Output.GetDiagnostics().Where(d => d.Severity >= DiagnosticSeverity.Warning));
    }

    [Fact]
    public void A_change_elsewhere_generates_nothing_again()
    {
        GeneratorRun run = Sample();
        CSharpCompilation changed = run.Compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("internal static class Elsewhere { }"));
        GeneratorRunResult again = run.Driver.RunGenerators(changed).GetRunResult().Results[0];

        Assert.All(
            again.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs),
            output => Assert.Contains(output.Reason, new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged }));
    }

    private static GeneratorRun Sample([CallerFilePath] string testFile = "")
    {
        string folder = Path.Combine(Path.GetDirectoryName(testFile)!, "..", "sample");
        string[] names = ["ISample.cs", "Colour.cs", "Access.cs", "SampleId.cs", "Point.cs", "ISession.cs", "SessionState.cs"];
        return new GeneratorRun([.. names.Select(n => File.ReadAllText(Path.Combine(folder, n)))]);
    }
}
