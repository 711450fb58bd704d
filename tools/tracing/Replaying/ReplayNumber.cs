using System.Collections.Generic;
using System.Linq;
using Micro.Protocols;

namespace Micro.Tracing;

/// <summary>A number that names something to its server: a frame, an offset in a heap, a descriptor. Another server may give another one.</summary>
/// <param name="Identity">What kind of thing it names.</param>
/// <param name="Client">Whose it is, if equal numbers of two clients are two things; else 0.</param>
/// <param name="Number">The number.</param>
internal readonly record struct ReplayNumber(string Identity, uint Client, ulong Number)
{
    /// <summary>The number that a value is; null: it names nothing.</summary>
    public static ReplayNumber? Of(DecodedValue value, TraceProcess client) =>
        value.IsIdentity && value.Description.Kind is ValueKind.Unsigned or ValueKind.Signed
            ? new ReplayNumber(value.Description.Identity, value.Description.IsPerClient ? client.Label : 0, value.Number)
            : null;

    /// <summary>What the first result of an answer names; of a record its first field.</summary>
    public static ReplayNumber? Brought(TraceCall call) =>
        call.ReplyMessage is { Number: 0, Values: [DecodedValue first, ..] } ? Of(first is { Fields: [DecodedValue field, ..] } ? field : first, call.Client) : null;

    /// <summary>What the arguments of a request name.</summary>
    public static IEnumerable<ReplayNumber> Used(TraceCall call) => (call.RequestMessage?.Values ?? [])
        .Select(value => Of(value, call.Client)).Where(number => number is not null).Select(number => number!.Value);
}
