using System.Globalization;
using Micro.Abi;

namespace Micro.Tracing;

/// <summary>Events that are no calls, as text.</summary>
internal static class NoteText
{
    public static string Of(TraceNote note, ValueText values)
    {
        TraceEvent entry = note.Start;
        string target = note.Target is null ? "" : $" → {note.Target}";
        string text = entry.Kind switch
        {
            TraceKind.Signal or TraceKind.Alarm => $"{entry.Kind}({Notification(entry, values)}bits: 0x{entry.Badge:x})",
            TraceKind.Interrupt => string.Create(CultureInfo.InvariantCulture, $"Interrupt(line: {entry.Detail})"),
            _ => entry.Kind.ToString(),
        };
        return $"{note.Actor}{target}  {text}";
    }

    private static string Notification(TraceEvent entry, ValueText values)
    {
        ulong identity = entry.Objects.Count > 0 ? entry.Objects[0] : 0;
        return identity == 0 ? "" : values.Of(((ObjectKind)(identity >> 56)).ToString(), identity) + ", ";
    }
}
