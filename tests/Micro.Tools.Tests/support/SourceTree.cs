using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Micro.Tools.Tests.Support;

/// <summary>The project's source files, by their paths from its root.</summary>
internal static class SourceTree
{
    private static readonly HashSet<string> _generated = ["bin", "obj", "artifacts", "TestResults"];

    public static IReadOnlyList<string> Files(string extension) =>
        [.. Collect(new DirectoryInfo(Project.Root))
            .Where(file => file.EndsWith(extension, System.StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(Project.Root, file))
            .Order()];

    /// <summary>True where a file lies somewhere below a folder.</summary>
    public static bool IsIn(string file, string folder) => file.StartsWith(folder + "/", System.StringComparison.Ordinal);

    private static IEnumerable<string> Collect(DirectoryInfo folder)
    {
        IEnumerable<string> own = folder.EnumerateFiles().Select(file => file.FullName);
        IEnumerable<DirectoryInfo> inner = folder.EnumerateDirectories()
            .Where(child => !_generated.Contains(child.Name) && !child.Name.StartsWith('.'));
        return own.Concat(inner.SelectMany(Collect));
    }
}
