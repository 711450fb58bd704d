using System.Collections.Generic;
using System.Linq;

namespace Micro.Tracing;

/// <summary>What caused what in a recording: a tree for each call that a client made of its own accord.</summary>
/// <remarks>
/// A call belongs under the request that its sender took last and has not answered. A server that takes another request before it has answered
/// one has parked that one; what it does after the other's answer belongs to nothing. Clients come in the order of their starts, and calls are
/// numbered along their trees, so neither depends on how clients were interleaved.
/// </remarks>
public sealed class CausalModel
{
    internal CausalModel(
        Recording recording, IReadOnlyList<TraceProcess> processes, IReadOnlyList<TraceClient> clients, IReadOnlyList<TraceCall> calls)
    {
        Recording = recording;
        Processes = processes;
        Clients = clients;
        Calls = calls;
    }

    public Recording Recording { get; }

    /// <summary>All that have a label, in the order of their starts.</summary>
    public IReadOnlyList<TraceProcess> Processes { get; }

    /// <summary>Those that did something, in the order of their starts; the kernel comes last.</summary>
    public IReadOnlyList<TraceClient> Clients { get; }

    /// <summary>All calls and faults, in the order of time.</summary>
    public IReadOnlyList<TraceCall> Calls { get; }

    /// <summary>Calls that wait for an answer at the end, in the order of the trees.</summary>
    public IEnumerable<TraceCall> Pending => Walk().OfType<TraceCall>().Where(call => call.Outcome == CallOutcome.Pending);

    /// <summary>Finds out what caused what.</summary>
    /// <param name="recording">What was recorded.</param>
    /// <param name="decoder">Knows the protocols; null: the system's own.</param>
    public static CausalModel Of(Recording recording, MessageDecoder? decoder = null) =>
        new CausalModelBuilder(recording, decoder ?? MessageDecoder.Default).Build();

    /// <summary>Everything in the order of the trees: each before its children.</summary>
    public IEnumerable<TraceNode> Walk() => Clients.SelectMany(client => client.Roots).SelectMany(Walk);

    internal static IEnumerable<TraceNode> Walk(TraceNode root)
    {
        Stack<TraceNode> open = new([root]);
        while (open.TryPop(out TraceNode? node))
        {
            yield return node;
            foreach (TraceNode child in (node as TraceCall)?.Children.Reverse() ?? [])
            {
                open.Push(child);
            }
        }
    }
}
