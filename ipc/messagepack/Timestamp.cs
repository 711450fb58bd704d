namespace Micro.MessagePack;

/// <summary>A point in time as MessagePack's extension type -1 stores it: seconds since 1970-01-01T00:00:00Z, and nanoseconds.</summary>
public readonly struct Timestamp(long seconds, uint nanoseconds)
{
    /// <summary>The first number of nanoseconds that is too large.</summary>
    public const uint NanosecondLimit = 1_000_000_000;

    public long Seconds { get; } = seconds;

    public uint Nanoseconds { get; } = nanoseconds;
}
