using System;
using System.Linq;
using System.Runtime.CompilerServices;
using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Arch.Host;
using Micro.Kernel.Frames;
using Micro.Kernel.Objects;
using Micro.Kernel.Scheduling;
using Xunit;

namespace Micro.Kernel.Tests;

public sealed class BootTests
{
    [Fact]
    public void Init_starts_at_its_entry_with_its_stack_and_start_info()
    {
        using TestMachine machine = new();

        Assert.Equal(machine.Init, machine.Current);
        Assert.Equal(TestArchive.Entry, machine.Init.Value.Registers[16]);
        Assert.Equal(ProcessLayout.StackTop, machine.Init.Value.Registers[15]);
        Assert.Equal(ThreadState.Running, machine.Init.Value.State);
        KernelInvariants.Check();
    }

    [Fact]
    public void Text_is_mapped_where_the_archive_lies_and_data_is_copied()
    {
        using TestMachine machine = new();
        Ref<Process> process = machine.Init.Value.Process;

        Assert.True(machine.TryTranslate(process, TestArchive.Text, out Frame text, out PageRights textRights));
        Assert.True(machine.TryTranslate(process, TestArchive.Data, out Frame data, out PageRights dataRights));
        Assert.True(machine.TryTranslate(process, TestArchive.Data + (2 * Frame.Size), out Frame last, out _));

        Assert.Equal(TestMachine.ArchiveFrame + 1, text.Number);
        Assert.Equal(PageRights.User | PageRights.Execute, textRights);
        Assert.Equal(PageRights.User | PageRights.Write, dataRights);
        Assert.All(machine.Bytes(data)[..TestArchive.DataLength].ToArray(), value => Assert.Equal(TestArchive.DataByte, value));
        Assert.All(machine.Bytes(data)[TestArchive.DataLength..].ToArray(), value => Assert.Equal(0, value));
        Assert.All(machine.Bytes(last).ToArray(), value => Assert.Equal(0, value));
    }

    [Fact]
    public void Free_memory_is_plain_unmapped_and_all_of_it_is_handed_to_init()
    {
        using TestMachine machine = new(options: "a b");
        Assert.True(machine.TryTranslate(machine.Init.Value.Process, ProcessLayout.StartInfo, out Frame page, out PageRights rights));
        ref BootReport report = ref Unsafe.As<byte, BootReport>(ref machine.Bytes(page)[0]);

        Assert.Equal(PageRights.User, rights);
        Assert.Equal(BootReport.ExpectedMagic, report.Magic);
        Assert.Equal(2u, report.MemoryCount);
        Assert.Equal(3u, report.CommandLineLength);
        ulong free = 0;
        for (uint i = 0; i < report.MemoryCount; i++)
        {
            FrameRange frames = machine.At(InitSlots.FirstMemory.Plus(i)).Frames;
            Assert.True(KernelRoot.State.Frames.AreFree(frames));
            free += frames.Count;
        }

        Assert.Equal(report.RamFrames, free + report.KernelFrames + KernelRoot.State.Archive.Count);
    }

    [Fact]
    public void Init_finds_its_well_known_slots_filled()
    {
        using TestMachine machine = new();
        (Slot Slot, ObjectKind Kind)[] expected =
        [
            (WellKnownSlots.Process, ObjectKind.Process), (WellKnownSlots.AddressSpace, ObjectKind.AddressSpace),
            (WellKnownSlots.Thread, ObjectKind.Thread), (WellKnownSlots.Endpoint, ObjectKind.Endpoint),
            (WellKnownSlots.Notification, ObjectKind.Notification), (WellKnownSlots.FirstReply, ObjectKind.Reply),
            (InitSlots.Machine, ObjectKind.Machine), (InitSlots.Archive, ObjectKind.Memory),
            (InitSlots.Devices, ObjectKind.Memory), (InitSlots.Ports, ObjectKind.Ports), (InitSlots.FirstMemory, ObjectKind.Memory),
        ];

        Assert.All(expected, pair => Assert.Equal(pair.Kind, machine.At(pair.Slot).Kind));
        Assert.False(machine.At(InitSlots.Archive).Rights.Includes(Rights.Write));
        Assert.True(machine.At(InitSlots.Devices).IsDevice);
    }

    [Fact]
    public void Boot_lines_tell_the_stages_and_quiet_turns_them_off()
    {
        using (TestMachine loud = new(options: ""))
        {
            string[] lines = loud.Hardware.Log.Split('\n');
            Assert.Equal("[  0.000000] memory: 8096 KiB in 2 ranges", lines[0]);
            Assert.StartsWith("[  0.000000] archive: ", lines[1], StringComparison.Ordinal);
            Assert.Equal("[  0.000000] init: starts at 0x100000010", lines[2]);
        }

        using TestMachine quiet = new(options: "x quiet");
        Assert.Empty(quiet.Hardware.Log);
    }

    [Theory]
    [InlineData(0, "micro: cannot boot: there is no boot archive\n")]
    [InlineData(1, "micro: cannot boot: this is not a boot archive\n")]
    [InlineData(2, "micro: cannot boot: image init: missing from the boot archive\n")]
    [InlineData(3, "micro: cannot boot: image init: corrupt in the boot archive (wrong checksum)\n")]
    [InlineData(4, "micro: cannot boot: the boot archive is truncated\n")]
    public void A_bad_archive_is_named_and_the_machine_goes_off(int damage, string expected)
    {
        byte[] archive = damage switch
        {
            0 => [],
            2 => TestArchive.Build("other"),
            _ => TestArchive.Build(),
        };
        switch (damage)
        {
            case 1:
                archive[0] ^= 1;
                break;
            case 3:
                archive[5000] ^= 1;
                break;
            case 4:
                archive = archive[..^20];
                break;
            default:
                break;
        }

        HostPowerOffException off = Assert.Throws<HostPowerOffException>(() => new TestMachine(archive: archive));

        Assert.Equal(125, off.Status);
        Assert.Equal(expected, TestMachine.Log);
    }

    [Fact]
    public void Any_amount_of_memory_boots_or_says_that_it_is_too_little()
    {
        int booted = 0;
        for (ulong frames = 112; frames < 220; frames++)
        {
            try
            {
                using TestMachine machine = new(frames, archiveFrame: 100);
                KernelInvariants.Check();
                booted++;
            }
            catch (HostPowerOffException off)
            {
                Assert.Equal(125, off.Status);
                Assert.Matches("^micro: cannot boot: too little RAM for (the kernel|init)\n$", TestMachine.Log);
                Assert.Equal(0, booted);
            }
        }

        Assert.InRange(booted, 1, 100);
    }

    [Fact]
    public void Idle_for_ever_ends_the_machine_when_asked_to()
    {
        using TestMachine machine = new(options: "quiet idle=exit");
        _ = machine.ReplyReceive(WellKnownSlots.Endpoint, Slot.Null, WellKnownSlots.FirstReply);
        Assert.Equal(Scheduler<HostCpu<HostPageTableFormat>>.IdleLimit, machine.Hardware.TimerDeadline);

        HostPowerOffException off = Assert.Throws<HostPowerOffException>(machine.Timer);

        Assert.Equal(124, off.Status);
        Assert.Equal("micro: idle\n", machine.Hardware.Log);
    }

    [Fact]
    public void Whoever_a_device_or_an_alarm_can_still_wake_does_not_idle_for_ever()
    {
        using TestMachine machine = new(options: "quiet idle=exit");
        Slot alarm = machine.Copy(machine.Create(ObjectKind.Notification), badge: 1);
        Assert.Equal(KernelError.None, machine.Invoke(new SystemCallWord(Syscall.SetAlarm, alarm), 0, 0, 50));

        // The alarm is the only timer, and it wakes whoever waits.
        _ = machine.ReplyReceive(alarm, Slot.Null, Slot.Null);
        Assert.Equal(50UL, machine.Hardware.TimerDeadline);
        machine.Timer();
        Assert.Equal(machine.Init, machine.Current);

        // A timer that was under way when the CPU went idle is not the one that tells so.
        _ = machine.ReplyReceive(WellKnownSlots.Endpoint, Slot.Null, WellKnownSlots.FirstReply);
        ulong deadline = Assert.NotNull(machine.Hardware.TimerDeadline);
        machine.Hardware.TimerDeadline = machine.Hardware.Now;
        machine.Timer();
        Assert.Equal(deadline, machine.Hardware.TimerDeadline);
    }

    [Fact]
    public void Frames_outside_of_RAM_belong_to_nobody()
    {
        using TestMachine machine = new();

        Assert.Equal(FrameKind.None, KernelRoot.State.Frames.KindOf(new Frame(0)));
        Assert.Equal(FrameKind.None, KernelRoot.State.Frames.KindOf(new Frame(machine.Hardware.Frames)));
        Assert.Equal(FrameKind.Kernel, KernelRoot.State.Frames.KindOf(new Frame(TestMachine.KernelFrame)));
        Assert.Equal(FrameKind.Kernel, KernelRoot.State.Frames.KindOf(new Frame(TestMachine.FirstRam - 1)));
        Assert.All(Enumerable.Range(0, 16), frame => Assert.False(KernelRoot.State.Frames.IsRam(new Frame((ulong)frame))));
    }
}
