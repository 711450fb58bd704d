using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Micro.Analyzers;
using Micro.Ipc.Tests.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace Micro.Ipc.Tests.Analyzers;

/// <summary>What the layers' analyzers refuse, and what they let pass.</summary>
public sealed class LayerAnalyzerTests
{
    [Theory]
    [InlineData("private static int _count;", true)]
    [InlineData("public static int Count { get; set; }", true)]
    [InlineData("private static readonly int[] _table = [1, 2];", true)]
    [InlineData("private static readonly System.Collections.Generic.List<int> _list = new();", true)]
    [InlineData("private const int Limit = 5;", false)]
    [InlineData("private static readonly ulong _mask = 5;", false)]
    [InlineData("private static readonly System.TimeSpan _time = default;", false)]
    [InlineData("private static System.ReadOnlySpan<byte> Name => \"name\"u8;", false)]
    [InlineData("private int _count;", false)]
    public async Task Static_state_in_a_server_is_refused(string member, bool refused)
    {
        Assert.Equal(refused, await Finds("MICRO101", "server", member));
        Assert.False(await Finds("MICRO101", "kernel", member));
    }

    [Theory]
    [InlineData("object Make() => new object();", true)]
    [InlineData("int[] Make() => new int[4];", true)]
    [InlineData("object Make(int number) => number;", true)]
    [InlineData("System.Action Make() => () => { };", true)]
    [InlineData("string Make(int number) => $\"{number}\";", true)]
    [InlineData("void Make() => throw new System.InvalidOperationException();", true)]
    [InlineData("System.DateTime Make() => new System.DateTime(5);", false)]
    [InlineData("System.ReadOnlySpan<byte> Make() => new byte[] { 1, 2 };", false)]
    [InlineData("[System.Obsolete] int Make() => 5;", false)]
    [InlineData("long Make(int number) => number;", false)]
    [InlineData("string Make() => \"text\";", false)]
    public async Task Allocation_in_the_kernel_is_refused(string member, bool refused)
    {
        Assert.Equal(refused, await Finds("MICRO102", "kernel", member));
        Assert.False(await Finds("MICRO102", "server", member));
    }

    private static async Task<bool> Finds(string id, string layer, string member)
    {
        GeneratorRun run = new($"public class Holder\n{{\n{member}\n}}");
        Assert.Empty(run.Output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        AnalyzerOptions options = new([], new LayerOptions(layer));
        ImmutableArray<Diagnostic> found = await run.Output
            .WithAnalyzers([new MutableStaticAnalyzer(), new KernelAllocationAnalyzer()], options).GetAnalyzerDiagnosticsAsync();
        Assert.DoesNotContain(found, d => d.Id.StartsWith("AD", System.StringComparison.Ordinal));
        return found.Any(d => d.Id == id);
    }

    private sealed class LayerOptions(string layer) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(layer);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Options(string layer) : AnalyzerConfigOptions
    {
        private readonly Dictionary<string, string> _values = new() { ["build_property.MicroLayer"] = layer };

        public override bool TryGetValue(string key, out string value)
        {
            bool found = _values.TryGetValue(key, out string? text);
            value = text ?? "";
            return found;
        }
    }
}
