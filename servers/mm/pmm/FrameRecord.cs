using Micro.Abi;
using Micro.Protocols;

namespace Micro.Servers.Pmm;

/// <summary>One live allocation.</summary>
public struct FrameRecord
{
    /// <summary>First frame, counted from the lowest frame of RAM.</summary>
    public int First;

    public int Count;

    public ProcessId Owner;

    /// <summary>The server's own capability for the block: what the client has is derived from it.</summary>
    public Slot Memory;
}
