using System.Collections.Generic;

namespace Micro.Tracing;

/// <summary>Holds the answers of a replayed conversation against the recorded ones, in words: identities by their first appearance.</summary>
public static class ReplayComparison
{
    // One process plays all clients, so what each of them had a number of its own for is told by that number alone.
    private static readonly TraceProcess _player = ProcessNames.Nobody;

    /// <summary>A row for every step that was played.</summary>
    /// <param name="plan">What was played.</param>
    /// <param name="replayed">What the player and the server said, in the order of time.</param>
    public static IReadOnlyList<ReplayRow> Of(ReplayPlan plan, IEnumerable<TraceCall> replayed)
    {
        List<TraceCall> answers = [.. replayed];
        MessageText then = Words();
        MessageText now = Words();
        List<ReplayRow> rows = [];
        for (int index = 0; index < plan.Steps.Count; index++)
        {
            ReplayStep step = plan.Steps[index];
            if (step.IsPlayed)
            {
                TraceCall? answer = rows.Count < answers.Count ? answers[rows.Count] : null;
                string request = then.Request(step.Call, _player);
                _ = answer is null ? "" : now.Request(answer, _player);
                string old = then.Answer(step.Call, _player) ?? "";
                string fresh = answer is null ? "" : now.Answer(answer, _player) ?? "";
                rows.Add(new ReplayRow(index + 1, step.Call.Client.Name, request, old, fresh));
            }
        }

        return rows;
    }

    private static MessageText Words() => new(new ValueText(new IdentityNames(), isExact: false));
}
