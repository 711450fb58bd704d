using System.IO;

namespace VerifyTests;

/// <summary>What a failed comparison says: the form of Verify's messages (its docs/exception-message-format.md), which tools read.</summary>
internal static class SnapshotReport
{
    public static string New(string stem, string extension, string received) =>
        $"{Files("New", stem, extension)}\nFileContent:\n\n{Hint(stem)}\n\nNew:\n\nReceived: {Name(stem, "received", extension)}\n{received}\n";

    public static string NotEqual(string stem, string extension, string received, string verified) =>
        $"{Files("NotEqual", stem, extension)}\nFileContent:\n\n{FirstDifference(verified, received)}\n{Hint(stem)}\n\nNotEqual:\n\n"
        + $"Received: {Name(stem, "received", extension)}\n{received}\nVerified: {Name(stem, "verified", extension)}\n{verified}\n";

    public static string WrongLineEnds(string stem, string extension) =>
        $"{Files("NotEqual", stem, extension)}\nFileContent:\n\nThe verified file has carriage returns. Snapshots have line feeds only: "
        + "let git keep them so (*.verified.txt text eol=lf), or accept the received file.\n";

    private static string Files(string kind, string stem, string extension) =>
        $"Directory: {Path.GetDirectoryName(stem)}\n{kind}:\n  - Received: {Name(stem, "received", extension)}\n"
        + $"    Verified: {Name(stem, "verified", extension)}\n";

    private static string Name(string stem, string kind, string extension) => $"{Path.GetFileName(stem)}.{kind}.{extension}";

    private static string Hint(string stem) => $"If it is right: ./micro accept {Path.GetFileName(stem)}";

    private static string FirstDifference(string verified, string received)
    {
        string[] expected = verified.Split('\n');
        string[] actual = received.Split('\n');
        int line = 0;
        while (line < expected.Length && line < actual.Length && expected[line] == actual[line])
        {
            line++;
        }

        string Show(string[] lines) => line < lines.Length ? lines[line] : "(end)";
        return $"First difference, line {line + 1}\n  verified: {Show(expected)}\n  received: {Show(actual)}";
    }
}
