namespace Micro.Kernel.Objects;

/// <summary>A set of mappings: a root table, the pool of donated frames that further tables come from, and a tag.</summary>
/// <remarks>Two frames: this struct, then the root table.</remarks>
public struct AddressSpace
{
    public const int Frames = 2;

    public ObjectHeader Header;

    /// <summary>Frame number of the root table.</summary>
    public ulong Root;

    /// <summary>First frame of the pool, each of which holds the number of the next; 0: none is left.</summary>
    public ulong Pool;

    /// <summary>Frames in the pool.</summary>
    public uint PoolCount;

    /// <summary>Names it in the TLB and in the table of address spaces.</summary>
    public ushort Tag;

    /// <summary>Where the emptying of it goes on.</summary>
    public ulong Cursor;
}
