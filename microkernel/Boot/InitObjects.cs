using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Capabilities;
using Micro.Kernel.Frames;
using Micro.Kernel.Objects;
using Micro.Kernel.Scheduling;

namespace Micro.Kernel.Boot;

/// <summary>The kernel objects of init: made as Create makes them, but derived from nothing.</summary>
internal readonly struct InitObjects<TCpu>
    where TCpu : struct, ICpu
{
    private const uint SmallObjectSize = 64;
    private const uint SmallObjects = 2 + InitSlots.Replies;

    private InitObjects(nuint thread, nuint space, nuint process, nuint small)
    {
        Thread = new Ref<Thread>(thread);
        Space = new Ref<AddressSpace>(space);
        Process = new Ref<Process>(process);
        Small = small;
    }

    public Ref<Thread> Thread { get; }

    public Ref<AddressSpace> Space { get; }

    public Ref<Process> Process { get; }

    /// <summary>Endpoint, notification, and the Replies, side by side.</summary>
    private nuint Small { get; }

    public static bool TryCreate(ref FreeRanges free, out InitObjects<TCpu> objects)
    {
        objects = default;
        const uint ProcessFrames = Objects.Process.HeaderFrames + (InitSlots.TableSize / Objects.Process.SlotsPerFrame);
        if (!TryDonate(ref free, FrameEntry.OfObject(ObjectKind.Thread, Objects.Thread.Frames), Objects.Thread.Frames, out Frame thread)
            || !TryDonate(ref free, FrameEntry.OfObject(ObjectKind.AddressSpace, AddressSpace.Frames), AddressSpace.Frames, out Frame space)
            || !TryDonate(ref free, new FrameEntry(FrameKind.SmallObjects, SmallObjects), 1, out Frame small)
            || !BootMemory<TCpu>.TryTake(ref free, ProcessFrames * Frame.Size, out FrameRange process))
        {
            return false;
        }

        objects = new InitObjects<TCpu>(DirectMap<TCpu>.AddressOf(thread), DirectMap<TCpu>.AddressOf(space),
            DirectMap<TCpu>.AddressOf(process.First), DirectMap<TCpu>.AddressOf(small));
        AddressSpaces<TCpu>.Prepare(objects.Space);
        Processes<TCpu>.Begin(objects.Process, process);
        Budget budget = Budget.Full;
        while (Processes<TCpu>.Grow(objects.Process, ref budget) == KernelError.Again)
        {
            budget = Budget.Full;
        }

        objects.FillSlots();
        return true;
    }

    /// <summary>Binds the thread as Configure would.</summary>
    public void Configure(Frame buffer)
    {
        ref Thread thread = ref Thread.Value;
        thread.Slow = KernelRoot.State.IsMeasuring ? SlowReasons.Measured : SlowReasons.None;
        thread.Priority = ReadyQueues.Priorities - 1;
        thread.PriorityLimit = thread.Priority;
        KernelReferences<TCpu>.SetProcess(Thread, ref At(WellKnownSlots.Process));
        KernelReferences<TCpu>.SetNotification(Thread, ref At(WellKnownSlots.Notification));

        // No capability of init names the buffer, so this one is derived from nothing.
        thread.BufferCapability.BecomeMemory(new FrameRange(buffer, 1), Rights.Read | Rights.Write, false);
        thread.BufferCapability.Role = CapabilityRole.ThreadBuffer;
        Derivation.AddRoot(ref thread.BufferCapability);
        KernelRoot.State.Frames.EntryOf(buffer).Increment();
        thread.Buffer = DirectMap<TCpu>.At<ulong>(buffer);
    }

    /// <summary>A slot of init's table.</summary>
    public ref Capability At(Slot slot) => ref Objects.Process.SlotAt(Process, slot.Index).Value;

    private static bool TryDonate(ref FreeRanges free, FrameEntry entry, uint frames, out Frame first)
    {
        bool isTaken = BootMemory<TCpu>.TryTake(ref free, frames * (ulong)Frame.Size, out FrameRange taken);
        first = taken.First;
        if (isTaken)
        {
            KernelRoot.State.Frames.Donate(taken, entry);
        }

        return isTaken;
    }

    private void FillSlots()
    {
        Fill(WellKnownSlots.Process, ObjectKind.Process, Process.Address);
        Fill(WellKnownSlots.AddressSpace, ObjectKind.AddressSpace, Space.Address);
        Fill(WellKnownSlots.Thread, ObjectKind.Thread, Thread.Address);
        Fill(WellKnownSlots.Endpoint, ObjectKind.Endpoint, Small);
        Fill(WellKnownSlots.Notification, ObjectKind.Notification, Small + SmallObjectSize);
        for (uint i = 0; i < InitSlots.Replies; i++)
        {
            Fill(WellKnownSlots.FirstReply.Plus(i * WellKnownSlots.ReplyStride), ObjectKind.Reply,
                Small + ((2 + i) * SmallObjectSize));
        }

        KernelReferences<TCpu>.SetSpace(Process, ref At(WellKnownSlots.AddressSpace));
    }

    private void Fill(Slot slot, ObjectKind kind, nuint address) =>
        CapabilityStore<TCpu>.AddRootObject(ref At(slot), kind, address);
}
