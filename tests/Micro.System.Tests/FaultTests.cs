using System;
using System.Linq;
using System.Text.RegularExpressions;
using Micro.System.Tests.Support;
using Xunit;

namespace Micro.System.Tests;

/// <summary>Every exception of a user program is told with name, exception, address and C# method, and the system lives on.</summary>
public sealed partial class FaultTests
{
    private const string MessageBuffer = "0x0000006000000000";

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void Every_fault_is_reported_and_survived(string architecture)
    {
        Outcome outcome = MicroCommand.Commands(architecture, "fault; echo alive; run true && echo well; exit 7");

        outcome.ExpectStatus(7);
        string[] lines = outcome.Output.TrimEnd().Split('\n');
        Assert.Equal(["alive", "well"], lines.TakeLast(2));
        string[] faults = [.. lines.SkipLast(2)];
        Assert.True(faults.Length == 9, outcome.Describe());
        Assert.All(faults, line => Assert.Matches(FaultLine(), line));
        string special = architecture == MicroCommand.X64 ? "divide" : "unaligned-atomic";
        Assert.All(faults, line => Assert.DoesNotContain(" 0x0000000000000000 ", line, StringComparison.Ordinal));
        Assert.Equal(
            ["null-read", "null-write", "execute-data", "write-code", "read-kernel", "illegal", "breakpoint", special, "stack-overflow"],
            faults.Select(line => line.Split(' ')[0]));
    }

    [Theory]
    [InlineData("null-read", "read access", "0x0000000000000008", "FaultProgram.ReadNull", 139)]
    [InlineData("null-write", "write access", "0x0000000000000008", "FaultProgram.WriteNull", 139)]
    [InlineData("execute-data", "execute access", MessageBuffer, "FaultProgram.ExecuteData", 139)]
    [InlineData("write-code", "write access", null, "FaultProgram.WriteCode", 139)]
    [InlineData("read-kernel", "read access", "0xffffffff80000000", "FaultProgram.ReadKernel", 139)]
    [InlineData("illegal", "illegal instruction", null, "FaultProgram.RunIllegal", 132)]
    [InlineData("breakpoint", "breakpoint", null, "FaultProgram.RunBreakpoint", 133)]
    [InlineData("stack-overflow", "write access", null, "FaultProgram.OverflowStack", 139)]
    public void A_fault_names_its_exception_address_and_method(
        string name, string exception, string? address, string? method, int status)
    {
        foreach (string architecture in new[] { MicroCommand.X64, MicroCommand.Arm64 })
        {
            Outcome outcome = MicroCommand.Commands(architecture, $"fault {name}");

            outcome.ExpectStatus(status);
            Assert.StartsWith(name + " ", outcome.Output, StringComparison.Ordinal);
            Assert.Contains($" {exception} ", outcome.Output, StringComparison.Ordinal);
            Assert.Contains(address ?? "0x", outcome.Output, StringComparison.Ordinal);
            Assert.Contains(method ?? "", outcome.Output, StringComparison.Ordinal);
        }
    }

    // Name, exception, address, method, which is known.
    [GeneratedRegex("^[a-z-]+ +[a-z-]+( [a-z]+)* +0x[0-9a-f]{16} Micro[.]Programs[.]Fault[.]FaultProgram[.][A-Za-z]+$")]
    private static partial Regex FaultLine();
}
