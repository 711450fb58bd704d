using System;
using System.IO;
using System.Text;

namespace Micro.Testing;

/// <summary>A verified text and, after a mismatch, the received one beside it. Both are UTF-8 with a byte order mark and LF line ends.</summary>
internal sealed class SnapshotFile(string stem, string extension)
{
    private static readonly UTF8Encoding _encoding = new(encoderShouldEmitUTF8Identifier: true);
    private readonly string _verified = $"{stem}.verified.{extension}";
    private readonly string _received = $"{stem}.received.{extension}";

    public void Compare(string target)
    {
        string received = WithLineFeeds(target);
        string? verified = File.Exists(_verified) ? WithLineFeeds(File.ReadAllText(_verified, _encoding)) : null;
        if (received == verified)
        {
            File.Delete(_received);
            return;
        }

        File.WriteAllText(_received, received, _encoding);
        throw new SnapshotMismatchException(verified is null
            ? $"New snapshot: {_received}\nRename it to {Path.GetFileName(_verified)} if it is right.\n{received}"
            : $"Snapshot differs: {_received}\n{FirstDifference(verified, received)}");
    }

    private static string WithLineFeeds(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

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
        return $"line {line + 1}\n  verified: {Show(expected)}\n  received: {Show(actual)}";
    }
}
