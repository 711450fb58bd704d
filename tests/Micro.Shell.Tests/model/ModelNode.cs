using System;
using System.Collections.Generic;
using Micro.Protocols;

namespace Micro.Shell.Tests.Model;

/// <summary>A file or directory of the model.</summary>
public sealed class ModelNode(FileKind kind, ulong number)
{
    private byte[] _data = [];

    public FileKind Kind { get; } = kind;

    public ulong Number { get; } = number;

    public SortedDictionary<string, ModelNode> Entries { get; } = new(StringComparer.Ordinal);

    public long Modified { get; set; }

    public uint Links { get; set; } = 1;

    public ReadOnlySpan<byte> Data => _data;

    public FileStatus Status => new(
        Kind, Kind == FileKind.Directory ? (ulong)Entries.Count : (ulong)_data.Length, Number,
        (ushort)(Kind == FileKind.Directory ? 0x1ED : 0x1A4), Kind == FileKind.Directory ? 2 : Links, Modified,
        (ulong)(_data.Length + 4095) / 4096);

    public void Resize(int length) => Array.Resize(ref _data, length);

    public void Write(int offset, ReadOnlySpan<byte> bytes)
    {
        if (offset + bytes.Length > _data.Length)
        {
            Resize(offset + bytes.Length);
        }

        bytes.CopyTo(_data.AsSpan(offset));
    }
}
