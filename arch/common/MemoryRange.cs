namespace Micro.Arch.Common;

/// <summary>Bytes of the physical address space as firmware reports them: any alignment, any overlap.</summary>
public readonly struct MemoryRange(ulong start, ulong length, bool isUsable)
{
    public ulong Start { get; } = start;

    /// <summary>The first byte after the range; a range that would wrap ends at the last address.</summary>
    public ulong End { get; } = start + length < start ? ulong.MaxValue : start + length;

    /// <summary>RAM that is free to use; otherwise reserved, which wins where the two overlap.</summary>
    public bool IsUsable { get; } = isUsable;

    public bool Contains(ulong address) => address >= Start && address < End;
}
