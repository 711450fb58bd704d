using System.Collections.Generic;
using System.Linq;
using Micro.Abi;

namespace Micro.Tracing;

/// <summary>When each recorded call is made again. A request that had to wait for another client is made when that client had made its own: then the
/// server has what it waited for, and the player, which waits for every answer, can go on.</summary>
internal sealed class ReplayOrder
{
    private readonly Dictionary<TraceCall, TraceCall?> _causes = [];

    /// <param name="recording">All that happened.</param>
    /// <param name="calls">The calls to one server, in the order of time.</param>
    public ReplayOrder(Recording recording, IReadOnlyList<TraceCall> calls)
    {
        foreach (TraceCall call in calls.Where(call => call is { IsParked: true, Answer: not null }))
        {
            _causes[call] = CauseOf(call, recording, calls);
        }

        Calls = [.. calls.OrderBy(call => _causes.GetValueOrDefault(call) is null ? call.Start.Number : call.Answer!.Number)];
    }

    /// <summary>The calls in the order in which they are made again.</summary>
    public TraceCall[] Calls { get; }

    /// <summary>The request that a server took last before it answered a parked one; null: a signal, or nobody knows.</summary>
    public TraceCall? CauseOf(TraceCall call) => _causes.GetValueOrDefault(call);

    private static TraceCall? CauseOf(TraceCall parked, Recording recording, IReadOnlyList<TraceCall> calls)
    {
        uint server = parked.Server!.Label;
        TraceEvent? last = recording.Events.LastOrDefault(entry => entry.Number < parked.Answer!.Number && IsTaken(entry, server));
        return last?.Kind switch
        {
            TraceKind.Request => calls.FirstOrDefault(call => call != parked && call.Start.Number == last.Number),
            TraceKind.Received => calls.LastOrDefault(call => call != parked && call.Client.Label == last.From && call.Start.Number < last.Number),
            _ => null,
        };
    }

    private static bool IsTaken(TraceEvent entry, uint server) => entry.To == server
        && !entry.IsQueued
        && entry.Kind is TraceKind.Request or TraceKind.Received or TraceKind.Signal or TraceKind.Alarm or TraceKind.Interrupt;
}
