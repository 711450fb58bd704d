namespace Micro.Servers.Ramfs;

/// <summary>Where the <see cref="BlockStore"/> stands.</summary>
internal struct BlockCounts
{
    /// <summary>The highest number that was ever taken.</summary>
    public int Last;

    /// <summary>The head of the list of free blocks; 0: there is none.</summary>
    public int Free;

    /// <summary>Blocks in that list.</summary>
    public int FreeCount;
}
