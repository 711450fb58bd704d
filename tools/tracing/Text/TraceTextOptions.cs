namespace Micro.Tracing;

/// <summary>What of a recording the text shows. By default calls only, and nothing that differs between machines.</summary>
public sealed record TraceTextOptions
{
    /// <summary>Shows the calls that match, with those that they were made for.</summary>
    public TraceFilter? Filter { get; init; }

    /// <summary>Shows the calls to and from this server only, as if nobody else were there: others are neither shown nor numbered.</summary>
    public string? Boundary { get; init; }

    /// <summary>Shows what this process did of its own accord only, with all that it caused; null: what every process did.</summary>
    public string? Client { get; init; }

    /// <summary>Shows signals, alarms and interrupts.</summary>
    public bool ShowsSignals { get; init; }

    /// <summary>Shows faults, and when processes start and end.</summary>
    public bool ShowsFaults { get; init; }

    /// <summary>Shows when each message was sent, in nanoseconds since boot.</summary>
    public bool ShowsTimes { get; init; }

    /// <summary>Shows numbers instead of names of identities, and what depends on the machine.</summary>
    public bool ShowsNumbers { get; init; }

    /// <summary>Knows the protocols; null: the system's own.</summary>
    public MessageDecoder? Decoder { get; init; }
}
