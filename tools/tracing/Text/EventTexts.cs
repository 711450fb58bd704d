using System.Collections.Generic;

namespace Micro.Tracing;

/// <summary>The line of every event, with the names that the whole text gives to identities.</summary>
internal sealed class EventTexts
{
    private readonly Dictionary<TraceEvent, string> _lines = [];
    private readonly ValueText _values = new(new IdentityNames(), isExact: false);
    private readonly MessageText _messages;

    public EventTexts(CausalModel model)
    {
        _messages = new MessageText(_values);
        foreach (TraceClient client in model.Clients)
        {
            foreach (TraceNode root in client.Roots)
            {
                Add(root);
            }
        }
    }

    /// <summary>What the event says, without who says it; empty for one that only tells of another.</summary>
    public string Of(TraceEvent entry) => _lines.GetValueOrDefault(entry, "");

    /// <summary>What a caller got that was answered by no event; empty where there is nothing to say.</summary>
    public string WithoutAnswer(TraceCall call) => call.Answer is null ? _messages.Answer(call) ?? "" : "";

    private void Add(TraceNode node)
    {
        if (node is not TraceCall call)
        {
            _lines[node.Start] = NoteText.Event((TraceNote)node, _values);
            return;
        }

        string request = _messages.Request(call);
        if (call.Request is not null)
        {
            _lines[call.Request] = request;
        }

        foreach (TraceNode child in call.Children)
        {
            Add(child);
        }

        if (call.Answer is not null)
        {
            _lines[call.Answer] = _messages.Answer(call) ?? "";
        }
    }
}
