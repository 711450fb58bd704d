using System.IO;

namespace Micro.Tools.Manifests;

/// <summary>What is wrong with a manifest, in the form file:line:column that editors jump to.</summary>
internal static class ManifestErrors
{
    public static ToolException At(string file, SourcePosition position, string what) =>
        ToolException.Usage($"{Shown(file)}:{position}: {what}");

    // Relative where that is shorter: what the user sees is then what the user would type.
    private static string Shown(string file)
    {
        string relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), file);
        return relative.StartsWith("..", System.StringComparison.Ordinal) ? file : relative;
    }
}
