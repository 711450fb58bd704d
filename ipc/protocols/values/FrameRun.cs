namespace Micro.Protocols;

/// <summary>A run of physical frames in one state.</summary>
/// <param name="first">Number of the first frame.</param>
/// <param name="count">How many.</param>
/// <param name="owner">The client that holds them; 0: free.</param>
[Wire]
public readonly struct FrameRun([Identity("Frame")] ulong first, [Measured] ulong count, ProcessId owner)
{
    public ulong First { get; } = first;

    public ulong Count { get; } = count;

    public ProcessId Owner { get; } = owner;
}
