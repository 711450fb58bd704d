using Micro.Abi;
using Micro.Arch.Host;
using Micro.Kernel.Objects;
using Xunit;

namespace Micro.Kernel.Tests;

public sealed class DeviceTests
{
    private const uint Line = 4;

    [Fact]
    public void An_interrupt_signals_and_stays_masked_until_it_is_acknowledged()
    {
        using TestMachine machine = new();
        Slot interrupt = machine.Copy(InitSlots.Machine, first: Line, frames: 1);
        Slot notification = machine.Create(ObjectKind.Notification);
        Assert.Equal(ObjectKind.Interrupt, machine.At(interrupt).Kind);
        Assert.Equal(KernelError.None, Bind(machine, interrupt, machine.Copy(notification, badge: 64)));
        Assert.True(machine.Hardware.IsUnmasked(Line));
        machine.ReplyReceive(notification, Slot.Null, Slot.Null);

        machine.DeviceInterrupt(Line);

        Assert.False(machine.Hardware.IsUnmasked(Line));
        Assert.Equal(machine.Init, machine.Current);
        Assert.Equal(64u, machine.Init.Value.Registers[10]);
        Assert.Equal(KernelError.None, Bind(machine, interrupt, Slot.Null));
        Assert.True(machine.Hardware.IsUnmasked(Line));
        KernelInvariants.Check();
    }

    [Fact]
    public void A_line_is_masked_when_its_notification_or_its_last_capability_goes()
    {
        using TestMachine machine = new();
        Slot interrupt = machine.Copy(InitSlots.Machine, first: Line, frames: 1);
        Slot badged = machine.Copy(machine.Create(ObjectKind.Notification), badge: 1);
        Assert.Equal(KernelError.None, Bind(machine, interrupt, badged));
        Assert.Equal(KernelError.None, machine.Revoke(badged));
        Assert.False(machine.Hardware.IsUnmasked(Line));
        machine.DeviceInterrupt(Line);

        Assert.Equal(KernelError.None, Bind(machine, interrupt, badged));
        Assert.Equal(KernelError.None, machine.Revoke(InitSlots.Machine));

        Assert.True(machine.At(interrupt).IsEmpty);
        Assert.False(machine.Hardware.IsUnmasked(Line));
        machine.DeviceInterrupt(Line);
        machine.DeviceInterrupt(100_000);
        KernelInvariants.Check();
    }

    [Fact]
    public void Lines_come_from_the_machine_only_and_only_those_that_exist()
    {
        using TestMachine machine = new();
        Slot powerless = machine.Copy(InitSlots.Machine, Rights.Derive);
        Slot slot = machine.NewSlot();

        Assert.Equal(KernelError.InvalidArgument, machine.Copy(InitSlots.Machine, WellKnownSlots.Process, slot, first: HostMachine.Lines, frames: 1));
        Assert.Equal(KernelError.InvalidArgument, machine.Copy(InitSlots.Machine, WellKnownSlots.Process, slot, first: 1, frames: 2));
        Assert.Equal(KernelError.NotPermitted, machine.Copy(powerless, WellKnownSlots.Process, slot, first: 1, frames: 1));
        Assert.Equal(KernelError.InvalidArgument, machine.Copy(WellKnownSlots.Endpoint, WellKnownSlots.Process, slot, first: 1, frames: 1));
    }

    [Fact]
    public void Ports_are_read_and_written_within_their_range_only()
    {
        using TestMachine machine = new();
        Slot ports = machine.Copy(InitSlots.Ports, Rights.Read | Rights.Write | Rights.Derive, first: 0x3F8, frames: 8);
        Slot reader = machine.Copy(ports, Rights.Read);
        machine.Hardware.SetPort(0x3FD, 0x60);

        Assert.Equal(KernelError.None, machine.Invoke(new SystemCallWord(Syscall.Port, ports), 0, 0, 5));
        Assert.Equal(0x60u, machine.Word(0));
        Assert.Equal(KernelError.None, machine.Invoke(new SystemCallWord(Syscall.Port, ports), 1, 0, 0, 10, 0x0807_0605_0403_0201, 0x0A09));
        Assert.Equal(10, machine.Hardware.PortWrites.Count);
        Assert.Equal(((ushort)0x3F8, (byte)10), machine.Hardware.PortWrites[9]);
        Assert.Equal(KernelError.InvalidArgument, machine.Invoke(new SystemCallWord(Syscall.Port, ports), 0, 0, 8));
        Assert.Equal(KernelError.InvalidArgument, machine.Invoke(new SystemCallWord(Syscall.Port, ports), 1, 0, 0, 49));
        Assert.Equal(KernelError.InvalidArgument, machine.Invoke(new SystemCallWord(Syscall.Port, ports), 2, 0, 0, 1));
        Assert.Equal(KernelError.NotPermitted, machine.Invoke(new SystemCallWord(Syscall.Port, reader), 1, 0, 0, 1));
    }

    [Fact]
    public void Power_off_writes_the_status_as_the_last_line_of_the_log()
    {
        using TestMachine machine = new();
        SystemCallWord word = new(Syscall.PowerOff, InitSlots.Machine);

        Assert.Equal(KernelError.InvalidArgument, machine.Invoke(word, 0, 0, 256));
        Assert.Equal(KernelError.WrongObject, machine.Invoke(new SystemCallWord(Syscall.PowerOff, WellKnownSlots.Endpoint)));
        HostPowerOffException off = Assert.Throws<HostPowerOffException>(() => machine.Invoke(word, 0, 0, 42));

        Assert.Equal(42, off.Status);
        Assert.Equal("micro: exit 42\n", machine.Hardware.Log);
    }

    [Fact]
    public void Log_writes_up_to_64_bytes()
    {
        using TestMachine machine = new();

        Assert.Equal(KernelError.None, machine.Invoke(new SystemCallWord(Syscall.Log), 10, 0, 0x6C6C_6548_6F6C_6C65, 0x0A21));
        Assert.Equal(KernelError.InvalidArgument, machine.Invoke(new SystemCallWord(Syscall.Log), 65));

        Assert.Equal("elloHell!\n", machine.Hardware.Log);
    }

    [Fact]
    public void Inspect_tells_what_the_kernel_knows()
    {
        using TestMachine machine = new();
        machine.Hardware.Now = 12_345;
        Slot view = machine.Copy(TestMachine.Memory, Rights.Read, first: 2, frames: 3);

        Assert.Equal(KernelError.None, Inspect(machine, Slot.Null, InspectKind.Clock));
        Assert.Equal(12_345u, machine.Word(0));
        Assert.Equal(KernelError.None, Inspect(machine, view, InspectKind.Capability));
        Assert.Equal((ulong)ObjectKind.Memory, machine.Word(0));
        Assert.Equal((ulong)Rights.Read, machine.Word(1));
        Assert.Equal(machine.At(TestMachine.Memory).Frames.First.Number + 2, machine.Word(3));
        Assert.Equal(3u, machine.Word(4));
        Assert.Equal(KernelError.None, Inspect(machine, WellKnownSlots.Thread, InspectKind.Thread));
        Assert.Equal((ulong)ThreadState.Running, machine.Word(0));
        Assert.Equal(1u, machine.Word(1));
        Assert.Equal(12_345u, machine.Word(2));
        Assert.Equal(KernelError.None, Inspect(machine, InitSlots.Machine, InspectKind.Kernel));
        Assert.Equal(KernelRoot.State.RamFrames, machine.Word(2));
        Assert.Equal(KernelRoot.State.Frames.ObjectFrames, machine.Word(3));
        Assert.Equal(KernelError.WrongObject, Inspect(machine, view, InspectKind.Thread));
        Assert.Equal(KernelError.InvalidArgument, Inspect(machine, view, (InspectKind)9));
        Assert.Equal(KernelError.UnknownSystemCall, machine.Invoke(new SystemCallWord((Syscall)99)));
    }

    [Fact]
    public void Measuring_counts_entries_and_keeps_the_longest()
    {
        using TestMachine machine = new(options: "quiet measure");
        Inspect(machine, InitSlots.Machine, InspectKind.Kernel);
        ulong entries = machine.Word(1);

        Inspect(machine, InitSlots.Machine, InspectKind.Kernel);

        Assert.Equal(entries + 1, machine.Word(1));
    }

    private static KernelError Bind(TestMachine machine, Slot interrupt, Slot notification) =>
        machine.Invoke(new SystemCallWord(Syscall.Interrupt, interrupt, notification));

    private static KernelError Inspect(TestMachine machine, Slot slot, InspectKind kind) =>
        machine.Invoke(new SystemCallWord(Syscall.Inspect, slot), (ulong)kind);
}
