using System;
using System.Text.RegularExpressions;
using Micro.System.Tests.Support;
using Xunit;

namespace Micro.System.Tests;

/// <summary>Every machine, CPU model and amount of memory that Micro promises to boot on.</summary>
public sealed class MachineTests
{
    private const string Commands = "echo up; seq 3 | sort -r; run true && echo ran";
    private const string Expected = "up\n3\n2\n1\nran\n";

    [Theory]
    [InlineData("x64", "microvm", "max")]
    [InlineData("x64", "microvm", "qemu64")]
    [InlineData("x64", "microvm", "Haswell")]
    [InlineData("x64", "q35", "max")]
    [InlineData("x64", "pc", "max")]
    [InlineData("x64", "pc", "qemu64")]
    [InlineData("arm64", "virt,gic-version=2", "max")]
    [InlineData("arm64", "virt,gic-version=3", "max")]
    [InlineData("arm64", "virt", "cortex-a53")]
    [InlineData("arm64", "virt,gic-version=3", "cortex-a57")]
    [InlineData("arm64", "virt", "cortex-a72")]
    public void It_boots_on_every_machine_and_CPU(string architecture, string machine, string cpu) =>
        MicroCommand.Commands(architecture, Commands, "--machine", machine, "--cpu", cpu).Expect(0, Expected);

    [Theory]
    [InlineData("x64", "microvm", "32M")]
    [InlineData("x64", "q35", "6G")]
    [InlineData("x64", "pc", "5G")]
    [InlineData("arm64", "virt", "32M")]
    [InlineData("arm64", "virt", "6G")]
    public void It_boots_with_little_memory_and_with_much(string architecture, string machine, string memory) =>
        MicroCommand.Commands(architecture, Commands, "--machine", machine, "--memory", memory).Expect(0, Expected);

    [Theory]
    [InlineData("x64", "q35", "6G", 6UL << 20)]
    [InlineData("x64", "microvm", "512M", 512UL << 10)]
    [InlineData("arm64", "virt", "6G", 6UL << 20)]
    [InlineData("arm64", "virt", "512M", 512UL << 10)]
    public void All_memory_is_found_and_can_be_used(string architecture, string machine, string memory, ulong kibibytes)
    {
        Outcome outcome = MicroCommand.Commands(architecture, "free", "--machine", machine, "--memory", memory);

        outcome.ExpectStatus(0);
        string[] words = outcome.Output.Split('\n')[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("Mem:", words[0]);
        ulong total = ulong.Parse(words[1], null);
        Assert.True(total > kibibytes * 9 / 10 && total <= kibibytes, outcome.Describe());
    }

    /// <summary>One machine has 64 MiB of its 256 below the hole, the other 3 GiB of 3.25: the rest is above 4 GiB. A program takes all of it,
    /// three times, writes to it and reads that.</summary>
    [Theory]
    [InlineData("x64", "q35,max-ram-below-4g=64M", "256M", 180_000, 230_000)]
    [InlineData("arm64", "virt", "3328M", 3_200_000, 3_350_000)]
    public void Memory_above_4_GiB_is_used(string architecture, string machine, string memory, ulong leastInOnePiece, ulong leastInUse)
    {
        Outcome outcome = MicroCommand.Commands(
            architecture, "free | tail -n 2; run allocate exhaust", "--machine", machine, "--memory", memory);

        outcome.ExpectStatus(0);
        string[] lines = outcome.Output.Split('\n');
        Assert.True(ulong.Parse(lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1], null) > leastInOnePiece, outcome.Describe());
        Match taken = Regex.Match(lines[2], "^allocate: out of memory after ([0-9]+) KiB, all of it given back$");
        Assert.True(taken.Success && ulong.Parse(taken.Groups[1].Value, null) > leastInUse, outcome.Describe());
    }

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void Too_little_memory_is_said(string architecture)
    {
        Outcome outcome = MicroCommand.Commands(architecture, "true", "--memory", "2M");

        outcome.ExpectStatus(125);
        Assert.Single(outcome.Error.Split('\n'), line => line.StartsWith("micro: ", StringComparison.Ordinal));
    }
}
