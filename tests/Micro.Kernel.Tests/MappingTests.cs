using System.Collections.Generic;
using Micro.Abi;
using Micro.Arch.Arm64;
using Micro.Arch.Contracts;
using Micro.Arch.Host;
using Micro.Arch.X64;
using Micro.Kernel.Objects;
using Xunit;

namespace Micro.Kernel.Tests;

public sealed class MappingTests
{
    private const ulong Address = ProcessLayout.Shared;
    private const Rights ReadWrite = Rights.Read | Rights.Write;

    private static readonly Dictionary<string, IKernelEntry> _formats = new()
    {
        ["host"] = new KernelEntry<HostPageTableFormat>(),
        ["x64"] = new KernelEntry<X64PageTableFormat>(),
        ["arm64"] = new KernelEntry<Arm64PageTableFormat>(),
    };

    public static TheoryData<string> FormatNames => [.. _formats.Keys];

    [Theory]
    [MemberData(nameof(FormatNames))]
    public void What_is_mapped_is_found_with_its_rights_and_gone_after_unmap(string format)
    {
        using TestMachine machine = new(kernel: _formats[format]);
        GivePageTables(machine, 8);
        Ref<Process> process = machine.Init.Value.Process;
        Frame first = machine.At(TestMachine.Memory).Frames.First;

        Assert.Equal(KernelError.None, machine.Map(WellKnownSlots.AddressSpace, TestMachine.Memory, 3, 5, Address, ReadWrite));
        Assert.Equal(5u, machine.Word(0));
        Assert.Equal(KernelError.None, machine.Map(
            WellKnownSlots.AddressSpace, TestMachine.Memory, 3, 1, Address + 0x200_0000, Rights.Read | Rights.Execute));

        for (ulong i = 0; i < 5; i++)
        {
            Assert.True(machine.TryTranslate(process, Address + (i * Frame.Size), out Frame frame, out PageRights rights));
            Assert.Equal(first.Number + 3 + i, frame.Number);
            Assert.Equal(PageRights.User | PageRights.Write, rights);
        }

        Assert.True(machine.TryTranslate(process, Address + 0x200_0000, out _, out PageRights code));
        Assert.Equal(PageRights.User | PageRights.Execute, code);
        Assert.Equal(2u, KernelRoot.State.Frames.EntryOf(first.Plus(3)).Count);

        Assert.Equal(KernelError.None, machine.Unmap(WellKnownSlots.AddressSpace, Address, 5));
        Assert.Equal(5u, machine.Word(0));
        Assert.False(machine.TryTranslate(process, Address, out _, out _));
        Assert.Equal(1u, KernelRoot.State.Frames.EntryOf(first.Plus(3)).Count);
    }

    [Theory]
    [MemberData(nameof(FormatNames))]
    public void Page_tables_come_from_the_pool_and_go_back_when_their_last_page_goes(string format)
    {
        using TestMachine machine = new(kernel: _formats[format]);
        GivePageTables(machine, 8);
        ref AddressSpace space = ref machine.At(WellKnownSlots.AddressSpace).As<AddressSpace>().Value;
        uint before = space.PoolCount;

        Assert.Equal(KernelError.None, machine.Map(WellKnownSlots.AddressSpace, TestMachine.Memory, 0, 2, Address + 0x1F_F000, ReadWrite));
        Assert.InRange(space.PoolCount, before - 4, before - 2);
        Assert.Equal(KernelError.None, machine.Unmap(WellKnownSlots.AddressSpace, Address + 0x1F_F000, 2));

        Assert.Equal(before, space.PoolCount);
    }

    [Fact]
    public void A_missing_page_table_is_asked_for_and_the_call_goes_on_where_it_stopped()
    {
        using TestMachine machine = new();
        TestPeer peer = machine.NewPeer();
        ulong done = 0;
        int tables = 0;
        ulong frame = machine.TakeFrames(10);
        while (done < 600)
        {
            KernelError error = machine.Map(peer.Space, TestMachine.Memory, 600 + done, 600 - done, Address + (done * Frame.Size), ReadWrite);
            done += machine.Word(0);
            KernelInvariants.Check();
            if (error == KernelError.NeedsPageTable)
            {
                Assert.Equal(KernelError.None, machine.Create(
                    TestMachine.Memory, ObjectKind.PageTable, frame + (ulong)tables++, 1, Slot.Null, 1, peer.Space.Index));
            }
            else
            {
                Assert.True(error is KernelError.None or KernelError.Again);
            }
        }

        Assert.Equal(4, tables);
        Assert.InRange(tables, 1, 10);
    }

    [Fact]
    public void No_call_maps_or_unmaps_more_than_its_bound()
    {
        using TestMachine machine = new();
        GivePageTables(machine, 8);
        ulong mapped = 0;
        while (mapped < 300)
        {
            KernelError error = machine.Map(
                WellKnownSlots.AddressSpace, TestMachine.Memory, 600 + mapped, 300 - mapped, Address + (mapped * Frame.Size), ReadWrite);
            Assert.InRange(machine.Word(0), 1u, (ulong)Budget.Units);
            mapped += machine.Word(0);
            Assert.Equal(mapped == 300 ? KernelError.None : KernelError.Again, error);
        }

        ulong looked = 0;
        while (looked < 300)
        {
            KernelError error = machine.Unmap(WellKnownSlots.AddressSpace, Address + (looked * Frame.Size), 300 - looked);
            Assert.InRange(machine.Word(0), 1u, (ulong)Budget.Units);
            looked += machine.Word(0);
            Assert.Equal(looked == 300 ? KernelError.None : KernelError.Again, error);
        }

        KernelInvariants.Check();
    }

    [Theory]
    [InlineData(0, 1, Address + 1, Rights.Read)]
    [InlineData(0, 1, 0, Rights.Read)]
    [InlineData(0, 1, ProcessLayout.UserLimit, Rights.Read)]
    [InlineData(0, 2, ProcessLayout.UserLimit - 4096, Rights.Read)]
    [InlineData(0, 1, 0xFFFF_8000_0000_0000, Rights.Read)]
    [InlineData(0, 0, Address, Rights.Read)]
    [InlineData(0, 1_000_000, Address, Rights.Read)]
    [InlineData(ulong.MaxValue, 2, Address, Rights.Read)]
    [InlineData(0, 1, Address, Rights.None)]
    [InlineData(0, 1, Address, Rights.Write)]
    [InlineData(0, 1, Address, Rights.Read | Rights.Write | Rights.Execute)]
    [InlineData(0, 1, Address, Rights.Read | Rights.Derive)]
    public void Impossible_mappings_are_refused(ulong first, ulong frames, ulong address, Rights rights)
    {
        using TestMachine machine = new();

        Assert.Equal(KernelError.InvalidArgument, machine.Map(WellKnownSlots.AddressSpace, TestMachine.Memory, first, frames, address, rights));
        KernelInvariants.Check();
    }

    [Fact]
    public void A_mapping_needs_the_rights_that_it_gives()
    {
        using TestMachine machine = new();
        GivePageTables(machine, 8);
        Slot reader = machine.Copy(TestMachine.Memory, Rights.Read);

        Assert.Equal(KernelError.NotPermitted, machine.Map(WellKnownSlots.AddressSpace, reader, 0, 1, Address, ReadWrite));
        Assert.Equal(KernelError.NotPermitted, machine.Map(WellKnownSlots.AddressSpace, reader, 0, 1, Address, Rights.Read | Rights.Execute));
        Assert.Equal(KernelError.None, machine.Map(WellKnownSlots.AddressSpace, reader, 0, 1, Address, Rights.Read));
        Assert.Equal(KernelError.AlreadyMapped, machine.Map(WellKnownSlots.AddressSpace, reader, 1, 1, Address, Rights.Read));
        Assert.Equal(KernelError.NotMapped, machine.Unmap(WellKnownSlots.AddressSpace, Address + Frame.Size, 1));
    }

    [Fact]
    public void Devices_are_mapped_as_such_and_never_RAM_through_them()
    {
        using TestMachine machine = new();
        GivePageTables(machine, 8);
        ulong device = machine.Hardware.Frames;

        Assert.Equal(KernelError.None, machine.Map(WellKnownSlots.AddressSpace, InitSlots.Devices, device, 1, Address, ReadWrite));
        Assert.Equal(KernelError.FramesInUse, machine.Map(
            WellKnownSlots.AddressSpace, InitSlots.Devices, TestMachine.FirstRam + 1, 1, Address + Frame.Size, ReadWrite));
        Assert.Equal(KernelError.FramesInUse, machine.Map(
            WellKnownSlots.AddressSpace, InitSlots.Devices, TestMachine.KernelFrame, 1, Address + Frame.Size, ReadWrite));

        Assert.True(machine.TryTranslate(machine.Init.Value.Process, Address, out Frame frame, out PageRights rights));
        Assert.Equal(device, frame.Number);
        Assert.Equal(PageRights.User | PageRights.Write | PageRights.Device, rights);
        KernelInvariants.Check();
    }

    [Fact]
    public void Revoking_memory_unmaps_it_everywhere()
    {
        using TestMachine machine = new();
        GivePageTables(machine, 8);
        TestPeer peer = machine.NewPeer();
        Assert.Equal(KernelError.None, machine.Create(TestMachine.Memory, ObjectKind.PageTable, machine.TakeFrames(6), 6, Slot.Null, 1, peer.Space.Index));
        Slot shared = machine.Copy(TestMachine.Memory, first: 500, frames: 20);
        Assert.Equal(KernelError.None, machine.Map(WellKnownSlots.AddressSpace, shared, 0, 20, Address, ReadWrite));
        Assert.Equal(KernelError.None, machine.Map(peer.Space, shared, 5, 10, Address + 0x4000_0000, ReadWrite));
        Assert.Equal(KernelError.None, machine.Map(peer.Space, TestMachine.Memory, 520, 1, Address + 0x5000_0000, ReadWrite));

        Assert.Equal(KernelError.None, machine.Revoke(shared));

        Assert.True(KernelRoot.State.Frames.AreFree(machine.At(shared).Frames));
        Assert.True(machine.TryTranslate(machine.At(peer.Process).As<Process>(), Address + 0x5000_0000, out _, out _));
        KernelInvariants.Check();
    }

    [Fact]
    public void Revoking_the_memory_of_page_tables_empties_their_address_space()
    {
        using TestMachine machine = new();
        TestPeer peer = machine.NewPeer();
        Slot tables = machine.Copy(TestMachine.Memory, first: 700, frames: 10);
        Assert.Equal(KernelError.None, machine.Create(tables, ObjectKind.PageTable, 0, 10, Slot.Null, 1, peer.Space.Index));
        Assert.Equal(KernelError.None, machine.Map(peer.Space, TestMachine.Memory, 600, 10, Address, ReadWrite));

        Assert.Equal(KernelError.None, machine.Revoke(tables));

        Assert.True(KernelRoot.State.Frames.AreFree(machine.At(tables).Frames));
        Assert.Equal(KernelError.NeedsPageTable, machine.Map(peer.Space, TestMachine.Memory, 600, 1, Address, ReadWrite));
        KernelInvariants.Check();
    }

    private static void GivePageTables(TestMachine machine, ulong count) =>
        Assert.Equal(KernelError.None, machine.Create(
            TestMachine.Memory, ObjectKind.PageTable, machine.TakeFrames(count), count, Slot.Null, 1, WellKnownSlots.AddressSpace.Index));
}
