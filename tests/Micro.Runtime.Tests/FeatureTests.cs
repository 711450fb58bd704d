using System.Collections.Generic;
using System.Linq;
using System.Text;
using Micro.Tests.Features;
using Xunit;

namespace Micro.Runtime.Tests;

/// <summary>The same assembly on the host and, compiled and linked bare, on both CPUs in QEMU.</summary>
[Collection("Machine images")]
public sealed class FeatureTests
{
    private const string Project = "tests/machine/features/Micro.Tests.Features.csproj";
    private const string Image = "Micro.Tests.Features-bare";

    // What the trap of each failure must say.
    private static readonly Dictionary<string, FailFastReason> _reasons = new()
    {
        ["index"] = FailFastReason.IndexOutOfRange,
        ["null"] = FailFastReason.NullReference,
        ["overflow"] = FailFastReason.Overflow,
        ["divide"] = FailFastReason.DivideByZero,
        ["cast"] = FailFastReason.InvalidCast,
        ["array type"] = FailFastReason.ArrayTypeMismatch,
        ["slice"] = FailFastReason.ArgumentOutOfRange,
        ["no value"] = FailFastReason.NoValue,
        ["no key"] = FailFastReason.KeyNotFound,
        ["duplicate key"] = FailFastReason.DuplicateKey,
        ["negative length"] = FailFastReason.Overflow,
        ["string index"] = FailFastReason.IndexOutOfRange,
        ["null interface"] = FailFastReason.NullReference,
        ["escaped field"] = FailFastReason.NullReference,
        ["escaped copy"] = FailFastReason.NullReference,
        ["escaped struct"] = FailFastReason.NullReference,
        ["permanent arena"] = FailFastReason.ArenaExhausted,
        ["arena"] = FailFastReason.ArenaExhausted,
    };

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void The_machine_prints_what_the_host_prints_and_traps_with_the_reason(string arch)
    {
        (int status, string output) = MachineImages.Build(Project, arch);
        Assert.True(status == 0, output);

        string[] lines = MachineImages.Boot(arch, MachineImages.Elf(arch, Image)).Split('\n');

        Assert.Equal(Expected(), lines);
    }

    private static IEnumerable<string> Expected()
    {
        byte[] buffer = new byte[8192];
        int length = FeatureReport.Write(buffer);
        string[] features = Encoding.UTF8.GetString(buffer, 0, length).TrimEnd('\n').Split('\n');
        IEnumerable<string> failures = Enumerable.Range(1, FailureCases.Count)
            .Select(number => Encoding.UTF8.GetString(FailureCases.Name(number)))
            .SelectMany(name => new[] { name, $"trap {(int)_reasons[name]:00}" });
        return [.. features, .. failures, ""];
    }
}
