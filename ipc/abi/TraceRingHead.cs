namespace Micro.Abi;

/// <summary>The first frame of the ring of records. Its reader sees it read-only.</summary>
/// <remarks>Record n, from 1, lies at place (n − 1) modulo <see cref="Capacity"/>, from the second frame on. Copy it, then read
/// <see cref="Written"/>: the copy is whole if Written is below n + Capacity.</remarks>
public struct TraceRingHead
{
    /// <summary>"MICROTR1", little endian.</summary>
    public const ulong ExpectedMagic = 0x3152544F5243494D;

    public ulong Magic;

    /// <summary>Records that the ring holds; at least 16.</summary>
    public ulong Capacity;

    /// <summary>Number of the newest record; 0: none yet.</summary>
    public ulong Written;
}
