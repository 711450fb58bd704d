using System;
using System.Collections.Concurrent;
using System.IO;
using System.Text;

namespace VerifyTests;

/// <summary>A verified text and, after a mismatch, the received one beside it: UTF-8 with a byte order mark, line feeds.</summary>
internal sealed class SnapshotFile(string stem, string extension, bool allowsSameName)
{
    private static readonly UTF8Encoding _encoding = new(encoderShouldEmitUTF8Identifier: true);
    private static readonly ConcurrentDictionary<string, bool> _used = new();
    private readonly string _verified = $"{stem}.verified.{extension}";
    private readonly string _received = $"{stem}.received.{extension}";

    public VerifyResult Compare(string received)
    {
        if (!_used.TryAdd(_verified, true) && !allowsSameName)
        {
            throw new InvalidOperationException(
                $"The prefix has already been used: {stem}. Tell the snapshots apart by UseMethodName, UseParameters or UseTextForParameters.");
        }

        SnapshotLog.Add(_verified);
        string? verified = Read();
        if (received == verified)
        {
            File.Delete(_received);
            return new VerifyResult(_verified);
        }

        Directory.CreateDirectory(Path.GetDirectoryName(_received)!);
        File.WriteAllText(_received, received, _encoding);
        throw new VerifyException(verified is null ? SnapshotReport.New(stem, extension, received)
            : verified.Contains('\r', StringComparison.Ordinal) ? SnapshotReport.WrongLineEnds(stem, extension)
            : SnapshotReport.NotEqual(stem, extension, received, verified));
    }

    // A file without a byte counts as none.
    private string? Read() => new FileInfo(_verified) is { Exists: true, Length: > 0 } ? File.ReadAllText(_verified, _encoding) : null;
}
