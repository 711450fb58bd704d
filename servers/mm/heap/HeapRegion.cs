using Micro.Protocols;

namespace Micro.Servers.Heap;

/// <summary>What the server keeps of one client.</summary>
public struct HeapRegion
{
    /// <summary>0: the number is free.</summary>
    public ProcessId Owner;

    /// <summary>Bytes of the region.</summary>
    public ulong End;

    /// <summary>The last segment; 0: none.</summary>
    public int LastSegment;
}
