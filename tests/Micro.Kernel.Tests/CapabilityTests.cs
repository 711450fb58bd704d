using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Objects;
using Xunit;

namespace Micro.Kernel.Tests;

public sealed class CapabilityTests
{
    [Fact]
    public void A_copy_has_no_right_that_its_source_lacks()
    {
        using TestMachine machine = new();
        Slot reader = machine.Copy(TestMachine.Memory, Rights.Read | Rights.Derive);

        Slot copy = machine.Copy(reader, Rights.All);

        Assert.Equal(Rights.Read | Rights.Derive, machine.At(copy).Rights);
        KernelInvariants.Check();
    }

    [Fact]
    public void Without_the_right_to_derive_there_is_no_copy()
    {
        using TestMachine machine = new();
        Slot final = machine.Copy(TestMachine.Memory, Rights.Read);

        Assert.Equal(KernelError.NotPermitted, machine.Copy(final, WellKnownSlots.Process, machine.NewSlot()));
    }

    [Fact]
    public void A_badge_is_given_once_and_inherited()
    {
        using TestMachine machine = new();
        Slot badged = machine.Copy(WellKnownSlots.Endpoint, badge: 42);

        Slot copy = machine.Copy(badged);

        Assert.Equal(42u, machine.At(copy).Badge);
        Assert.Equal(KernelError.InvalidArgument, machine.Copy(badged, WellKnownSlots.Process, machine.NewSlot(), badge: 43));
        Assert.Equal(KernelError.InvalidArgument, machine.Copy(TestMachine.Memory, WellKnownSlots.Process, machine.NewSlot(), badge: 1));
    }

    [Theory]
    [InlineData(0, 5, true)]
    [InlineData(3, 0, true)]
    [InlineData(5, 6, false)]
    [InlineData(10, 0, false)]
    [InlineData(ulong.MaxValue, 2, false)]
    [InlineData(1, ulong.MaxValue, false)]
    public void A_narrower_view_lies_within_its_source(ulong first, ulong frames, bool isValid)
    {
        using TestMachine machine = new();
        Slot view = machine.Copy(TestMachine.Memory, first: 7, frames: 10);
        Slot narrow = machine.NewSlot();

        KernelError error = machine.Copy(view, WellKnownSlots.Process, narrow, first: first, frames: frames);

        Assert.Equal(isValid ? KernelError.None : KernelError.InvalidArgument, error);
        if (isValid)
        {
            FrameRange whole = machine.At(view).Frames;
            FrameRange part = machine.At(narrow).Frames;
            Assert.Equal(whole.First.Number + first, part.First.Number);
            Assert.Equal(frames == 0 ? 10 - first : frames, part.Count);
        }
    }

    [Fact]
    public void Move_keeps_what_was_derived()
    {
        using TestMachine machine = new();
        Slot parent = machine.Copy(WellKnownSlots.Endpoint);
        Slot child = machine.Copy(parent, badge: 1);
        Slot place = machine.NewSlot();

        Assert.Equal(KernelError.None, machine.Move(parent, WellKnownSlots.Process, place));
        Assert.True(machine.At(parent).IsEmpty);
        Assert.Equal(KernelError.None, machine.Revoke(place));

        Assert.True(machine.At(child).IsEmpty);
        Assert.False(machine.At(place).IsEmpty);
        KernelInvariants.Check();
    }

    [Fact]
    public void Deleting_hands_the_children_to_the_parent()
    {
        using TestMachine machine = new();
        Slot grandparent = machine.Copy(WellKnownSlots.Endpoint);
        Slot parent = machine.Copy(grandparent);
        Slot child = machine.Copy(parent);

        Assert.Equal(KernelError.None, machine.Delete(parent));
        Assert.False(machine.At(child).IsEmpty);
        KernelInvariants.Check();
        Assert.Equal(KernelError.None, machine.Revoke(grandparent));

        Assert.True(machine.At(child).IsEmpty);
        Assert.False(machine.At(WellKnownSlots.Endpoint).IsEmpty);
        KernelInvariants.Check();
    }

    [Fact]
    public void Revoke_reaches_other_processes()
    {
        using TestMachine machine = new();
        TestPeer peer = machine.NewPeer();
        Slot source = machine.Copy(WellKnownSlots.Endpoint);
        Assert.Equal(KernelError.None, machine.Copy(source, peer.Process, new Slot(20), badge: 5));
        ref Capability theirs = ref Process.SlotAt(machine.At(peer.Process).As<Process>(), 20).Value;
        Assert.False(theirs.IsEmpty);

        Assert.Equal(KernelError.None, machine.Revoke(source));

        Assert.True(theirs.IsEmpty);
        KernelInvariants.Check();
    }

    [Fact]
    public void Deleting_an_empty_slot_is_no_error()
    {
        using TestMachine machine = new();

        Assert.Equal(KernelError.None, machine.Delete(machine.NewSlot()));
    }

    [Fact]
    public void A_filled_slot_is_never_overwritten()
    {
        using TestMachine machine = new();
        Slot used = machine.Copy(WellKnownSlots.Endpoint);

        Assert.Equal(KernelError.SlotInUse, machine.Copy(TestMachine.Memory, WellKnownSlots.Process, used));
        Assert.Equal(KernelError.SlotInUse, machine.Move(TestMachine.Memory, WellKnownSlots.Process, used));
        Assert.Equal(KernelError.SlotInUse, machine.Create(TestMachine.Memory, ObjectKind.Endpoint, 0, 1, used));
        Assert.Equal(KernelError.SlotInUse, machine.Move(used, WellKnownSlots.Process, used));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1024)]
    [InlineData(65535)]
    public void Slots_outside_the_table_name_nothing(uint index)
    {
        using TestMachine machine = new();
        Slot slot = new(index);

        Assert.Equal(KernelError.NoSuchCapability, machine.Copy(slot, WellKnownSlots.Process, machine.NewSlot()));
        Assert.Equal(KernelError.NoSuchCapability, machine.Copy(TestMachine.Memory, WellKnownSlots.Process, slot));
        Assert.Equal(KernelError.NoSuchCapability, machine.Move(slot, WellKnownSlots.Process, machine.NewSlot()));
        Assert.Equal(KernelError.NoSuchCapability, machine.Delete(slot));
        Assert.Equal(KernelError.NoSuchCapability, machine.Revoke(slot));
        Assert.Equal(KernelError.NoSuchCapability, machine.Call(slot));
        Assert.Equal(KernelError.NoSuchCapability, machine.Signal(slot));
    }

    [Fact]
    public void Adjoining_views_of_one_parent_merge_and_keep_their_children()
    {
        using TestMachine machine = new();
        Slot low = machine.Copy(TestMachine.Memory, first: 10, frames: 5);
        Slot high = machine.Copy(TestMachine.Memory, first: 15, frames: 5);
        Slot child = machine.Copy(high, first: 1, frames: 2);

        Assert.Equal(KernelError.None, machine.Move(high, WellKnownSlots.Process, low));

        Assert.True(machine.At(high).IsEmpty);
        Assert.Equal(10u, machine.At(low).Frames.Count);
        KernelInvariants.Check();
        Assert.Equal(KernelError.None, machine.Revoke(low));
        Assert.True(machine.At(child).IsEmpty);
        KernelInvariants.Check();
    }

    [Theory]
    [InlineData(11, 5, Rights.All)]
    [InlineData(16, 5, Rights.All)]
    [InlineData(15, 5, Rights.Read | Rights.Derive)]
    public void Views_that_do_not_touch_or_differ_do_not_merge(ulong first, ulong frames, Rights rights)
    {
        using TestMachine machine = new();
        Slot low = machine.Copy(TestMachine.Memory, first: 10, frames: 5);
        Slot other = machine.Copy(TestMachine.Memory, rights, first: first, frames: frames);

        Assert.Equal(KernelError.SlotInUse, machine.Move(other, WellKnownSlots.Process, low));
        KernelInvariants.Check();
    }

    [Fact]
    public void Views_of_different_parents_do_not_merge()
    {
        using TestMachine machine = new();
        Slot parent = machine.Copy(TestMachine.Memory, first: 0, frames: 15);
        Slot low = machine.Copy(parent, first: 10, frames: 5);
        Slot high = machine.Copy(TestMachine.Memory, first: 15, frames: 5);

        Assert.Equal(KernelError.SlotInUse, machine.Move(high, WellKnownSlots.Process, low));
    }
}
