using System.Collections.Generic;
using System.Linq;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Tracing;

/// <summary>The rows of the page's diagram, in the order of time, with the strings and lanes that they name.</summary>
internal sealed class PageRows
{
    private readonly List<PageRow> _rows = [];
    private readonly List<string> _strings = [];
    private readonly List<TraceProcess> _lanes = [];
    private readonly Dictionary<string, int> _stringIndices = [];
    private readonly Dictionary<TraceProcess, int> _laneIndices = [];
    private readonly Dictionary<TraceNode, int> _starts = [];
    private readonly EventTexts _texts;

    public PageRows(CausalModel model, TraceFilter? filter)
    {
        _texts = new EventTexts(model);
        TraceSelection selection = new(model, new TraceTextOptions { Filter = filter, ShowsFaults = true, ShowsSignals = true });
        TraceNode[] nodes = [.. model.Walk().Where(selection.IsShown)];
        NameLanes(model, nodes);
        List<(TraceEvent Event, TraceNode Node)> events = [];
        foreach (TraceNode node in nodes)
        {
            if (node is not TraceCall call)
            {
                events.Add((node.Start, node));
                continue;
            }

            events.AddRange(((TraceEvent?[])[call.Request, call.Answer]).OfType<TraceEvent>().Select(entry => (entry, node)));
        }

        foreach ((TraceEvent entry, TraceNode node) in events.OrderBy(pair => pair.Event.Number))
        {
            Add(entry, node);
        }

        foreach ((TraceNode node, int start) in _starts.Where(pair => pair.Key.Parent is not null))
        {
            _rows[start].Parent = _starts.GetValueOrDefault(node.Parent!, -1);
        }
    }

    public IReadOnlyList<PageRow> Rows => _rows;

    public IReadOnlyList<string> Strings => _strings;

    public IReadOnlyList<TraceProcess> Lanes => _lanes;

    private void NameLanes(CausalModel model, TraceNode[] nodes)
    {
        HashSet<TraceProcess> used = [.. nodes.Select(node => node.Actor), .. nodes.Select(Peer).OfType<TraceProcess>()];
        foreach (TraceProcess process in model.Processes.Where(used.Contains).Concat(used.Where(process => process.Label == 0)))
        {
            _laneIndices.Add(process, _lanes.Count);
            _lanes.Add(process);
        }
    }

    private static TraceProcess? Peer(TraceNode node) => node is TraceCall call ? call.Server : ((TraceNote)node).Target;

    private void Add(TraceEvent entry, TraceNode node)
    {
        int index = _rows.Count;
        TraceCall? call = node as TraceCall;
        bool isAnswer = call is not null && entry == call.Answer;
        _rows.Add(isAnswer ? Answer(entry, call!) : Start(entry, node));
        if (!isAnswer || call!.Request is null)
        {
            _starts.Add(node, index);
        }
        else
        {
            _rows[index].Mate = _starts[node];
            _rows[_starts[node]].Mate = index;
        }
    }

    private PageRow Start(TraceEvent entry, TraceNode node) => new()
    {
        Time = (long)entry.Time,
        Record = (long)entry.Number,
        From = _laneIndices[node.Actor],
        To = Peer(node) is TraceProcess peer ? _laneIndices[peer] : -1,
        Kind = node is not TraceCall call ? PageRowKind.Other : call.IsFault ? PageRowKind.Fault : PageRowKind.Request,
        Text = String(_texts.Of(entry)),
        Number = (node as TraceCall)?.Number ?? 0,
        Operation = node is TraceCall { RequestMessage: { Operation: OperationDescription operation, Protocol: ProtocolDescription protocol } }
            ? String($"{protocol.Name}.{operation.Name}") : -1,
        Note = node is TraceCall open && _texts.WithoutAnswer(open) is { Length: > 0 } note ? String(note) : -1,
        Bytes = entry.WholeLength,
    };

    private PageRow Answer(TraceEvent entry, TraceCall call)
    {
        string error = call.Outcome == CallOutcome.Failed ? ((KernelError)entry.Detail).ToString()
            : call.ReplyMessage is { IsReadable: true } reply ? MessageText.ErrorName(reply.Error) : "";
        return new PageRow
        {
            Time = (long)entry.Time,
            Record = (long)entry.Number,
            From = call.Server is null ? -1 : _laneIndices[call.Server],
            To = _laneIndices[call.Client],
            Kind = call.Outcome == CallOutcome.Failed ? PageRowKind.Failed
                : error is "" or nameof(ServiceError.None) ? PageRowKind.Reply : PageRowKind.Error,
            Text = String(_texts.Of(entry)),
            Number = call.Number,
            Error = error.Length == 0 ? -1 : String(error),
            Bytes = entry.WholeLength,
        };
    }

    private int String(string text)
    {
        if (!_stringIndices.TryGetValue(text, out int index))
        {
            _stringIndices.Add(text, index = _strings.Count);
            _strings.Add(text);
        }

        return index;
    }
}
