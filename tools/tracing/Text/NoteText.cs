using System.Globalization;
using Micro.Abi;

namespace Micro.Tracing;

/// <summary>Events that are no calls, as text.</summary>
internal static class NoteText
{
    /// <summary>Who did it, to whom, and what.</summary>
    public static string Of(TraceNote note, ValueText values) =>
        $"{note.Actor}{(note.Target is null ? "" : $" → {note.Target}")}  {Event(note, values)}";

    /// <summary>What was done.</summary>
    public static string Event(TraceNote note, ValueText values) => note.Start.Kind switch
    {
        TraceKind.Signal or TraceKind.Alarm => $"{note.Start.Kind}({Notification(note.Start, values)}bits: 0x{note.Start.Badge:x})",
        TraceKind.Interrupt => string.Create(CultureInfo.InvariantCulture, $"Interrupt(line: {note.Start.Detail})"),
        _ => note.Start.Kind.ToString(),
    };

    private static string Notification(TraceEvent entry, ValueText values)
    {
        ulong identity = entry.Objects.Count > 0 ? entry.Objects[0] : 0;
        return identity == 0 ? "" : values.Of(TraceRecord.KindOf(identity).ToString(), identity) + ", ";
    }
}
