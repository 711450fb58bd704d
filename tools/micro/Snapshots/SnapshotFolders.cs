using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Micro.Tools.Snapshots;

/// <summary>The folders of sources, where snapshots lie; not what builds put between them.</summary>
internal static class SnapshotFolders
{
    private static readonly string[] _made = ["bin", "obj", "artifacts", "node_modules"];

    /// <summary>All files below a folder whose names match.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern).Concat(
            Directory.EnumerateDirectories(folder).Where(IsSource).SelectMany(inner => Files(inner, pattern)));

    private static bool IsSource(string folder)
    {
        string name = Path.GetFileName(folder);
        return !name.StartsWith('.') && !_made.Contains(name, StringComparer.Ordinal);
    }
}
