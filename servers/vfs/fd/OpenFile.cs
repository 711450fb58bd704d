using Micro.Abi;
using Micro.Protocols;

namespace Micro.Servers.Fd;

/// <summary>What all descriptors that were duplicated or inherited from one another share.</summary>
internal struct OpenFile
{
    /// <summary>The file; of a pipe none, because each user gets a capability of its own.</summary>
    public Slot File;

    /// <summary>Of the ends of a pipe, which one.</summary>
    public int Pipe;

    /// <summary>Descriptors in all tables.</summary>
    public int References;

    /// <summary>Means something once the file is shared; until then its only user counts for itself.</summary>
    public ulong Position;

    public OpenFlags Flags;
    public FileKind Kind;
    public FileOrigin Origin;

    /// <summary>There was, at some time, a second descriptor.</summary>
    public bool IsShared;

    public readonly bool HasPosition => Kind is FileKind.File or FileKind.Directory;
}
