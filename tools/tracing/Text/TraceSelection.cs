using System.Collections.Generic;
using System.Linq;
using Micro.Abi;

namespace Micro.Tracing;

/// <summary>Which nodes of the trees are shown, and the numbers of calls.</summary>
internal sealed class TraceSelection
{
    private const string Recorder = "tracer";
    private readonly HashSet<TraceNode> _shown = [];
    private readonly Dictionary<TraceCall, int> _numbers = [];
    private readonly TraceTextOptions _options;

    public TraceSelection(CausalModel model, TraceTextOptions options)
    {
        _options = options;
        foreach (TraceClient client in model.Clients.Where(IsWanted))
        {
            int number = 0;
            foreach (TraceNode node in client.Roots.SelectMany(CausalModel.Walk).Where(IsInside))
            {
                if (node is TraceCall { IsFault: false } call)
                {
                    _numbers.Add(call, ++number);
                }

                if (IsWanted(node))
                {
                    Show(node);
                }
            }
        }
    }

    /// <summary>What it did of its own accord belongs to the text that is asked for: who makes the recording is no part of what is recorded.</summary>
    public bool IsWanted(TraceClient client) =>
        _options.Client is string name ? client.Process.Name == name : client.Process.BaseName != Recorder;

    /// <summary>It belongs to the text that is asked for, though a filter may hide it.</summary>
    public bool IsInside(TraceNode node) =>
        _options.Boundary is not string server
        || node.Actor.Name == server
        || (node as TraceCall)?.Server?.Name == server
        || (node as TraceNote)?.Target?.Name == server;

    public bool IsShown(TraceNode node) => _shown.Contains(node);

    /// <summary>The call's number in the text.</summary>
    public int NumberOf(TraceCall call) => _numbers[call];

    private bool IsWanted(TraceNode node) =>
        IsOfKind(node) && (_options.Filter is null || (node is TraceCall call && _options.Filter.Matches(call)));

    private bool IsOfKind(TraceNode node) => node switch
    {
        TraceCall call => !call.IsFault || _options.ShowsFaults,
        _ => node.Start.Kind is TraceKind.Started or TraceKind.Ended ? _options.ShowsFaults : _options.ShowsSignals,
    };

    // With what it was done for, else nobody could see why.
    private void Show(TraceNode node)
    {
        for (TraceNode? shown = node; shown is not null; shown = shown.Parent)
        {
            if (IsOfKind(shown))
            {
                _shown.Add(shown);
            }
        }
    }
}
