using System.Collections.Generic;

namespace Micro.Tracing;

/// <summary>What a process is in the middle of, while a recording is read.</summary>
internal sealed class ProcessTrack(TraceProcess process)
{
    public TraceProcess Process { get; } = process;

    /// <summary>Its calls that have no answer yet: one at most, unless it stands for all that have no label.</summary>
    public List<TraceCall> Outstanding { get; } = [];

    /// <summary>What it took last and has not answered.</summary>
    public TraceCall? Current { get; set; }
}
