using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Spectre.Console;

namespace Micro.Tools.Testing;

/// <summary>The results of all suites in one table and one line.</summary>
internal static class TestSummary
{
    public static void Draw(IAnsiConsole console, IReadOnlyCollection<SuiteResult> suites, IEnumerable<SkippedTest> skipped)
    {
        foreach (IGrouping<string, SkippedTest> group in skipped.GroupBy(test => test.Reason))
        {
            console.WriteLine($"skipped: {string.Join(", ", group.Select(test => test.Name))}: {group.Key}");
        }

        Table table = new Table { Border = TableBorder.Rounded }
            .AddColumn("suite")
            .AddColumn(new TableColumn("passed").RightAligned())
            .AddColumn(new TableColumn("failed").RightAligned())
            .AddColumn(new TableColumn("skipped").RightAligned())
            .AddColumn(new TableColumn("seconds").RightAligned());
        foreach (SuiteResult suite in suites.OrderBy(suite => suite.Name, System.StringComparer.Ordinal))
        {
            table.AddRow(
                Markup.Escape(suite.Name),
                Number(suite.Passed),
                suite.Failed == 0 ? "0" : $"[red]{Number(suite.Failed)}[/]",
                Number(suite.Skipped),
                suite.Time.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture));
        }

        console.Write(table);
    }

    /// <summary>The line that ends every run of all tests.</summary>
    public static string Line(IReadOnlyCollection<SuiteResult> suites) =>
        $"{suites.Sum(suite => suite.Passed)} passed, {suites.Sum(suite => suite.Failed)} failed, "
        + $"{suites.Sum(suite => suite.Skipped)} skipped";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
