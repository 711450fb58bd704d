using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Micro.MessagePack;

namespace Micro.Tracing;

/// <summary>The bytes of a request in the player's words, with kept numbers in the place of those that were recorded.</summary>
internal static class ReplayPayload
{
    private const int MaxDepth = 8;

    /// <param name="call">The recorded request.</param>
    /// <param name="sources">Where its numbers come from.</param>
    /// <param name="numbers">What the player keeps.</param>
    public static string Of(TraceCall call, ReplaySources sources, ReplayPlaces<ReplayNumber> numbers)
    {
        ReadOnlySpan<byte> payload = call.Request!.Payload.Span;
        IReadOnlyList<DecodedValue> values = call.RequestMessage?.Values ?? [];
        MessageReader reader = new(payload);
        StringBuilder text = new();
        if (reader.ReadArrayHeader() == values.Count + 1 && reader.ReadRaw(MaxDepth).Length != 0)
        {
            Append(text, payload[..^reader.Remaining]);
            foreach (DecodedValue value in values)
            {
                ReadOnlySpan<byte> recorded = reader.ReadRaw(MaxDepth);
                if (ReplayNumber.Of(value, call.Client) is ReplayNumber used && sources.Of(used) is ReplayNumber source
                    && numbers.TryFind(source, out int place))
                {
                    text.Append(CultureInfo.InvariantCulture, $"%{place:x2}{used.Number - source.Number:x2}");
                }
                else
                {
                    Append(text, recorded);
                }
            }
        }

        // What the protocol does not read as it should goes as it was.
        bool isWhole = reader.Error == DecodeError.None && reader.IsComplete;
        return payload.IsEmpty ? "-" : isWhole ? text.ToString() : Convert.ToHexStringLower(payload);
    }

    private static void Append(StringBuilder text, ReadOnlySpan<byte> bytes) => text.Append(Convert.ToHexStringLower(bytes));
}
