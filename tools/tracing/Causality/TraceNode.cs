namespace Micro.Tracing;

/// <summary>Something that a process did: a call, or another event.</summary>
public abstract class TraceNode
{
    private protected TraceNode(TraceEvent start, TraceProcess actor, TraceCall? parent)
    {
        Start = start;
        Actor = actor;
        Parent = parent;
    }

    /// <summary>The first event of it.</summary>
    public TraceEvent Start { get; }

    /// <summary>Who did it: the client of a call.</summary>
    public TraceProcess Actor { get; }

    /// <summary>What the actor was answering when it did it; null: nothing.</summary>
    public TraceCall? Parent { get; }
}
