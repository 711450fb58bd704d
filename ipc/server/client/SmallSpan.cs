namespace Micro.Server;

/// <summary>A stretch of the heap region that is cut into blocks of one size.</summary>
internal struct SmallSpan
{
    /// <summary>Where it starts in the region.</summary>
    public ulong Offset;

    /// <summary>Bit i: block i is free.</summary>
    public ulong Free;

    /// <summary><see cref="Free"/> of a span without a block in use.</summary>
    public ulong Full;

    /// <summary>Binary logarithm of a block's size.</summary>
    public int Shift;

    /// <summary>Blocks of the span; 0: there is no such span.</summary>
    public uint Blocks;

    /// <summary>Neighbours in the list of its class' spans that have a free block; 0: none.</summary>
    public int Next;

    public int Previous;
}
