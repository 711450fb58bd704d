using System.Globalization;
using System.IO;
using System.Linq;

namespace Micro.Tracing;

/// <summary>Writes trees, a line a message.</summary>
internal sealed class TreeWriter
{
    private const int Indent = 2;
    private readonly TextWriter _writer;
    private readonly TraceSelection _selection;
    private readonly TraceTextOptions _options;
    private readonly ValueText _values;
    private readonly MessageText _messages;
    private bool _hasLines;
    private bool _isFirstOfClient;

    public TreeWriter(TextWriter writer, TraceSelection selection, TraceTextOptions options)
    {
        _writer = writer;
        _selection = selection;
        _options = options;
        _values = new ValueText(new IdentityNames(), options.ShowsNumbers);
        _messages = new MessageText(_values);
    }

    public void Write(TraceClient client)
    {
        _isFirstOfClient = true;
        foreach (TraceNode root in client.Roots)
        {
            Write(root, depth: 0);
        }
    }

    /// <summary>Lists the calls that wait for an answer.</summary>
    public void WritePending(CausalModel model)
    {
        _isFirstOfClient = true;
        foreach (TraceCall call in model.Pending.Where(_selection.IsShown).Where(_selection.IsInside))
        {
            Line(0, $"PENDING {Request(call)}", call.Start);
        }
    }

    /// <summary>Writes a line that belongs to no message.</summary>
    public void WriteRemark(string text)
    {
        _isFirstOfClient = true;
        Line(0, text, when: null);
    }

    private void Write(TraceNode node, int depth)
    {
        bool isInside = _selection.IsInside(node);
        bool isShown = isInside && _selection.IsShown(node);
        TraceCall? call = node as TraceCall;

        // Also what is hidden is put into words: identities are named by their first appearance, whatever a filter shows of it.
        string start = !isInside ? "" : call is not null ? Request(call) : NoteText.Of((TraceNote)node, _values);
        if (isShown && call is not { Request: null })
        {
            Line(depth, start, node.Start);
        }

        foreach (TraceNode child in call?.Children ?? [])
        {
            Write(child, isShown ? depth + 1 : depth);
        }

        string? answer = isInside && call is not null ? _messages.Answer(call) : null;
        if (isShown && answer is not null)
        {
            string number = call!.Request is null ? Number(call) : "";
            Line(depth, $"{call.Client} ← {Server(call)}  {answer}{number}", call.Answer);
        }
    }

    private string Request(TraceCall call) => $"{call.Client} → {Server(call)}  {_messages.Request(call)}{Number(call)}";

    private string Number(TraceCall call) =>
        call.IsFault ? "" : string.Create(CultureInfo.InvariantCulture, $"  #{_selection.NumberOf(call)}");

    private static string Server(TraceCall call) => call.Server?.Name ?? "?";

    private void Line(int depth, string text, TraceEvent? when)
    {
        if (_isFirstOfClient && _hasLines)
        {
            _writer.WriteLine();
        }

        _isFirstOfClient = false;
        _hasLines = true;
        string time = _options.ShowsTimes ? Time(when) : "";
        _writer.WriteLine($"{time}{new string(' ', Indent * depth)}{text}");
    }

    private static string Time(TraceEvent? when) =>
        when is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{when.Time,14:N0}  ");
}
