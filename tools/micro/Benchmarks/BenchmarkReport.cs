using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using Micro.Tools.Host;

namespace Micro.Tools.Benchmarks;

/// <summary>Writes rows for other programs and for later.</summary>
internal static class BenchmarkReport
{
    private const string HistoryHeader = "date,commit,arch,name,unit,value";

    private static readonly JsonSerializerOptions _json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    public static void WriteJson(string file, IReadOnlyList<BenchmarkRow> rows) =>
        File.WriteAllText(file, JsonSerializer.Serialize(rows, _json) + "\n");

    /// <summary>Appends to bench/history.csv, a line a value.</summary>
    public static void Record(Tool tool, IReadOnlyList<BenchmarkRow> rows)
    {
        string history = Path.Combine(tool.Repository.Root, "bench", "history.csv");
        Directory.CreateDirectory(Path.GetDirectoryName(history)!);
        if (!File.Exists(history))
        {
            File.WriteAllText(history, HistoryHeader + "\n");
        }

        string date = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string commit = Commit(tool);
        File.AppendAllLines(
            history,
            rows.Select(row => $"{date},{commit},{row.Arch},{row.Name},{row.Unit},{row.Value}"));
        Say.Note($"recorded {rows.Count} values in bench/history.csv");
    }

    private static string Commit(Tool tool)
    {
        string[] arguments = ["rev-parse", "--short=10", "HEAD"];
        SubprocessResult result = Subprocess.Capture(tool.Signals, "git", arguments, tool.Repository.Root);
        return result.Status == 0 ? result.Text.Trim() : "unknown";
    }
}
