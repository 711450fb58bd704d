using Micro.Protocols;

namespace Micro.Servers.Ramfs;

/// <summary>A file or a directory, whatever its name is.</summary>
internal struct Node
{
    public FileKind Kind;

    /// <summary>File: how many levels of map nodes lie above the blocks.</summary>
    public byte MapDepth;

    public ushort Mode;

    /// <summary>Names: 1, or 0 once it was removed.</summary>
    public uint Links;

    /// <summary>Open capabilities. A node goes when it has neither name nor opener.</summary>
    public int Opens;

    /// <summary>File: the top of the block map. With depth 0 it is the <see cref="BlockEntry"/> of the only block.</summary>
    public uint MapRoot;

    /// <summary>File: blocks that hold data, the boot archive's included.</summary>
    public uint Blocks;

    /// <summary>Directory: the top of the tree of its entries.</summary>
    public int Entries;

    /// <summary>Directory: the one it is in; the root is in itself.</summary>
    public int Parent;

    /// <summary>File: bytes. Directory: entries.</summary>
    public ulong Size;

    /// <summary>Nanoseconds since 1970.</summary>
    public long Modified;

    /// <summary>Directory: the number of the entry that was added last.</summary>
    public ulong LastSerial;

    public readonly bool IsDirectory => Kind == FileKind.Directory;
}
