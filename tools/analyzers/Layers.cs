using Microsoft.CodeAnalysis.Diagnostics;

namespace Micro.Analyzers;

/// <summary>Which rules hold for a project: Directory.Build.targets sets MicroLayer by its folder.</summary>
internal static class Layers
{
    public const string Kernel = "kernel";
    public const string Server = "server";

    public static string Of(AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.MicroLayer", out string? layer) ? layer : "";
}
