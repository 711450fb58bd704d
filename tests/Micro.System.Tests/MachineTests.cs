using System;
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

    /// <summary>Of 256 MiB only 64 lie below the hole: the rest is above 4 GiB, and a program fills all of it, three times.</summary>
    [Fact]
    public void Memory_above_4_GiB_is_used()
    {
        Outcome outcome = MicroCommand.Commands(
            "x64", "free | tail -n 2; run allocate exhaust", "--machine", "q35,max-ram-below-4g=64M", "--memory", "256M");

        outcome.ExpectStatus(0);
        string[] lines = outcome.Output.Split('\n');
        ulong largest = ulong.Parse(lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1], null);
        Assert.InRange(largest, 180_000UL, 196_608UL);
        Assert.Matches("^allocate: out of memory after 2[34][0-9]{4} KiB, all of it given back$", lines[2]);
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
