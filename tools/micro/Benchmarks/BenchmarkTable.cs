using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Micro.Tools.Machines;
using Spectre.Console;

namespace Micro.Tools.Benchmarks;

/// <summary>The rows as a table: a name a line, a column for each CPU, the mark beside them. Fits into 80 columns.</summary>
internal static class BenchmarkTable
{
    private const string Instructions = "instructions";
    private const string Bytes = "bytes";

    public static void Draw(IAnsiConsole console, IReadOnlyList<BenchmarkRow> rows)
    {
        string[] architectures = [.. Target.All.Select(target => target.Name).Where(name => rows.Any(row => row.Arch == name))];
        Table table = new Table { Border = TableBorder.Rounded, Caption = new TableTitle("instructions where no unit is named; ≤ n ×: of the row with less in its name") }
            .AddColumn(new TableColumn("benchmark").NoWrap())
            .AddColumn(new TableColumn("unit").NoWrap());
        foreach (string architecture in architectures)
        {
            table.AddColumn(new TableColumn(architecture).RightAligned().NoWrap());
        }

        table.AddColumn(new TableColumn("mark").NoWrap());
        foreach (IGrouping<string, BenchmarkRow> group in rows.GroupBy(row => row.Name))
        {
            table.AddRow([.. Cells([.. group], architectures, rows)]);
        }

        console.Write(table);
    }

    private static IEnumerable<string> Cells(BenchmarkRow[] group, string[] architectures, IReadOnlyList<BenchmarkRow> all)
    {
        bool isInMebibytes = group.All(row => row.Unit == Bytes && row.Value % MemorySize.Mebi == 0);
        long scale = isInMebibytes ? MemorySize.Mebi : 1;
        string unit = group[0].Unit;
        yield return Markup.Escape(group[0].Name);
        yield return isInMebibytes ? "MiB" : unit == Instructions ? "" : Markup.Escape(unit);
        foreach (string architecture in architectures)
        {
            BenchmarkRow? row = group.FirstOrDefault(candidate => candidate.Arch == architecture);
            yield return row is null ? "" : Number(row.Value / scale);
        }

        long?[] marks = [.. group.Select(row => BenchmarkMarks.For(row, all)).Where(mark => mark is not null)];
        bool hasMissed = group.Any(row => row.Value > (BenchmarkMarks.For(row, all) ?? long.MaxValue));
        yield return marks.Length == 0 ? ""
            : (hasMissed ? "[red]miss[/] ≤ " : "[green]pass[/] ≤ ") + Mark(group[0].Name, marks[0]!.Value, scale);
    }

    // A share of another row, whatever that came to.
    private static string Mark(string name, long mark, long scale) => BenchmarkMarks.Share(name) ?? Number(mark / scale);

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
