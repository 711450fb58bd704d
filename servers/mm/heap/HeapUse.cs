namespace Micro.Servers.Heap;

/// <summary>What a policy knows of one region.</summary>
public readonly struct HeapUse(ulong usedBytes, int liveBlocks, ulong largestFree)
{
    /// <summary>Bytes in live blocks, rounding included.</summary>
    public ulong UsedBytes { get; } = usedBytes;

    public int LiveBlocks { get; } = liveBlocks;

    /// <summary>The largest block that an allocation could get without growing.</summary>
    public ulong LargestFree { get; } = largestFree;
}
