namespace Micro.Protocols;

/// <summary>What the physical memory server has.</summary>
/// <param name="totalFrames">Frames it manages.</param>
/// <param name="freeFrames">Frames nobody has.</param>
/// <param name="largestRun">The longest block that an allocation could get now.</param>
/// <param name="allocations">Live allocations.</param>
[Wire]
public readonly struct FrameStatistics(
    [Measured] ulong totalFrames, [Measured] ulong freeFrames, [Measured] ulong largestRun, [Measured] uint allocations)
{
    public ulong TotalFrames { get; } = totalFrames;

    public ulong FreeFrames { get; } = freeFrames;

    public ulong LargestRun { get; } = largestRun;

    public uint Allocations { get; } = allocations;
}
