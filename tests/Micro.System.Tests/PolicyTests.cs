using System;
using Micro.System.Tests.Support;
using Xunit;

namespace Micro.System.Tests;

/// <summary>Every policy of an allocator is a plugin of its server: the system works the same with each.</summary>
public sealed class PolicyTests
{
    private const string Commands =
        "seq 3000 > numbers; sort -rn numbers | head -n 1; cp numbers copy; cmp numbers copy && echo same; rm numbers copy; run allocate; free";

    [Theory]
    [InlineData("x64", "pmm=bitmap", "heap=first-fit")]
    [InlineData("x64", "pmm=buddy", "heap=size-class")]
    [InlineData("arm64", "pmm=buddy", "heap=first-fit")]
    [InlineData("arm64", "pmm=bitmap", "heap=size-class")]
    public void A_hundred_thousand_rounds_of_mixed_sizes_give_everything_back(string architecture, string frames, string heap)
    {
        Outcome outcome = MicroCommand.Commands(architecture, Commands, "--set", frames, "--set", heap);

        outcome.ExpectStatus(0);
        string[] lines = outcome.Output.Split('\n');
        Assert.Equal(["3000", "same"], lines[..2]);
        Assert.StartsWith("allocate: 100000 rounds, ", lines[2], StringComparison.Ordinal);
        string[] words = lines[2].Split(' ');
        Assert.Equal(words[3], words[7]);
    }
}
