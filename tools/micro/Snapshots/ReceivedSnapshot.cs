using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Micro.Tools.Snapshots;

/// <summary>A text that a test produced and nobody has accepted, and the verified one that it would replace.</summary>
/// <param name="Name">Without folder and <c>.received</c>: <c>SessionTests.Session_files</c>.</param>
/// <param name="Received">Path of what the test wrote.</param>
/// <param name="Verified">Path that it gets when it is accepted.</param>
internal sealed record ReceivedSnapshot(string Name, string Received, string Verified)
{
    private const string Mark = ".received.";

    public bool IsNew => !File.Exists(Verified);

    /// <summary>All there are below a folder, in the order of their names.</summary>
    public static IReadOnlyList<ReceivedSnapshot> Find(string root) =>
        [.. SnapshotFolders.Files(root, "*" + Mark + "*").Select(Of).OrderBy(snapshot => snapshot.Name, StringComparer.Ordinal)];

    /// <summary>The lines of a snapshot: its final line feed ends a line and begins none.</summary>
    public static string[] Lines(string file)
    {
        string text = File.Exists(file) ? File.ReadAllText(file) : "";
        return text.Length == 0 ? [] : (text.EndsWith('\n') ? text[..^1] : text).Split('\n');
    }

    /// <summary>Makes it the verified one.</summary>
    public void Accept() => File.Move(Received, Verified, overwrite: true);

    private static ReceivedSnapshot Of(string received)
    {
        string file = Path.GetFileName(received);
        int mark = file.LastIndexOf(Mark, StringComparison.Ordinal);
        string verified = string.Concat(file.AsSpan(0, mark), ".verified.", file.AsSpan(mark + Mark.Length));
        return new ReceivedSnapshot(file[..mark], received, Path.Combine(Path.GetDirectoryName(received)!, verified));
    }
}
