namespace Micro.Protocols;

/// <summary>What the heap server holds for one client.</summary>
/// <param name="regionBytes">Size of the client's region.</param>
/// <param name="usedBytes">Bytes in live blocks, rounding included.</param>
/// <param name="liveBlocks">Blocks allocated and not freed.</param>
/// <param name="largestFree">The largest block that fits without growing.</param>
[Wire]
public readonly struct HeapStatistics(
    [Measured] ulong regionBytes, [Measured] ulong usedBytes, uint liveBlocks, [Measured] ulong largestFree)
{
    public ulong RegionBytes { get; } = regionBytes;

    public ulong UsedBytes { get; } = usedBytes;

    public uint LiveBlocks { get; } = liveBlocks;

    public ulong LargestFree { get; } = largestFree;
}
