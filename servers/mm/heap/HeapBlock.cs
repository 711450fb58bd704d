namespace Micro.Servers.Heap;

/// <summary>A stretch of a region, free or used. The stretches of a region form a list by address without gaps; the free ones another.</summary>
public struct HeapBlock
{
    public ulong Offset;

    public ulong Size;

    /// <summary>Neighbours by address; 0: none.</summary>
    public int Previous;

    public int Next;

    /// <summary>Neighbours in the list of free blocks, by address; 0: none.</summary>
    public int PreviousFree;

    public int NextFree;

    public bool IsFree;
}
