using Micro.System.Tests.Support;
using Xunit;

namespace Micro.System.Tests;

/// <summary>Two runs of the same are the same, to the instruction.</summary>
public sealed class RepeatabilityTests
{
    private const string Commands =
        "uptime; date; seq 2000 | sort -r | tail -n 1; run spin 100000 & run spin 100000; wait; fault null-read; ps; free; uptime";

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void Two_runs_have_the_same_output_and_the_same_log(string architecture)
    {
        Outcome first = MicroCommand.Commands(architecture, Commands);
        Outcome second = MicroCommand.Commands(architecture, Commands);

        Assert.Contains("micro: exit ", first.Log, global::System.StringComparison.Ordinal);
        Assert.Equal(first.Output, second.Output);
        Assert.Equal(first.Log, second.Log);
        Assert.Equal(first.Status, second.Status);
    }

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void Quiet_leaves_only_the_status_on_the_log(string architecture)
    {
        Outcome outcome = MicroCommand.Commands(architecture, "true", "--append", "quiet");

        outcome.ExpectStatus(0);
        Assert.Equal("micro: exit 0", outcome.Log.Trim());
    }
}
