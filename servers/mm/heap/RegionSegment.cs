using Micro.Abi;

namespace Micro.Servers.Heap;

/// <summary>One allocation of the physical memory server in a client's region. Segments follow each other without gaps.</summary>
public struct RegionSegment
{
    /// <summary>Where in the region it starts.</summary>
    public ulong Offset;

    public uint Frames;

    /// <summary>Its name at the physical memory server.</summary>
    public ulong FirstFrame;

    public Slot Memory;

    /// <summary>The segment before it; 0: it is the first.</summary>
    public int Previous;
}
