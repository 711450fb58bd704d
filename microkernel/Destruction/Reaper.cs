using System;
using System.Runtime.CompilerServices;
using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Capabilities;
using Micro.Kernel.Frames;
using Micro.Kernel.Objects;
using Micro.Kernel.Recording;
using Micro.Kernel.Scheduling;

namespace Micro.Kernel.Destruction;

/// <summary>Takes objects apart that no capability names any more, a bounded part at a time, and makes their frames plain again.</summary>
/// <remarks>
/// Nothing can reach a condemned object but what waits in its queues, so it takes no new work. What it had is condemned in turn, which
/// is a list and not a recursion: the kernel's stack does not grow with what users nest. What it wrote is cleared before: whoever has the
/// frames next reads neither addresses of the kernel nor registers of others. Slots and page tables are clear when they are empty.
/// </remarks>
internal static class Reaper<TCpu>
    where TCpu : struct, ICpu
{
    /// <summary>Capabilities that a thread keeps.</summary>
    private const int ThreadCapabilities = 4;

    /// <summary>Starts the end of an object.</summary>
    public static void Condemn(ObjectKind kind, nuint target, Ref<ObjectHeader> header)
    {
        switch (kind)
        {
            case ObjectKind.Interrupt:
                // It lies in the kernel's own table and has no frame to give back.
                Interrupts<TCpu>.Unbind(new Ref<Interrupt>(target));
                return;
            case ObjectKind.Thread:
                Tap<TCpu>.Ended(ref new Ref<Thread>(target).Value);
                Threads<TCpu>.Stop(new Ref<Thread>(target), ThreadState.Dead);
                break;
            case ObjectKind.AddressSpace:
                LeaveSpace(ref new Ref<AddressSpace>(target).Value);
                break;
            default:
                break;
        }

        header.Value.NextDying = KernelRoot.State.Dying;
        KernelRoot.State.Dying = header;
    }

    /// <summary>Goes on as far as the budget reaches. True: nothing is left to do.</summary>
    public static bool TryFinish(ref Budget budget)
    {
        while (!KernelRoot.State.Dying.IsNull && budget.TrySpend(Budget.Destroy))
        {
            // Off the list first: what the object had is condemned in front of it.
            Ref<ObjectHeader> header = KernelRoot.State.Dying;
            KernelRoot.State.Dying = header.Value.NextDying;
            if (!TryDestroy(header, ref budget))
            {
                header.Value.NextDying = KernelRoot.State.Dying;
                KernelRoot.State.Dying = header;
            }
        }

        return KernelRoot.State.Dying.IsNull;
    }

    private static bool TryDestroy(Ref<ObjectHeader> header, ref Budget budget) => header.Value.Kind switch
    {
        ObjectKind.Endpoint => TryDestroyEndpoint(new Ref<Endpoint>(header.Address), ref budget),
        ObjectKind.Notification => DestroyNotification(new Ref<Notification>(header.Address), ref budget),
        ObjectKind.Reply => DestroyReply(new Ref<Reply>(header.Address)),
        // The header of a thread stands within its frame, not at its start.
        ObjectKind.Thread => TryDestroyThread(DirectMap<TCpu>.At<Thread>(DirectMap<TCpu>.FrameOf(header.Address)), ref budget),
        ObjectKind.Process => TryDestroyProcess(new Ref<Process>(header.Address), ref budget),
        ObjectKind.AddressSpace => TryDestroySpace(new Ref<AddressSpace>(header.Address), ref budget),
        _ => true,
    };

    private static bool TryDestroyEndpoint(Ref<Endpoint> endpoint, ref Budget budget)
    {
        while (endpoint.Value.Waiting.Count != 0)
        {
            if (!budget.TrySpend(Budget.Destroy))
            {
                return false;
            }

            Threads<TCpu>.Wake(endpoint.Value.Waiting.First, KernelError.PeerGone);
        }

        ReleaseSmall(endpoint.Address);
        return true;
    }

    private static bool DestroyNotification(Ref<Notification> notification, ref Budget budget)
    {
        if (notification.Value.Deadline != 0)
        {
            budget.Spend(Budget.Alarm);
            KernelRoot.State.Alarms.Cancel(notification);
        }

        if (!notification.Value.Waiter.IsNull)
        {
            Threads<TCpu>.Wake(notification.Value.Waiter, KernelError.PeerGone);
        }

        ReleaseSmall(notification.Address);
        return true;
    }

    private static bool DestroyReply(Ref<Reply> reply)
    {
        if (!reply.Value.Caller.IsNull)
        {
            Threads<TCpu>.Wake(reply.Value.Caller, KernelError.PeerGone);
        }

        if (!reply.Value.Receiver.IsNull)
        {
            Threads<TCpu>.Wake(reply.Value.Receiver, KernelError.PeerGone);
        }

        ReleaseSmall(reply.Address);
        return true;
    }

    private static bool TryDestroyThread(Ref<Thread> thread, ref Budget budget)
    {
        if (!budget.TrySpend((ThreadCapabilities * Budget.Drop) + Budget.ClearThread))
        {
            return false;
        }

        CapabilityStore<TCpu>.DropIfFull(ref thread.Value.ProcessCapability);
        CapabilityStore<TCpu>.DropIfFull(ref thread.Value.FaultEndpoint);
        CapabilityStore<TCpu>.DropIfFull(ref thread.Value.BoundNotification);
        CapabilityStore<TCpu>.DropIfFull(ref thread.Value.BufferCapability);
        if (KernelRoot.State.Processor.Current == thread)
        {
            KernelRoot.State.Processor.Current = Ref<Thread>.Null;
        }

        ReleaseObject(thread);
        return true;
    }

    private static bool TryDestroyProcess(Ref<Process> process, ref Budget budget)
    {
        while (process.Value.Slots != 0)
        {
            PassEmptySlots(ref process.Value, ref Process.SlotAt(process, process.Value.Slots - 1).Value, ref budget);
            if (!budget.TrySpend(Budget.Drop))
            {
                return false;
            }

            if (process.Value.Slots != 0)
            {
                process.Value.Slots--;
                CapabilityStore<TCpu>.DropIfFull(ref Process.SlotAt(process, process.Value.Slots).Value);
            }
        }

        if (!Processes<TCpu>.TryShrink(process, ref budget))
        {
            return false;
        }

        CapabilityStore<TCpu>.DropIfFull(ref process.Value.Space);
        ReleaseObject(process);
        return true;
    }

    private static void PassEmptySlots(ref Process process, ref Capability last, ref Budget budget)
    {
        uint slots = process.Slots;
        uint limit = Math.Min(slots, (uint)Math.Max(budget.Left, 0) * Budget.EntriesPerUnit);
        uint passed = 0;
        while (passed < limit && last.IsEmpty)
        {
            passed++;
            last = ref Unsafe.Subtract(ref last, 1);
        }

        process.Slots = slots - passed;
        budget.Spend((int)(passed / Budget.EntriesPerUnit));
    }

    private static bool TryDestroySpace(Ref<AddressSpace> space, ref Budget budget)
    {
        if (!Mappings<TCpu>.TryEmpty(ref space.Value, ref budget))
        {
            return false;
        }

        // Nothing is left to empty when the budget ends here and the next entry comes by again.
        space.Value.Cursor = ProcessLayout.UserLimit;
        if (!budget.TrySpend(Budget.ClearFrame))
        {
            return false;
        }

        DirectMap<TCpu>.Clear(new Frame(space.Value.Root));
        KernelRoot.State.Spaces.Remove(space.Value.Tag);
        ReleaseObject(space);
        return true;
    }

    /// <summary>The CPU must not walk tables that are about to be taken apart.</summary>
    private static void LeaveSpace(ref AddressSpace space)
    {
        ref Processor processor = ref KernelRoot.State.Processor;
        if (processor.ActiveRoot == space.Root)
        {
            processor.ActiveRoot = KernelRoot.State.EmptyRoot.Number;
            TCpu.ActivateAddressSpace(KernelRoot.State.EmptyRoot, AddressSpaceTable.EmptyTag);
        }
    }

    /// <summary>The last of the small objects in a frame makes it plain.</summary>
    private static void ReleaseSmall(nuint target)
    {
        Frame frame = DirectMap<TCpu>.FrameOf(target);
        ref FrameEntry entry = ref KernelRoot.State.Frames.EntryOf(frame);
        DirectMap<TCpu>.Clear(target, ObjectHeader.SmallSize / sizeof(ulong));
        entry.Decrement();
        if (entry.Count == 0)
        {
            KernelRoot.State.Frames.Release(new FrameRange(frame, 1));
        }
    }

    private static void ReleaseObject<T>(Ref<T> target)
        where T : unmanaged
    {
        Frame frame = DirectMap<TCpu>.FrameOf(target.Address);
        DirectMap<TCpu>.Clear(target.Address, (uint)(Unsafe.SizeOf<T>() / sizeof(ulong)));
        uint frames = KernelRoot.State.Frames.EntryOf(frame).Count;
        KernelRoot.State.Frames.Release(new FrameRange(frame, frames));
    }
}
