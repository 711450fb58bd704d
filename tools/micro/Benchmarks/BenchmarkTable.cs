using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Micro.Tools.Machines;
using Spectre.Console;

namespace Micro.Tools.Benchmarks;

/// <summary>The rows as a table: a name a line, a column for each CPU, the mark beside them.</summary>
internal static class BenchmarkTable
{
    public static void Draw(IAnsiConsole console, IReadOnlyList<BenchmarkRow> rows)
    {
        string[] architectures = [.. Target.All.Select(target => target.Name).Where(name => rows.Any(row => row.Arch == name))];
        Table table = new Table { Border = TableBorder.Rounded }.AddColumn("benchmark").AddColumn("unit");
        foreach (string architecture in architectures)
        {
            table.AddColumn(new TableColumn(architecture).RightAligned());
        }

        table.AddColumn(new TableColumn("mark").RightAligned());
        table.AddColumn("");
        foreach (IGrouping<string, BenchmarkRow> group in rows.GroupBy(row => row.Name))
        {
            table.AddRow([.. Cells(group, architectures, rows)]);
        }

        console.Write(table);
    }

    private static IEnumerable<string> Cells(
        IGrouping<string, BenchmarkRow> group,
        string[] architectures,
        IReadOnlyList<BenchmarkRow> all)
    {
        yield return Markup.Escape(group.Key);
        yield return Markup.Escape(group.First().Unit);
        foreach (string architecture in architectures)
        {
            BenchmarkRow? row = group.FirstOrDefault(candidate => candidate.Arch == architecture);
            yield return row is null ? "" : Number(row.Value);
        }

        long?[] marks = [.. group.Select(row => BenchmarkMarks.For(row, all)).Where(mark => mark is not null)];
        yield return marks.Length == 0 ? "" : string.Join(" / ", marks.Distinct().Select(mark => "≤ " + Number(mark!.Value)));
        bool hasMissed = group.Any(row => row.Value > (BenchmarkMarks.For(row, all) ?? long.MaxValue));
        yield return marks.Length == 0 ? "" : hasMissed ? "[red]miss[/]" : "[green]pass[/]";
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
