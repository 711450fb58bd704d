using System;
using System.Collections.Generic;
using System.IO;

namespace Micro.Tools.Snapshots;

/// <summary>Shows differences as people read them: what goes behind '-', what comes behind '+', some lines around both.</summary>
internal sealed class DiffText(TextWriter output, bool isColoured)
{
    private const int Context = 3;
    private const string Red = "\e[31m";
    private const string Green = "\e[32m";
    private const string Bold = "\e[1m";
    private const string Plain = "\e[0m";

    public void Show(ReceivedSnapshot snapshot, SnapshotDiff diff)
    {
        string folder = Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.GetDirectoryName(snapshot.Received)!);
        Write(Bold, snapshot.IsNew
            ? $"{snapshot.Name} (new, in {folder}): {Count(diff.Added, "line")}"
            : diff.Changes.Count == 0 ? $"{snapshot.Name} (in {folder}): nothing but the numbers of messages"
            : $"{snapshot.Name} (in {folder}): {Count(diff.Added, "line")} added, {diff.Removed} removed");
        foreach (MessageChange message in diff.Messages)
        {
            output.WriteLine($"  {message.Kind,-7}  {message.Message}");
        }

        // A new one is nothing but added lines: they are the news.
        foreach ((int first, int count) in Stretches(diff.Changes))
        {
            ShowStretch(diff, first, count);
        }

        output.WriteLine();
    }

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    // Changes so near to one another that the lines around them meet are shown together.
    private static IEnumerable<(int First, int Count)> Stretches(IReadOnlyList<LineChange> changes)
    {
        int first = 0;
        for (int next = 1; next <= changes.Count; next++)
        {
            if (next == changes.Count || changes[next].OldStart - changes[next - 1].OldStart - changes[next - 1].OldCount > 2 * Context)
            {
                yield return (first, next - first);
                first = next;
            }
        }
    }

    private void ShowStretch(SnapshotDiff diff, int first, int count)
    {
        LineChange start = diff.Changes[first];
        int old = Math.Max(start.OldStart - Context, 0);
        output.WriteLine($"  line {start.NewStart - (start.OldStart - old) + 1}:");
        for (int index = first; index < first + count; index++)
        {
            LineChange change = diff.Changes[index];
            WriteAll("", "    ", diff.Old, old, change.OldStart);
            WriteAll(Red, "  - ", diff.Old, change.OldStart, change.OldStart + change.OldCount);
            WriteAll(Green, "  + ", diff.New, change.NewStart, change.NewStart + change.NewCount);
            old = change.OldStart + change.OldCount;
        }

        WriteAll("", "    ", diff.Old, old, Math.Min(old + Context, diff.Old.Length));
    }

    private void WriteAll(string colour, string mark, string[] lines, int start, int end)
    {
        for (int line = start; line < end; line++)
        {
            Write(colour, mark + lines[line]);
        }
    }

    private void Write(string colour, string line) =>
        output.WriteLine(isColoured && colour.Length > 0 ? colour + line + Plain : line);
}
