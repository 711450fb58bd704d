using System.Collections.Generic;
using System.Globalization;
using Micro.Tracing;
using Spectre.Console;

namespace Micro.Tools.Tracing;

/// <summary>Counts and costs of operations as a table.</summary>
internal static class StatisticsTable
{
    public static void Draw(IAnsiConsole console, IReadOnlyList<OperationStatistics> rows)
    {
        Table table = new Table { Border = TableBorder.Rounded, Caption = new TableTitle("min, median and max in ns from request to answer; under icount: instructions") }
            .AddColumn(new TableColumn("operation").NoWrap());
        foreach (string title in (string[])["count", "errors", "open", "bytes", "min", "median", "max"])
        {
            table.AddColumn(new TableColumn(title).RightAligned().NoWrap());
        }

        foreach (OperationStatistics row in rows)
        {
            string name = row.Protocol.Length == 0 ? row.Operation : $"{row.Protocol}.{row.Operation}";
            table.AddRow(
                Markup.Escape(name), Number(row.Count), Number(row.Errors), Number(row.Unanswered), Number(row.Bytes),
                Time(row.Times?.Min), Time(row.Times?.Median), Time(row.Times?.Max));
        }

        console.Write(table);
    }

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    private static string Time(ulong? value) => value is ulong time ? time.ToString("N0", CultureInfo.InvariantCulture) : "";
}
