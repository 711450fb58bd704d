namespace Micro.Servers.Tracer;

/// <summary>How far a recording has come.</summary>
internal struct RecorderState
{
    /// <summary>Number of the last record that was read.</summary>
    public ulong Last;

    /// <summary>Records in the stream.</summary>
    public ulong Records;

    /// <summary>Records that were overwritten before they were read.</summary>
    public ulong Lost;

    /// <summary>Bytes of the stream.</summary>
    public ulong Bytes;

    /// <summary>When the end was asked for, in nanoseconds since boot.</summary>
    public ulong EndTime;

    public bool HasBegun;

    /// <summary>Nothing is awaited any more.</summary>
    public bool IsEnding;

    /// <summary>The stream has its last record.</summary>
    public bool IsEnded;
}
