namespace Micro.Server;

/// <summary>A stretch of the heap region that is cut into blocks of one size.</summary>
internal struct SmallSpan
{
    /// <summary>Where it starts in the region.</summary>
    public ulong Offset;

    /// <summary>Bit i: block i is free.</summary>
    public ulong Free;

    public int Class;

    /// <summary>Neighbours in the list of its class' spans that have a free block; 0: none.</summary>
    public int Next;

    public int Previous;
}
