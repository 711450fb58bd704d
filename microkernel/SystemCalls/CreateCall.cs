using System;
using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Capabilities;
using Micro.Kernel.Destruction;
using Micro.Kernel.Frames;
using Micro.Kernel.Objects;

namespace Micro.Kernel.SystemCalls;

/// <summary>Create: frames of a Memory become kernel objects.</summary>
internal static class CreateCall<TCpu>
    where TCpu : struct, ICpu
{
    private const uint MaxProcessFrames = Process.HeaderFrames + (Slot.Limit / Process.SlotsPerFrame);

    public static KernelError Run(Ref<Thread> caller, SystemCallWord word)
    {
        KernelError error = CapabilityTable.Find(
            caller.Value.Process, word.First, ObjectKind.Memory, Rights.Write, out Ref<Capability> memory);
        if (error != KernelError.None)
        {
            return error;
        }

        ulong first = SystemCallTable<TCpu>.Word(caller, 0);
        ulong count = SystemCallTable<TCpu>.Word(caller, 1);
        if (memory.Value.IsDevice || count == 0 || count > memory.Value.Badge || first > memory.Value.Badge - count)
        {
            return KernelError.InvalidArgument;
        }

        FrameRange frames = new(memory.Value.Frames.First.Plus(first), count);
        Budget budget = Budget.Full;
        return (ObjectKind)caller.Value.Registers[RegisterFile.Header] switch
        {
            ObjectKind.Endpoint => CreateSmall(caller, ref memory.Value, ObjectKind.Endpoint, frames, 1, ref budget),
            ObjectKind.Notification => CreateSmall(caller, ref memory.Value, ObjectKind.Notification, frames, 1, ref budget),
            ObjectKind.Reply => CreateSmall(
                caller, ref memory.Value, ObjectKind.Reply, frames, SystemCallTable<TCpu>.Word(caller, 4), ref budget),
            ObjectKind.Thread => CreateThread(caller, ref memory.Value, frames),
            ObjectKind.AddressSpace => CreateSpace(caller, ref memory.Value, frames),
            ObjectKind.Process => CreateProcess(caller, ref memory.Value, frames, ref budget),
            ObjectKind.PageTable => GivePageTables(caller, frames, ref budget),
            _ => KernelError.InvalidArgument,
        };
    }

    /// <summary>Many objects of one frame, a part with each call: what the calls before have made lies in the first slots.</summary>
    private static KernelError CreateSmall(
        Ref<Thread> caller, ref Capability memory, ObjectKind kind, FrameRange frames, ulong stride, ref Budget budget)
    {
        ulong count = SystemCallTable<TCpu>.Word(caller, 3);
        ulong first = SystemCallTable<TCpu>.Word(caller, 2);
        if (frames.Count != 1 || count == 0 || count > Frame.Size / ObjectHeader.SmallSize || stride == 0 || stride > Slot.Limit)
        {
            return KernelError.InvalidArgument;
        }

        ref FrameEntry entry = ref KernelRoot.State.Frames.EntryOf(frames.First);
        nuint address = DirectMap<TCpu>.AddressOf(frames.First);
        ulong made = entry.Kind == FrameKind.SmallObjects ? CountMade(caller, kind, address, stride, count) : 0;
        if (made == 0 || made != entry.Count || made == count)
        {
            KernelError error = CheckEmpty(caller.Value.Process, first, stride, count);
            if (error != KernelError.None || !entry.IsFree)
            {
                return error == KernelError.None ? KernelError.FramesInUse : error;
            }

            KernelRoot.State.Frames.Donate(frames, new FrameEntry(FrameKind.SmallObjects));
            made = 0;
        }

        budget.Spend((int)made / Budget.EntriesPerUnit);
        for (; made < count; made++)
        {
            if (!budget.TrySpend(Budget.Object))
            {
                return KernelError.Again;
            }

            KernelError error = FindDestination(caller, made * stride, out Ref<Capability> slot);
            if (error != KernelError.None)
            {
                return error;
            }

            DirectMap<TCpu>.Clear(address + (nuint)(made * ObjectHeader.SmallSize), ObjectHeader.SmallSize / sizeof(ulong));
            entry.Increment();
            CapabilityStore<TCpu>.AddObject(ref memory, ref slot.Value, kind, address + (nuint)(made * ObjectHeader.SmallSize));
        }

        return KernelError.None;
    }

    /// <summary>How many of the slots hold, from the first on, the objects that this call makes in them.</summary>
    private static ulong CountMade(Ref<Thread> caller, ObjectKind kind, nuint address, ulong stride, ulong count)
    {
        ulong made = 0;
        while (made < count
            && CapabilityTable.TryFindSlot(
                caller.Value.Process, (uint)Math.Min(SystemCallTable<TCpu>.Word(caller, 2) + (made * stride), Slot.Limit), out Ref<Capability> slot)
            && slot.Value.Kind == kind && slot.Value.Object == address + (nuint)(made * ObjectHeader.SmallSize))
        {
            made++;
        }

        return made;
    }

    /// <summary>Every slot is there and can be filled.</summary>
    private static KernelError CheckEmpty(Ref<Process> process, ulong first, ulong stride, ulong count)
    {
        ulong last = first + ((count - 1) * stride);
        if (first == 0 || first >= Slot.Limit || last >= process.Value.Slots)
        {
            return KernelError.NoSuchCapability;
        }

        for (ulong slot = first; slot <= last; slot += stride)
        {
            if (!Process.SlotAt(process, (uint)slot).Value.IsEmpty)
            {
                return KernelError.SlotInUse;
            }
        }

        return KernelError.None;
    }

    private static KernelError CreateThread(Ref<Thread> caller, ref Capability memory, FrameRange frames)
    {
        KernelError error = CheckSingle(caller, frames, Thread.Frames, Thread.Frames + 1, frames, out Ref<Capability> slot);
        if (error == KernelError.None)
        {
            Ref<Thread> thread = new(Donate(frames, FrameEntry.OfObject(ObjectKind.Thread, frames.Count)));
            thread.Value.Slow = KernelRoot.State.IsMeasuring ? SlowReasons.Measured : SlowReasons.None;
            CapabilityStore<TCpu>.AddObject(ref memory, ref slot.Value, ObjectKind.Thread, thread.Address);
        }

        return error;
    }

    private static KernelError CreateSpace(Ref<Thread> caller, ref Capability memory, FrameRange frames)
    {
        KernelError error = CheckSingle(caller, frames, AddressSpace.Frames, AddressSpace.Frames, frames, out Ref<Capability> slot);
        if (error == KernelError.None && KernelRoot.State.Spaces.IsFull)
        {
            error = KernelError.LimitReached;
        }

        if (error == KernelError.None)
        {
            Ref<AddressSpace> space = new(Donate(frames, FrameEntry.OfObject(ObjectKind.AddressSpace, frames.Count)));
            AddressSpaces<TCpu>.Prepare(space);
            CapabilityStore<TCpu>.AddObject(ref memory, ref slot.Value, ObjectKind.AddressSpace, space.Address);
        }

        return error;
    }

    /// <summary>A table takes many frames: it is cleared in parts, and grows with each call.</summary>
    private static KernelError CreateProcess(
        Ref<Thread> caller, ref Capability memory, FrameRange frames, ref Budget budget)
    {
        KernelError error = CapabilityTable.Find(caller.Value.Process, new Slot((uint)SystemCallTable<TCpu>.Word(caller, 4)),
            ObjectKind.AddressSpace, Rights.Control, out Ref<Capability> space);
        if (error != KernelError.None)
        {
            return error;
        }

        Ref<Process> process = DirectMap<TCpu>.At<Process>(frames.First);
        error = CheckSingle(
            caller, frames, Process.HeaderFrames + 1, MaxProcessFrames, new FrameRange(frames.First, 1), out Ref<Capability> slot);
        if (error == KernelError.None)
        {
            budget.Spend(Budget.ClearFrame);
            Processes<TCpu>.Begin(process, frames);
            CapabilityStore<TCpu>.AddObject(ref memory, ref slot.Value, ObjectKind.Process, process.Address);
            KernelReferences<TCpu>.SetSpace(process, ref space.Value);
        }
        else if (error != KernelError.SlotInUse || slot.Value.Kind != ObjectKind.Process
            || slot.Value.Object != process.Address || process.Value.State != ProcessState.Clearing)
        {
            return error;
        }

        error = Processes<TCpu>.Grow(process, ref budget);
        if (error == KernelError.FramesInUse)
        {
            // The last capability: the part that is there goes with it.
            CapabilityStore<TCpu>.Drop(ref slot.Value);
            _ = Reaper<TCpu>.TryFinish(ref budget);
        }

        return error;
    }

    private static KernelError GivePageTables(Ref<Thread> caller, FrameRange frames, ref Budget budget)
    {
        KernelError error = CapabilityTable.Find(caller.Value.Process, new Slot((uint)SystemCallTable<TCpu>.Word(caller, 4)),
            ObjectKind.AddressSpace, Rights.Control, out Ref<Capability> found);
        if (error != KernelError.None)
        {
            return error;
        }

        ref AddressSpace space = ref found.Value.As<AddressSpace>().Value;
        for (ulong i = 0; i < frames.Count; i++)
        {
            Frame frame = frames.First.Plus(i);
            FrameEntry entry = KernelRoot.State.Frames.EntryOf(frame);
            if (entry.Kind == FrameKind.PageTable && entry.Tag == space.Tag)
            {
                // Given by the part of the call that came before Again.
                continue;
            }

            if (!entry.IsFree)
            {
                return KernelError.FramesInUse;
            }

            if (!budget.TrySpend(Budget.ClearFrame))
            {
                return KernelError.Again;
            }

            DirectMap<TCpu>.Clear(frame);
            KernelRoot.State.Frames.ObjectFrames++;
            PageTables<TCpu>.Give(ref space, frame);
        }

        return KernelError.None;
    }

    /// <summary>One object into one empty slot, from frames of which those that are taken at once are free.</summary>
    private static KernelError CheckSingle(
        Ref<Thread> caller, FrameRange frames, ulong least, ulong most, FrameRange taken, out Ref<Capability> slot)
    {
        KernelError error = FindDestination(caller, 0, out slot);
        if (frames.Count < least || frames.Count > most || SystemCallTable<TCpu>.Word(caller, 3) != 1)
        {
            return KernelError.InvalidArgument;
        }

        return error == KernelError.None && !KernelRoot.State.Frames.AreFree(taken) ? KernelError.FramesInUse : error;
    }

    private static KernelError FindDestination(Ref<Thread> caller, ulong offset, out Ref<Capability> slot)
    {
        ulong index = SystemCallTable<TCpu>.Word(caller, 2) + offset;
        return CapabilityTable.FindEmpty(caller.Value.Process, index < Slot.Limit ? (uint)index : 0, out slot);
    }

    /// <summary>Makes frames the kernel's, and clears them. Returns where they are.</summary>
    private static nuint Donate(FrameRange frames, FrameEntry entry)
    {
        KernelRoot.State.Frames.Donate(frames, entry);
        for (ulong i = 0; i < frames.Count; i++)
        {
            DirectMap<TCpu>.Clear(frames.First.Plus(i));
        }

        return DirectMap<TCpu>.AddressOf(frames.First);
    }
}
