using System;
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

    public int Differences => rows.Count(row => !row.IsSame);

    public void Draw(TextWriter output)
    {
        foreach (ReplayStep step in plan.Steps.Where(step => !step.IsPlayed))
        {
            output.WriteLine($"not sent  #{NumberOf(step)}: {step.Obstacle}");
        }

        foreach (ReplayRow row in rows.Where(row => !row.IsSame))
        {
            output.WriteLine($"{row.Client} → {plan.Server}  {row.Request}  #{row.Number}");
            output.WriteLine($"  - {row.Recorded}");
            output.WriteLine($"  + {(row.Replayed.Length == 0 ? NoAnswer : row.Replayed)}");
        }

        output.WriteLine(
            $"{Count(rows.Count, "request")} to {plan.Server} sent again: {rows.Count - Differences} answered as recorded, "
                + $"{Differences} differently; {plan.Steps.Count - rows.Count} not sent");
    }

    public void WriteJson(TextWriter output) => output.WriteLine(JsonSerializer.Serialize(
        new
        {
            plan.Server,
            Requests = rows,
            NotSent = plan.Steps.Where(step => !step.IsPlayed).Select(step => new { Number = NumberOf(step), step.Obstacle }),
        },
        _options));

    private int NumberOf(ReplayStep step) => Array.IndexOf([.. plan.Steps], step) + 1;

    private static string Count(int number, string thing) => number == 1 ? $"1 {thing}" : $"{number} {thing}s";
}
