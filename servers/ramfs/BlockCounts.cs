namespace Micro.Servers.Ramfs;

/// <summary>Where the <see cref="BlockStore"/> stands. Lists end with 0.</summary>
internal struct BlockCounts
{
    /// <summary>The highest number of a chunk that was ever used.</summary>
    public int Last;

    /// <summary>Chunks of which some blocks hold data and others can be taken.</summary>
    public int Partial;

    /// <summary>Chunks that have memory and no data.</summary>
    public int Empty;

    public int EmptyCount;

    /// <summary>Chunks that gave their memory back.</summary>
    public int Vacant;

    /// <summary>Blocks that have memory.</summary>
    public ulong Blocks;

    /// <summary>Blocks that hold data.</summary>
    public ulong Used;
}
