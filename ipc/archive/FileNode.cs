using System;

namespace Micro.Archive;

/// <summary>One file or directory of the tree that ramfs starts with.</summary>
public readonly ref struct FileNode
{
    private readonly ReadOnlySpan<byte> _record;
    private readonly ReadOnlySpan<byte> _names;

    internal FileNode(ReadOnlySpan<byte> record, ReadOnlySpan<byte> names)
    {
        _record = record;
        _names = names;
    }

    /// <summary>The index of the directory it is in; the root's is its own, 0.</summary>
    public int Parent => (int)Record.UInt32(_record, 0);

    /// <summary>Any bytes but '/' and zero; empty for the root.</summary>
    public ReadOnlySpan<byte> Name => _names.Slice(
        (int)Record.UInt32(_record, FileTreeFormat.NodeNameOffset),
        Record.UInt16(_record, FileTreeFormat.NodeNameLengthOffset));

    public FileNodeType Type => (FileNodeType)_record[FileTreeFormat.NodeTypeOffset];

    /// <summary>The permission bits, as chmod numbers them.</summary>
    public uint Mode => Record.UInt32(_record, FileTreeFormat.NodeModeOffset);

    /// <summary>Nanoseconds since 1970-01-01 00:00 UTC; negative before.</summary>
    public long ModifiedNanoseconds => (long)Record.UInt64(_record, FileTreeFormat.NodeTimeOffset);

    public ulong Size => Record.UInt64(_record, FileTreeFormat.NodeSizeOffset);

    /// <summary>Where the data starts, from the start of the tree.</summary>
    public ulong DataOffset => Record.UInt64(_record, FileTreeFormat.NodeDataOffset);
}
