using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using Micro.Tracing;

namespace Micro.Tools.Replaying;

/// <summary>Shows how a replay went: for people what differs, for programs everything.</summary>
internal sealed class ReplayReport(ReplayPlan plan, IReadOnlyList<ReplayRow> rows)
{
    private const string NoAnswer = "(no answer)";
    private static readonly JsonSerializerOptions _options = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public int Differences => Sent.Count(row => !row.IsSame);

    private IEnumerable<ReplayRow> Sent => rows.Where(row => row.IsSent);

    private IEnumerable<ReplayRow> NotSent => rows.Where(row => !row.IsSent);

    public void Draw(TextWriter output)
    {
        foreach (ReplayRow row in NotSent)
        {
            output.WriteLine($"not sent: {row.Client} → {plan.Server}  {row.Request}  #{row.Number}: {row.Obstacle}");
        }

        ReplayRow[] unanswered = [.. Sent.Reverse().TakeWhile(row => row.Replayed.Length == 0).Reverse()];
        foreach (ReplayRow row in Sent.Where(row => !row.IsSame).Except(unanswered.Skip(1)))
        {
            output.WriteLine($"{row.Client} → {plan.Server}  {row.Request}  #{row.Number}");
            output.WriteLine($"  - {row.Recorded}");
            output.WriteLine($"  + {(row.Replayed.Length == 0 ? NoAnswer : row.Replayed)}");
        }

        if (unanswered.Length > 1)
        {
            output.WriteLine($"the replay ended there: {Count(unanswered.Length - 1, "request")} that followed it got no answer either");
        }

        output.WriteLine(
            $"{Count(Sent.Count(), "request")} to {plan.Server} sent again: {Sent.Count() - Differences} answered as recorded, "
                + $"{Differences} differently; {NotSent.Count()} not sent");
    }

    public void WriteJson(TextWriter output) => output.WriteLine(JsonSerializer.Serialize(
        new
        {
            plan.Server,
            Requests = Sent.Select(row => new { row.Number, row.Client, row.Request, row.Recorded, row.Replayed, row.IsSame }),
            NotSent = NotSent.Select(row => new { row.Number, row.Client, row.Request, row.Obstacle }),
        },
        _options));

    private static string Count(int number, string thing) => number == 1 ? $"1 {thing}" : $"{number} {thing}s";
}
