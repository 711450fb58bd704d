using System.Collections.Generic;

namespace Micro.Tracing;

/// <summary>A request and its answer, or a fault and what its handler said; with the calls that the server made for it.</summary>
public sealed class TraceCall : TraceNode
{
    private readonly List<TraceNode> _children = [];

    internal TraceCall(TraceEvent start, TraceProcess client, TraceCall? parent)
        : base(start, client, parent)
    {
        Depth = parent is null ? 0 : parent.Depth + 1;
    }

    public TraceProcess Client => Actor;

    /// <summary>Null: no server took it in the time of the recording.</summary>
    public TraceProcess? Server { get; internal set; }

    /// <summary>Null: the recording begins after it.</summary>
    public TraceEvent? Request { get; internal init; }

    /// <summary>Null: see <see cref="Outcome"/>.</summary>
    public TraceEvent? Answer { get; internal set; }

    public CallOutcome Outcome { get; internal set; }

    /// <summary>It is an exception of the client that the kernel made a message of.</summary>
    public bool IsFault { get; internal init; }

    /// <summary>The server took other requests before it answered this one.</summary>
    public bool IsParked { get; internal set; }

    /// <summary>The request's place among the calls of its client and of those who served it; 0: it is a fault.</summary>
    public int Number { get; internal set; }

    /// <summary>Null for faults, and where the request was not recorded.</summary>
    public DecodedMessage? RequestMessage { get; internal set; }

    /// <summary>Null where there is no reply.</summary>
    public DecodedMessage? ReplyMessage { get; internal set; }

    /// <summary>The capability that the request went through, where its server gave it to somebody: an open file, or the table of a child.</summary>
    internal DecodedCapability? Given { get; set; }

    /// <summary>The same, where it was given for another protocol than the one that it was got by: an open file.</summary>
    public DecodedCapability? Through { get; internal set; }

    /// <summary>What the server did for it, in order.</summary>
    public IReadOnlyList<TraceNode> Children => _children;

    /// <summary>Calls above it.</summary>
    internal int Depth { get; }

    internal void Add(TraceNode child) => _children.Add(child);
}
