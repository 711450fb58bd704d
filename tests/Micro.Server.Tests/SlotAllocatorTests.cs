using System.Collections.Generic;
using Micro.Abi;
using Xunit;

namespace Micro.Server.Tests;

public sealed class SlotAllocatorTests
{
    [Fact]
    public void Every_free_slot_is_handed_out_once_and_none_else()
    {
        using TestProcess process = new();
        HashSet<uint> taken = [];
        while (process.Context.Slots.TryTake(out Slot slot))
        {
            Assert.InRange(slot.Index, TestProcess.FirstFreeSlot, TestProcess.SlotCount - 1);
            Assert.True(taken.Add(slot.Index));
        }

        Assert.Equal((int)(TestProcess.SlotCount - TestProcess.FirstFreeSlot), taken.Count);
        process.Context.Slots.Release(new Slot(100));
        Assert.True(process.Context.Slots.TryTake(out Slot again));
        Assert.Equal(100u, again.Index);
    }

    [Fact]
    public void Slots_that_came_at_the_start_are_never_handed_out()
    {
        using TestProcess process = new();
        process.Context.Slots.Release(WellKnownSlots.Endpoint);
        Assert.True(process.Context.Slots.TryTake(out Slot slot));
        Assert.Equal(TestProcess.FirstFreeSlot, slot.Index);
    }

    [Fact]
    public void A_capability_that_cannot_be_kept_costs_no_slot()
    {
        using TestProcess process = new();
        process.Kernel.Answer = KernelError.NoSuchCapability;
        Assert.False(process.Context.Slots.TryKeep(WellKnownSlots.ReceiveWindow, out Slot kept));
        Assert.True(kept.IsNull);
        process.Kernel.Answer = KernelError.None;
        Assert.True(process.Context.Slots.TryKeep(WellKnownSlots.ReceiveWindow, out kept));
        Assert.Equal(TestProcess.FirstFreeSlot, kept.Index);
    }

    [Fact]
    public void Runs_are_consecutive()
    {
        using TestProcess process = new();
        Assert.True(process.Context.Slots.TryTakeRun(10, out Slot first));
        process.Context.Slots.Release(first.Plus(4));
        Assert.True(process.Context.Slots.TryTakeRun(2, out Slot second));
        Assert.Equal(first.Index + 10, second.Index);
        Assert.True(process.Context.Slots.TryTake(out Slot single));
        Assert.Equal(first.Index + 4, single.Index);
    }
}
