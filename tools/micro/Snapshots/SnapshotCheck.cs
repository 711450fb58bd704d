using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Micro.Tools.Snapshots;

/// <summary>What must not be in the tree after all tests have run: received snapshots, and verified ones that no test compares with.</summary>
internal static class SnapshotCheck
{
    /// <summary>The variable that tells tests where to say which snapshots they use: a folder, a list for every process.</summary>
    public const string UseVariable = "MICRO_SNAPSHOTS";

    /// <summary>Received snapshots, a line each that says what to do.</summary>
    public static IEnumerable<string> LeftOver(string root) => ReceivedSnapshot.Find(root).Select(snapshot =>
        $"{Shown(root, snapshot.Received)}: nobody has accepted this snapshot: ./micro accept {snapshot.Name}, or delete it");

    /// <summary>Verified snapshots that are in none of the lists, a line each that says what to do.</summary>
    public static IEnumerable<string> Orphaned(string root, string lists)
    {
        IEnumerable<string> files = Directory.Exists(lists) ? Directory.EnumerateFiles(lists) : [];
        HashSet<string> used = [.. files.SelectMany(File.ReadAllLines)];
        return SnapshotFolders.Files(root, "*.verified.*").Order(StringComparer.Ordinal).Where(file => !used.Contains(Path.GetFullPath(file)))
            .Select(file => $"{Shown(root, file)}: no test compares with this snapshot: delete it");
    }

    private static string Shown(string root, string file) => Path.GetRelativePath(root, file);
}
