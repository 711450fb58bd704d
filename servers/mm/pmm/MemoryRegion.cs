using Micro.Abi;

namespace Micro.Servers.Pmm;

/// <summary>One stretch of RAM that init handed over.</summary>
public struct MemoryRegion
{
    public Slot Memory;

    /// <summary>Its first frame, by the machine's numbering.</summary>
    public ulong First;

    public ulong Count;
}
