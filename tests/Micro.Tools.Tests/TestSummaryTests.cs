using System;
using System.IO;
using Micro.Tools.Testing;
using Micro.Tools.Tests.Support;
using Xunit;

namespace Micro.Tools.Tests;

public sealed class TestSummaryTests
{
    // What VSTest 18 writes for one failed, one skipped and two passed tests: it counts skipped ones nowhere.
    private const string Results = """
        <?xml version="1.0" encoding="utf-8"?>
        <TestRun xmlns="http://microsoft.com/schemas/VisualStudio/TeamTest/2010">
          <Times creation="2026-01-01T00:00:00.0+00:00" start="2026-01-01T00:00:01.0+00:00" finish="2026-01-01T00:00:03.5+00:00" />
          <TestDefinitions>
            <UnitTest name="A" storage="/home/somebody/bin/micro.some.tests.dll" id="1" />
          </TestDefinitions>
          <ResultSummary outcome="Failed">
            <Counters total="4" executed="3" passed="2" failed="1" error="0" timeout="0" notExecuted="0" />
          </ResultSummary>
        </TestRun>
        """;

    [Fact]
    public void A_result_file_gives_name_counts_and_time()
    {
        using TemporaryFolder folder = new();

        SuiteResult suite = TestResultFile.Read(folder.Write("a.trx", Results));

        Assert.Equal(new SuiteResult("micro.some.tests", 2, 1, 1, TimeSpan.FromSeconds(2.5)), suite);
    }

    [Fact]
    public void Tests_that_did_not_run_are_listed_once_a_reason()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("a.trx", Results.Replace("<ResultSummary", """
            <Results>
              <UnitTestResult testName="A.Ran" outcome="Passed" />
              <UnitTestResult testName="A.One" outcome="NotExecuted"><Output><StdOut>No network.</StdOut></Output></UnitTestResult>
              <UnitTestResult testName="A.Two" outcome="NotExecuted"><Output><StdOut>No network.</StdOut></Output></UnitTestResult>
            </Results>
            <ResultSummary
            """, StringComparison.Ordinal));
        using StringWriter text = new();

        TestSummary.Draw(PlainConsole.To(text), [], TestResultFile.ReadSkipped(file));

        Assert.StartsWith("skipped: A.One, A.Two: No network.", text.ToString().Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_result_file_that_is_cut_is_one_clear_line()
    {
        using TemporaryFolder folder = new();
        string file = folder.Write("a.trx", Results[..200]);

        ToolException exception = Assert.Throws<ToolException>(() => TestResultFile.Read(file));

        Assert.StartsWith($"cannot read the test results in '{file}'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_last_line_sums_all_suites()
    {
        SuiteResult[] suites = [new("b", 2, 1, 1, TimeSpan.Zero), new("a", 40, 0, 2, TimeSpan.FromSeconds(3))];

        Assert.Equal("42 passed, 1 failed, 3 skipped", TestSummary.Line(suites));
        Assert.Equal("0 passed, 0 failed, 0 skipped", TestSummary.Line([]));
    }

    [Fact]
    public void The_table_has_a_row_for_every_suite_in_order()
    {
        using StringWriter text = new();

        TestSummary.Draw(PlainConsole.To(text), [new("b", 2, 1, 1, TimeSpan.Zero), new("[a]", 40, 0, 2, TimeSpan.FromSeconds(3))], []);

        string[] lines = text.ToString().Split('\n');
        int first = Array.FindIndex(lines, line => line.Contains("[a]", StringComparison.Ordinal));
        Assert.Matches(@"40 .* 0 .* 2 .* 3\.0", lines[first]);
        Assert.Matches(@"b .* 2 .* 1 .* 1 .* 0\.0", lines[first + 1]);
    }
}
