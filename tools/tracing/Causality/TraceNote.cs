namespace Micro.Tracing;

/// <summary>An event that is no call: a signal, an alarm, an interrupt, a start or an end.</summary>
public sealed class TraceNote : TraceNode
{
    internal TraceNote(TraceEvent start, TraceProcess actor, TraceProcess? target, TraceCall? parent)
        : base(start, actor, parent)
    {
        Target = target;
    }

    /// <summary>Whom a signal reaches; null: nobody that has a label.</summary>
    public TraceProcess? Target { get; }
}
