using System;
using System.Collections.Generic;
using System.Globalization;

namespace Micro.Tracing;

/// <summary>Holds the answers of a replayed conversation against the recorded ones, in words: what tells one thing from another must do so alike.</summary>
public static class ReplayComparison
{
    /// <summary>A row for every step.</summary>
    /// <param name="plan">What was played.</param>
    /// <param name="replayed">What the player and the server said, in the order of time.</param>
    public static IReadOnlyList<ReplayRow> Of(ReplayPlan plan, IEnumerable<TraceCall> replayed)
    {
        Queue<TraceCall> answers = new(replayed);
        Pair words = new();
        List<ReplayRow> rows = [];
        for (int index = 0; index < plan.Steps.Count; index++)
        {
            // What could not be sent is not in the replay, and neither is what the player could not, for lack of a capability that an answer brings.
            ReplayStep step = plan.Steps[index];
            TraceCall? call = step.IsPlayed && answers.TryPeek(out TraceCall? next) && step.IsSentAs(next) ? answers.Dequeue() : null;
            (string request, _) = words.Request(step.Call, call);
            (string old, string fresh) = words.Answer(step.Call, call);
            fresh += old == fresh ? OtherBytes(step.Call.ReplyMessage, call?.ReplyMessage) : "";
            rows.Add(new ReplayRow(index + 1, step.Call.Client.Name, request, old, fresh, step.Obstacle));
        }

        return rows;
    }

    // Words show the beginning of what is long; what was kept of it is held against the recording too.
    private static string OtherBytes(DecodedMessage? then, DecodedMessage? now)
    {
        for (int index = 0; index < (then?.Values.Count ?? 0) && index < (now?.Values.Count ?? 0); index++)
        {
            ReadOnlySpan<byte> old = then!.Values[index].Bytes.Span;
            ReadOnlySpan<byte> fresh = now!.Values[index].Bytes.Span;
            int common = old.CommonPrefixLength(fresh);
            if (common < old.Length && common < fresh.Length)
            {
                return string.Create(CultureInfo.InvariantCulture, $" with other bytes of {then.Values[index].Name} from {common} on");
            }
        }

        return "";
    }

    /// <summary>Words for what was said then and for what is said now.</summary>
    private sealed class Pair
    {
        // One process plays all clients: what an answer gave one of them is its own, any other number is the same for all.
        private readonly IdentityNames _oldNames = new(hasOnlyMade: true);
        private readonly IdentityNames _newNames = new(hasOnlyMade: true);
        private readonly MessageText _old;
        private readonly MessageText _new;

        public Pair()
        {
            _old = new MessageText(new ValueText(_oldNames, isExact: false));
            _new = new MessageText(new ValueText(_newNames, isExact: false));
        }

        public (string Old, string New) Request(TraceCall then, TraceCall? now)
        {
            _oldNames.Begin(null);
            string old = _old.Request(then);
            _newNames.Begin([.. _oldNames.Said]);
            return (old, now is null ? "" : _new.Request(now));
        }

        public (string Old, string New) Answer(TraceCall then, TraceCall? now)
        {
            _oldNames.Begin(null);
            string old = _old.Answer(then) ?? "";
            _newNames.Begin([.. _oldNames.Said]);
            return (old, now is null ? "" : _new.Answer(now) ?? "");
        }
    }
}
