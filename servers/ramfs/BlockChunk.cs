namespace Micro.Servers.Ramfs;

/// <summary>Sixteen blocks that get their memory together and give it back together. Bit i of a set stands for block i of them.</summary>
internal struct BlockChunk
{
    /// <summary>What the frame service calls the memory.</summary>
    public ulong Memory;

    /// <summary>Blocks without memory: all, or the last ones where there was not enough for sixteen.</summary>
    public ushort Absent;

    /// <summary>Blocks that hold data, and the absent ones: whatever cannot be taken.</summary>
    public ushort Taken;

    /// <summary>Blocks that held data at some time: they are not clear.</summary>
    public ushort Stale;

    /// <summary>The list that the chunk is in: of those with blocks to take, of the empty ones, or of those without memory.</summary>
    public int Next;
    public int Previous;
}
