using System.Collections.Generic;
using System.Linq;
using Micro.System.Tests.Support;
using Xunit;

namespace Micro.System.Tests;

/// <summary>The protections of the CPU in a guest that runs, from the registers and page tables themselves.</summary>
public sealed class ProtectionTests
{
    private const ulong WriteProtect = 1 << 16; // CR0.WP
    private const ulong UserInstruction = 1 << 11; // CR4.UMIP
    private const ulong SupervisorExecution = 1 << 20; // CR4.SMEP
    private const ulong SupervisorAccess = 1 << 21; // CR4.SMAP
    private const ulong NoExecute = 1 << 11; // EFER.NXE

    private const ulong TranslationOn = 1 << 0; // SCTLR_EL1.M
    private const ulong WritableNeverExecutes = 1 << 19; // SCTLR_EL1.WXN
    private const ulong PanStays = 1 << 23; // SCTLR_EL1.SPAN: 0 sets PAN at every exception

    private const int X64Ram = 64 << 20;
    private const int Arm64Ram = 64 << 20;
    private const ulong Arm64RamStart = 0x4000_0000;

    [Theory]
    [InlineData("max", SupervisorExecution | SupervisorAccess | UserInstruction)]
    [InlineData("Haswell", SupervisorExecution)]
    [InlineData("qemu64", 0)]
    public void X64_has_on_what_the_CPU_has(string cpu, ulong expected)
    {
        using GuestProbe probe = new();
        using TerminalSession session = Start(probe, "x64", cpu);

        Assert.Equal(expected, probe.MonitorRegister("CR4") & (SupervisorExecution | SupervisorAccess | UserInstruction));
        Assert.Equal(WriteProtect, probe.MonitorRegister("CR0") & WriteProtect);
        Assert.Equal(NoExecute, probe.MonitorRegister("EFER") & NoExecute);

        GuestMapping[] all = [.. new GuestTables(probe.Memory(0, X64Ram), 0, isArm64: false).Mappings(probe.MonitorRegister("CR3"))];
        const ulong UpperHalf = 1UL << 47;
        Check([.. all.Where(mapping => mapping.Address < UpperHalf)], [.. all.Where(mapping => mapping.Address >= UpperHalf)]);
        Assert.All(all, mapping => Assert.Equal(mapping.Address < UpperHalf, mapping.IsUser));
    }

    [Theory]
    [InlineData("max", true)]
    [InlineData("cortex-a53", false)]
    public void Arm64_has_on_what_the_CPU_has(string cpu, bool hasPan)
    {
        using GuestProbe probe = new();
        using TerminalSession session = Start(probe, "arm64", cpu);

        ulong[] registers = probe.SystemRegisters("SCTLR", "TTBR0_EL1", "TTBR1_EL1");
        Assert.Equal(TranslationOn | WritableNeverExecutes, registers[0] & (TranslationOn | WritableNeverExecutes));
        Assert.Equal(hasPan ? 0 : PanStays, registers[0] & PanStays);

        GuestTables tables = new(probe.Memory(Arm64RamStart, Arm64Ram), Arm64RamStart, isArm64: true);
        GuestMapping[] user = [.. tables.Mappings(registers[1])];
        GuestMapping[] kernel = [.. tables.Mappings(registers[2])];
        Check(user, kernel);
        Assert.All(user, mapping => Assert.True(mapping.IsUser && !mapping.KernelExecutes, $"{mapping}"));
        Assert.All(kernel, mapping => Assert.True(!mapping.IsUser && !mapping.UserExecutes, $"{mapping}"));
    }

    // A busy program beside the shell: the address space that is there is most likely its own.
    private static TerminalSession Start(GuestProbe probe, string architecture, string cpu)
    {
        TerminalSession session = new(
            ["--arch", architecture, "--cpu", cpu, "--memory", "64M", "--append", "quiet", "--", .. probe.Arguments]);
        session.WaitForPrompt();
        session.Run("run spin &\r");
        return session;
    }

    private static void Check(IReadOnlyCollection<GuestMapping> user, IReadOnlyCollection<GuestMapping> kernel)
    {
        Assert.Contains(user, mapping => mapping.UserExecutes);
        Assert.Contains(user, mapping => mapping.IsWritable);
        Assert.Contains(kernel, mapping => mapping.KernelExecutes);
        Assert.Contains(kernel, mapping => mapping.IsWritable);
        Assert.Contains(kernel, mapping => !mapping.IsWritable && !mapping.KernelExecutes);
        Assert.All(user, mapping => Assert.False(mapping.IsWritable && (mapping.UserExecutes || mapping.KernelExecutes), $"{mapping}"));
        Assert.All(kernel, mapping => Assert.False(mapping.IsWritable && (mapping.UserExecutes || mapping.KernelExecutes), $"{mapping}"));
    }
}
