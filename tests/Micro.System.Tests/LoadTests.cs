using System;
using System.Linq;
using Micro.System.Tests.Support;
using Xunit;

namespace Micro.System.Tests;

/// <summary>The system under load: busy processes, no memory left, no process left.</summary>
public sealed class LoadTests
{
    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void Two_busy_processes_share_the_CPU_and_the_shell_stays_responsive(string architecture)
    {
        Outcome outcome = MicroCommand.Commands(
            architecture,
            "run spin & run spin & sleep 1; echo awake; seq 5 | tail -n 1; ps | grep spin; kill %1 %2; wait; echo free again");

        outcome.ExpectStatus(0);
        string[] lines = outcome.Output.TrimEnd().Split('\n');
        Assert.Equal(["awake", "5"], lines[..2]);
        Assert.Equal("free again", lines[^1]);
        double[] times = [.. lines.Where(line => line.EndsWith(" spin", StringComparison.Ordinal)).Select(CpuSeconds)];
        Assert.True(times.Length == 2 && times.All(time => time is > 0.4 and < 0.6), outcome.Describe());
    }

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void Files_that_fill_the_memory_end_in_an_error_and_removing_them_frees_it(string architecture)
    {
        // A file for the error would find no room either.
        const string Fill = "seq 1 100000 > big; while cat big big big big > more; do mv more big; done; rm big more; free | head -n 2 | tail -n 1; ";
        Outcome outcome = MicroCommand.Commands(
            architecture, "mkdir t; cd t; " + Fill + Fill + "run true && echo usable; seq 3 > f; cat f", "--memory", "64M");

        outcome.ExpectStatus(0);
        string[] lines = outcome.Output.TrimEnd().Split('\n');
        Assert.True(lines.Length == 8, outcome.Describe());
        Assert.Contains("No space left on device", lines[0], StringComparison.Ordinal);
        Assert.Equal(lines[0], lines[2]);

        // What the first round left behind are tables that the second uses again. How large the largest piece is depends on where they lie.
        Assert.Equal(TotalUsedAndFree(lines[1]), TotalUsedAndFree(lines[3]));
        Assert.Equal(["usable", "1", "2", "3"], lines[4..]);
    }

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void Blocks_that_fill_the_memory_end_in_an_error_and_freeing_them_frees_it(string architecture)
    {
        Outcome outcome = MicroCommand.Commands(
            architecture, "run allocate exhaust; echo $?; run allocate exhaust; run true && echo usable; seq 3 | wc -l", "--memory", "64M");

        outcome.ExpectStatus(0);
        string[] lines = outcome.Output.TrimEnd().Split('\n');
        Assert.True(lines.Length == 5, outcome.Describe());
        Assert.Matches("^allocate: out of memory after [0-9]+ KiB, all of it given back$", lines[0]);
        Assert.Equal("0", lines[1]);
        Assert.Equal(lines[0], lines[2]);
        Assert.Equal(["usable", "3"], lines[3..]);
    }

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void A_hundred_processes_wait_in_one_pipeline(string architecture)
    {
        string pipeline = "{ sleep 1; seq 3; }" + string.Concat(Enumerable.Repeat(" | cat", 100));

        MicroCommand.Commands(architecture, pipeline + "; echo $?").Expect(0, "1\n2\n3\n0\n");
    }

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void Too_many_processes_end_in_an_error_and_the_others_go_on(string architecture)
    {
        // As many jobs as a shell can name run; the others are refused. Each that runs can be ended, and a pipe made, all the while.
        Outcome outcome = MicroCommand.Commands(
            architecture,
            "for i in $(seq 300); do run spin & done; seq 3 | wc -l; ps | grep -c spin; kill spin; wait; run true && echo usable; ps | grep -c spin");

        string[] lines = outcome.Output.TrimEnd().Split('\n');
        Assert.Equal(["3", "64", "usable", "0"], lines.TakeLast(4));
        Assert.Equal(300 - 64, lines.Count(line => line == "sh: sh: Limit reached"));
    }

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void Whatever_dead_processes_had_comes_back(string architecture)
    {
        // Far more processes than any table has places, by kill, by exit, by a fault and by a shell between; the first round leaves behind
        // the tables that the others use again.
        const string Round =
            "for i in $(seq 20); do run spin & done; kill spin; wait; for i in $(seq 10); do run true; done; fault null-read > f; "
            + "(run true); seq 9 | (cat; run true) | wc -l > f; ";
        Outcome outcome = MicroCommand.Commands(
            architecture,
            Round + "free | head -n 2 > before; for r in $(seq 8); do " + Round + "done; free | head -n 2 > after; cmp before after && echo same; "
                + "ps | grep -c spin; (ps | grep -c true)");

        outcome.ExpectStatus(1);
        Assert.Equal("same\n0\n0\n", outcome.Output);
    }

    private static string[] TotalUsedAndFree(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..4];

    // "minutes:seconds.milliseconds" in the fifth column of ps.
    private static double CpuSeconds(string line)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] time = words[4].Split(':');
        return (60 * int.Parse(time[0], null)) + double.Parse(time[1], global::System.Globalization.CultureInfo.InvariantCulture);
    }
}
