using Micro.Protocols;

namespace Micro.Servers.Ramfs;

/// <summary>What one open capability stands for.</summary>
internal struct OpenNode
{
    /// <summary>The badge of the capability; 0: it is closed.</summary>
    public ulong Badge;

    public int Node;

    public OpenFlags Flags;

    /// <summary>The process that opened it: when it dies, the capability is closed.</summary>
    public ProcessId Owner;

    public readonly bool Allows(OpenFlags right) => (Flags & right) != 0;
}
