using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Frames;
using Micro.Kernel.Objects;
using Xunit;

namespace Micro.Kernel.Tests;

public sealed class CreationTests
{
    [Theory]
    [InlineData(ObjectKind.AddressSpace, 2)]
    [InlineData(ObjectKind.Thread, 1)]
    [InlineData(ObjectKind.Endpoint, 1)]
    [InlineData(ObjectKind.Notification, 1)]
    [InlineData(ObjectKind.Reply, 1)]
    public void Donated_frames_come_back_when_the_last_capability_goes(ObjectKind kind, ulong frames)
    {
        using TestMachine machine = new();
        ulong before = KernelRoot.State.Frames.ObjectFrames;
        Slot first = machine.NewSlot();
        Assert.Equal(KernelError.None, machine.Create(TestMachine.Memory, kind, 5, frames, first, 1, 1));
        Slot second = machine.Copy(first);
        FrameRange range = new(machine.At(TestMachine.Memory).Frames.First.Plus(5), frames);

        Assert.Equal(before + frames, KernelRoot.State.Frames.ObjectFrames);
        Assert.Equal(KernelError.None, machine.Delete(first));
        Assert.False(KernelRoot.State.Frames.AreFree(range));
        Assert.Equal(KernelError.None, machine.Delete(second));

        Assert.True(KernelRoot.State.Frames.AreFree(range));
        Assert.Equal(before, KernelRoot.State.Frames.ObjectFrames);
        KernelInvariants.Check();
    }

    [Fact]
    public void A_large_table_is_cleared_in_parts_and_each_part_is_bounded()
    {
        using TestMachine machine = new();
        Slot space = machine.NewSlot();
        Slot process = machine.NewSlot();
        Assert.Equal(KernelError.None, machine.Create(TestMachine.Memory, ObjectKind.AddressSpace, 0, 2, space));
        SystemCallWord create = new(Syscall.Create, TestMachine.Memory);

        KernelError error = machine.InvokeToEnd(
            create, out int parts, (ulong)ObjectKind.Process, 2, 1 + 16, process.Index, 1, space.Index);

        Assert.Equal(KernelError.None, error);
        Assert.Equal(9, parts);
        Assert.Equal(1024u, machine.At(process).As<Process>().Value.Slots);
        KernelInvariants.Check();
    }

    [Fact]
    public void A_table_that_was_never_finished_can_be_revoked()
    {
        using TestMachine machine = new();
        Slot memory = machine.Copy(TestMachine.Memory, first: 0, frames: 100);
        Slot space = machine.NewSlot();
        Assert.Equal(KernelError.None, machine.Create(memory, ObjectKind.AddressSpace, 0, 2, space));
        Assert.Equal(KernelError.Again, machine.Invoke(
            new SystemCallWord(Syscall.Create, memory), (ulong)ObjectKind.Process, 0, 2, 60, machine.NewSlot().Index, 1, space.Index));

        Assert.Equal(KernelError.None, machine.Revoke(memory));

        Assert.True(KernelRoot.State.Frames.AreFree(machine.At(memory).Frames));
        KernelInvariants.Check();
    }

    [Fact]
    public void Small_objects_share_a_frame_until_the_last_is_gone()
    {
        using TestMachine machine = new();
        Slot first = machine.NewSlot(64 * 5);
        Assert.Equal(KernelError.None, machine.Create(TestMachine.Memory, ObjectKind.Reply, 0, 1, first, 64, 5));
        FrameRange frame = new(machine.At(TestMachine.Memory).Frames.First, 1);
        KernelInvariants.Check();

        for (uint i = 0; i < 64; i++)
        {
            Assert.False(KernelRoot.State.Frames.AreFree(frame));
            Assert.Equal(KernelError.None, machine.Delete(first.Plus(i * 5)));
        }

        Assert.True(KernelRoot.State.Frames.AreFree(frame));
    }

    [Fact]
    public void Many_small_objects_are_made_in_parts_and_only_once()
    {
        using TestMachine machine = new();
        Slot first = machine.NewSlot(64 * 5);
        machine.Bytes(machine.At(TestMachine.Memory).Frames.First).Fill(0xFF);
        SystemCallWord create = new(Syscall.Create, TestMachine.Memory);

        Assert.Equal(KernelError.None, machine.InvokeToEnd(
            create, out int parts, (ulong)ObjectKind.Reply, 0, 1, first.Index, 64, 5));
        Assert.InRange(parts, 9, 20);
        for (uint i = 0; i < 64; i++)
        {
            Assert.Equal(ReplyState.Empty, machine.At(first.Plus(i * 5)).As<Reply>().Value.State);
        }

        // The same call again is another one, and finds everything taken.
        Assert.Equal(KernelError.SlotInUse, machine.Create(TestMachine.Memory, ObjectKind.Reply, 0, 1, first, 64, 5));
        Assert.Equal(KernelError.None, machine.Delete(first.Plus(5)));
        Assert.Equal(KernelError.SlotInUse, machine.Create(TestMachine.Memory, ObjectKind.Reply, 0, 1, first, 64, 5));
        KernelInvariants.Check();
    }

    [Fact]
    public void A_table_that_meets_a_frame_in_use_is_not_made()
    {
        using TestMachine machine = new();
        Slot space = machine.NewSlot();
        Slot process = machine.NewSlot();
        Assert.Equal(KernelError.None, machine.Create(TestMachine.Memory, ObjectKind.AddressSpace, 0, 2, space));
        Assert.Equal(KernelError.None, machine.Create(TestMachine.Memory, ObjectKind.Thread, 12, 1, machine.NewSlot()));
        ulong before = KernelRoot.State.Frames.ObjectFrames;

        Assert.Equal(KernelError.FramesInUse, machine.InvokeToEnd(
            new SystemCallWord(Syscall.Create, TestMachine.Memory), out _, (ulong)ObjectKind.Process, 2, 17, process.Index, 1, space.Index));

        Assert.True(machine.At(process).IsEmpty);
        Assert.Equal(KernelError.None, machine.Delete(process));
        Assert.Equal(before, KernelRoot.State.Frames.ObjectFrames);
        KernelInvariants.Check();
    }

    [Theory]
    [InlineData(ObjectKind.Endpoint, 0, 2, 1)]
    [InlineData(ObjectKind.Endpoint, 0, 1, 65)]
    [InlineData(ObjectKind.Endpoint, 0, 1, 0)]
    [InlineData(ObjectKind.Thread, 0, 3, 1)]
    [InlineData(ObjectKind.Thread, 0, 1, 2)]
    [InlineData(ObjectKind.AddressSpace, 0, 1, 1)]
    [InlineData(ObjectKind.Thread, 0, 0, 1)]
    [InlineData(ObjectKind.Thread, 100_000, 1, 1)]
    [InlineData(ObjectKind.Thread, ulong.MaxValue, 2, 1)]
    [InlineData(ObjectKind.Memory, 0, 1, 1)]
    [InlineData(ObjectKind.Interrupt, 0, 1, 1)]
    [InlineData((ObjectKind)200, 0, 1, 1)]
    public void Impossible_objects_are_refused(ObjectKind kind, ulong frame, ulong frames, uint count)
    {
        using TestMachine machine = new();

        Assert.Equal(KernelError.InvalidArgument, machine.Create(TestMachine.Memory, kind, frame, frames, machine.NewSlot(100), count));
        KernelInvariants.Check();
    }

    [Fact]
    public void Objects_need_memory_that_is_writable_free_and_RAM()
    {
        using TestMachine machine = new();
        Slot reader = machine.Copy(TestMachine.Memory, Rights.Read | Rights.Derive);
        Slot slot = machine.NewSlot();
        Assert.Equal(KernelError.None, machine.Create(TestMachine.Memory, ObjectKind.Thread, 3, 1, machine.NewSlot()));

        Assert.Equal(KernelError.NotPermitted, machine.Create(reader, ObjectKind.Thread, 0, 1, slot));
        Assert.Equal(KernelError.InvalidArgument, machine.Create(InitSlots.Devices, ObjectKind.Thread, 0, 1, slot));
        Assert.Equal(KernelError.FramesInUse, machine.Create(TestMachine.Memory, ObjectKind.Thread, 3, 1, slot));
        Assert.Equal(KernelError.FramesInUse, machine.Create(TestMachine.Memory, ObjectKind.AddressSpace, 2, 2, slot));
        Assert.Equal(KernelError.WrongObject, machine.Create(WellKnownSlots.Endpoint, ObjectKind.Thread, 0, 1, slot));
    }

    [Fact]
    public void Mapped_memory_cannot_become_an_object_and_an_object_cannot_be_mapped()
    {
        using TestMachine machine = new();
        const ulong Address = ProcessLayout.Shared;
        Assert.Equal(KernelError.None, machine.Create(TestMachine.Memory, ObjectKind.PageTable, 100, 4, Slot.Null, 1, WellKnownSlots.AddressSpace.Index));
        Assert.Equal(KernelError.None, machine.Map(WellKnownSlots.AddressSpace, TestMachine.Memory, 0, 1, Address, Rights.Read));

        Assert.Equal(KernelError.FramesInUse, machine.Create(TestMachine.Memory, ObjectKind.Thread, 0, 1, machine.NewSlot()));
        Assert.Equal(KernelError.None, machine.Unmap(WellKnownSlots.AddressSpace, Address, 1));
        Assert.Equal(KernelError.None, machine.Create(TestMachine.Memory, ObjectKind.Thread, 0, 1, machine.NewSlot()));
        Assert.Equal(KernelError.FramesInUse, machine.Map(WellKnownSlots.AddressSpace, TestMachine.Memory, 0, 1, Address, Rights.Read));
        KernelInvariants.Check();
    }

    [Fact]
    public void Objects_are_zero_whatever_their_frames_held()
    {
        using TestMachine machine = new();
        machine.Bytes(machine.At(TestMachine.Memory).Frames.First.Plus(9)).Fill(0xFF);
        Slot slot = machine.NewSlot();

        Assert.Equal(KernelError.None, machine.Create(TestMachine.Memory, ObjectKind.Thread, 9, 1, slot));

        Assert.Equal(ThreadState.Inactive, machine.ThreadOf(slot).Value.State);
        Assert.Equal(0u, machine.ThreadOf(slot).Value.Registers[5]);
        KernelInvariants.Check();
    }

    [Fact]
    public void Address_spaces_are_limited_and_their_tags_used_again()
    {
        using TestMachine machine = new(frames: 20_000);
        Slot slot = machine.NewSlot();
        Assert.Equal(KernelError.None, machine.Create(TestMachine.Memory, ObjectKind.AddressSpace, 0, 2, slot));
        ushort tag = machine.At(slot).As<AddressSpace>().Value.Tag;
        Assert.Equal(KernelError.None, machine.Delete(slot));
        Assert.Equal(KernelError.None, machine.Create(TestMachine.Memory, ObjectKind.AddressSpace, 0, 2, slot));
        Assert.Equal(tag, machine.At(slot).As<AddressSpace>().Value.Tag);

        // Slots are few: an address space lives on in a process that is derived from the same memory.
        ulong frame = 2;
        KernelError error = KernelError.None;
        TestPeer holder = default;
        for (uint i = 0; error == KernelError.None; i++)
        {
            if (i % 800 == 0)
            {
                holder = new TestPeer(machine.NewSlot(), default, default, default);
                frame += 14;
                Assert.Equal(KernelError.None, machine.Create(
                    TestMachine.Memory, ObjectKind.Process, frame - 14, 14, holder.Process, 1, WellKnownSlots.AddressSpace.Index));
            }

            Slot space = machine.NewSlot(0);
            error = machine.Create(TestMachine.Memory, ObjectKind.AddressSpace, frame, 2, space);
            frame += 2;
            if (error == KernelError.None)
            {
                Assert.Equal(KernelError.None, machine.Move(space, holder.Process, new Slot(1 + (i % 800))));
            }
        }

        Assert.Equal(KernelError.LimitReached, error);
        Assert.Equal(AddressSpaceTable.Limit, KernelRoot.State.Spaces.End);
    }
}
