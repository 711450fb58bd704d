using System.Collections.Generic;
using System.Linq;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Tracing;

/// <summary>Reads a recording once, and keeps for every process what it is in the middle of.</summary>
internal sealed class CausalModelBuilder(Recording recording, MessageDecoder decoder)
{
    // Each process of a chain waits for the next, so a chain is never longer than there are processes; only damaged recordings seem so.
    private const int MaxDepth = 64;
    private readonly Generations _generations = new();
    private readonly ProcessNames _names = new(recording);
    private readonly Dictionary<uint, ProcessTrack> _tracks = [];
    private readonly Dictionary<TraceProcess, List<TraceNode>> _roots = [];
    private readonly List<TraceCall> _calls = [];
    private readonly Dictionary<(uint Server, ulong Badge), (DecodedCapability Capability, ProtocolDescription? Of)> _given = [];

    public CausalModel Build()
    {
        int gap = 0;
        for (int i = 0; i <= recording.Events.Count; i++)
        {
            for (; gap < recording.Gaps.Count && recording.Gaps[gap].Before <= i; gap++)
            {
                ForgetAfterGap();
            }

            if (i < recording.Events.Count)
            {
                Add(recording.Events[i]);
            }
        }

        List<TraceClient> clients = [.. _roots
            .OrderBy(pair => pair.Key == _names.Kernel ? 1 : 0)
            .ThenBy(pair => _names.RankOf(pair.Key.Label)).ThenBy(pair => pair.Key.Label)
            .Select(pair => new TraceClient(pair.Key, pair.Value))];
        CausalModel model = new(recording, [.. _names.All.Where(process => process.Label != 0)], clients, _calls);
        foreach (TraceClient client in clients)
        {
            Number(client);
        }

        return model;
    }

    private void Add(TraceEvent entry)
    {
        switch (entry.Kind)
        {
            case TraceKind.Request or TraceKind.Fault:
                Request(entry);
                break;
            case TraceKind.Received:
                Received(entry);
                break;
            case TraceKind.Reply or TraceKind.FaultAnswered:
                Answered(entry, CallOutcome.Answered);
                break;
            case TraceKind.Failed:
                Answered(entry, CallOutcome.Failed);
                break;
            case TraceKind.Started:
                Restart(Track(entry.From), CallOutcome.Unrecorded);
                Note(entry);
                break;
            case TraceKind.Ended:
                Note(entry);
                Restart(Track(entry.From), CallOutcome.CallerEnded);
                break;
            default:
                ParkAtSignal(entry);
                Note(entry);
                break;
        }
    }

    // A signal finds its server waiting, or in a call of its own: who answers others runs before all who could signal it. If the server
    // has not answered a fault, or a request that may be answered later, it has parked it, and acts for the signal from now on.
    private void ParkAtSignal(TraceEvent entry)
    {
        ProcessTrack server = Track(entry.To);
        bool canPark = server.Current is { IsFault: true } or { RequestMessage.Operation.Parks: true };
        if (canPark && server is { Process.Label: not 0, Outstanding.Count: 0 })
        {
            server.Current!.IsParked = true;
            server.Current = null;
        }
    }

    private void Request(TraceEvent entry)
    {
        ProcessTrack client = Track(entry.From);
        if (entry.From != 0)
        {
            Close(client, CallOutcome.Unrecorded);
        }

        bool isFault = entry.Kind == TraceKind.Fault;
        TraceCall call = Start(entry, client, isFault, entry);
        if (!isFault)
        {
            call.RequestMessage = decoder.Request(entry);
            _generations.Stamp(call.RequestMessage, client.Process);
        }

        bool isQueued = isFault ? entry.To == 0 : entry.IsQueued;
        if (!isQueued)
        {
            Deliver(call, entry.To);
        }
    }

    private void Received(TraceEvent entry)
    {
        ProcessTrack client = Track(entry.From);
        TraceCall call = client.Outstanding.Find(waiting => waiting.Server is null)
            ?? Start(entry, client, isFault: entry.Header.IsFault, request: null);
        Deliver(call, entry.To);
    }

    private TraceCall Start(TraceEvent entry, ProcessTrack client, bool isFault, TraceEvent? request)
    {
        // Those without a label are not one process: nobody knows what each of them is in the middle of.
        TraceCall? parent = client.Process.Label == 0 ? null : client.Current;
        parent = parent?.Depth < MaxDepth ? parent : null;
        TraceCall call = new(entry, client.Process, parent) { IsFault = isFault, Request = request };
        client.Outstanding.Add(call);
        _calls.Add(call);
        Place(call);
        return call;
    }

    private void Deliver(TraceCall call, uint label)
    {
        ProcessTrack server = Track(label);
        if (server.Current is TraceCall former)
        {
            former.IsParked = true;
        }

        server.Current = call;
        call.Server = server.Process;
        if (call.Request is not null && _given.TryGetValue((label, call.Request.Badge), out (DecodedCapability Capability, ProtocolDescription? Of) given))
        {
            call.Given = given.Capability;
            call.Through = given.Of != call.RequestMessage?.Protocol ? given.Capability : null;
        }
    }

    private void Answered(TraceEvent entry, CallOutcome outcome)
    {
        ProcessTrack server = Track(entry.From);
        ProcessTrack client = Track(entry.To);
        TraceCall call = Find(client, server, entry) ?? Start(entry, client, entry.Kind == TraceKind.FaultAnswered, request: null);
        client.Outstanding.Remove(call);
        call.Server ??= entry.From == 0 && outcome == CallOutcome.Failed ? null : server.Process;
        call.Answer = entry;
        call.Outcome = outcome;
        foreach (ProcessTrack track in (ProcessTrack[])[server, Track(call.Server?.Label ?? 0)])
        {
            track.Current = track.Current == call ? null : track.Current;
        }

        if (entry.Kind == TraceKind.Reply)
        {
            call.ReplyMessage = decoder.Reply(entry, call.RequestMessage);
            _generations.Stamp(call.ReplyMessage, client.Process);
            Remember(entry.From, call);
        }
    }

    // Those without a label share a track: then whom the server is answering is the better guess.
    private static TraceCall? Find(ProcessTrack client, ProcessTrack server, TraceEvent answer)
    {
        bool isOne = client.Process.Label != 0;
        IEnumerable<TraceCall> fitting = client.Outstanding.Where(call =>
            answer.Kind == TraceKind.Failed || call.IsFault == (answer.Kind == TraceKind.FaultAnswered));
        return isOne ? fitting.LastOrDefault()
            : fitting.FirstOrDefault(call => call == server.Current && answer.Kind != TraceKind.Failed)
                ?? fitting.FirstOrDefault(call => call.Server == server.Process);
    }

    // A server that gives an endpoint will get requests with its badge.
    private void Remember(uint server, TraceCall call)
    {
        DecodedCapability? first = call.ReplyMessage!.Capabilities.Count > 0 ? call.ReplyMessage.Capabilities[0] : null;
        if (first is { Badge: not 0 })
        {
            _given[(server, first.Badge)] = (first, call.RequestMessage?.Protocol);
        }
    }

    private void Note(TraceEvent entry)
    {
        bool isLife = entry.Kind is TraceKind.Started or TraceKind.Ended;
        bool isOfKernel = entry.Kind is TraceKind.Interrupt or TraceKind.Alarm || (entry.From == 0 && !isLife);
        TraceProcess actor = isOfKernel ? _names.Kernel : _names.Of(entry.From);
        TraceCall? parent = isOfKernel || isLife ? null : Track(entry.From).Current;
        Place(new TraceNote(entry, actor, entry.To == 0 ? null : _names.Of(entry.To), parent));
    }

    private void Place(TraceNode node)
    {
        if (node.Parent is TraceCall parent)
        {
            parent.Add(node);
            return;
        }

        if (!_roots.TryGetValue(node.Actor, out List<TraceNode>? roots))
        {
            _roots.Add(node.Actor, roots = []);
        }

        roots.Add(node);
    }

    // Whatever was answered in a gap, nobody can tell: what follows starts anew.
    private void ForgetAfterGap()
    {
        foreach (ProcessTrack track in _tracks.Values)
        {
            Restart(track, CallOutcome.Unrecorded);
        }
    }

    private static void Restart(ProcessTrack track, CallOutcome outcome)
    {
        Close(track, outcome);
        track.Current = null;
    }

    private static void Close(ProcessTrack track, CallOutcome outcome)
    {
        foreach (TraceCall call in track.Outstanding)
        {
            call.Outcome = outcome;
        }

        track.Outstanding.Clear();
    }

    private ProcessTrack Track(uint label)
    {
        if (!_tracks.TryGetValue(label, out ProcessTrack? track))
        {
            _tracks.Add(label, track = new ProcessTrack(_names.Of(label)));
        }

        return track;
    }

    private static void Number(TraceClient client)
    {
        int number = 0;
        foreach (TraceCall call in client.Roots.SelectMany(CausalModel.Walk).OfType<TraceCall>().Where(call => !call.IsFault))
        {
            call.Number = ++number;
        }
    }
}
