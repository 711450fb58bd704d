using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Capabilities;
using Micro.Kernel.Frames;
using Micro.Kernel.Objects;
using Micro.Kernel.Scheduling;

namespace Micro.Kernel.SystemCalls;

/// <summary>The operation Configure of Thread: everything is checked before anything is changed.</summary>
internal static class ConfigureCall<TCpu>
    where TCpu : struct, ICpu
{
    private const int FaultBadgeWord = 3;
    private const int PriorityWord = 4;
    private const int WindowWord = 5;

    public static KernelError Run(Ref<Thread> caller, Ref<Thread> thread)
    {
        if (thread.Value.State is not (ThreadState.Inactive or ThreadState.Suspended))
        {
            return KernelError.WrongState;
        }

        if (SystemCallTable<TCpu>.Word(caller, PriorityWord) >= ReadyQueues.Priorities
            || SystemCallTable<TCpu>.Word(caller, WindowWord) >= Slot.Limit)
        {
            return KernelError.InvalidArgument;
        }

        if (SystemCallTable<TCpu>.Word(caller, PriorityWord) > caller.Value.PriorityLimit)
        {
            return KernelError.NotPermitted;
        }

        KernelError error = Find(caller, 0, ObjectKind.Process, Rights.Control, out Ref<Capability> process);
        if (error != KernelError.None)
        {
            return error;
        }

        error = FindOptional(caller, 1, ObjectKind.Memory, Rights.Read | Rights.Write, out Ref<Capability> buffer);
        if (error != KernelError.None || !CanBeBuffer(buffer, ref error))
        {
            return error;
        }

        error = FindOptional(caller, 2, ObjectKind.Endpoint, Rights.Send, out Ref<Capability> faults);
        if (error != KernelError.None)
        {
            return error;
        }

        ulong badge = SystemCallTable<TCpu>.Word(caller, FaultBadgeWord);
        if (!faults.IsNull && faults.Value.Badge != 0 && badge != 0)
        {
            return KernelError.InvalidArgument;
        }

        error = FindOptional(caller, 6, ObjectKind.Notification, Rights.Receive, out Ref<Capability> notification);
        if (error != KernelError.None || !CanBeBound(notification, thread, ref error))
        {
            return error;
        }

        thread.Value.Priority = (byte)SystemCallTable<TCpu>.Word(caller, PriorityWord);
        thread.Value.PriorityLimit = thread.Value.Priority;
        thread.Value.ReceiveWindow = (ushort)SystemCallTable<TCpu>.Word(caller, WindowWord);
        Forget(ref thread.Value);
        Bind(thread, process, buffer, notification);
        if (!faults.IsNull)
        {
            badge = faults.Value.Badge != 0 ? faults.Value.Badge : badge;
            KernelReferences<TCpu>.Keep(
                ref faults.Value, ref thread.Value.FaultEndpoint, CapabilityRole.ThreadFaultEndpoint, badge);
        }

        return KernelError.None;
    }

    private static KernelError Find(
        Ref<Thread> caller, int word, ObjectKind kind, Rights needed, out Ref<Capability> found)
    {
        ulong slot = SystemCallTable<TCpu>.Word(caller, word);
        return CapabilityTable.Find(caller.Value.Process, new Slot(slot < Slot.Limit ? (uint)slot : 0), kind, needed, out found);
    }

    /// <summary>The same, but slot 0 stands for none.</summary>
    private static KernelError FindOptional(
        Ref<Thread> caller, int word, ObjectKind kind, Rights needed, out Ref<Capability> found)
    {
        found = default;
        return SystemCallTable<TCpu>.Word(caller, word) == 0 ? KernelError.None : Find(caller, word, kind, needed, out found);
    }

    /// <summary>A message buffer is a frame of RAM that holds no object.</summary>
    private static bool CanBeBuffer(Ref<Capability> memory, ref KernelError error)
    {
        if (memory.IsNull)
        {
            return true;
        }

        error = memory.Value.IsDevice ? KernelError.InvalidArgument
            : KernelRoot.State.Frames.KindOf(memory.Value.Frames.First) == FrameKind.Plain ? KernelError.None
            : KernelError.FramesInUse;
        return error == KernelError.None;
    }

    /// <summary>A notification is bound to one thread, and nobody waits for it alone.</summary>
    private static bool CanBeBound(Ref<Capability> notification, Ref<Thread> thread, ref KernelError error)
    {
        if (!notification.IsNull)
        {
            Ref<Thread> bound = notification.Value.As<Notification>().Value.Bound;
            Ref<Thread> waiter = notification.Value.As<Notification>().Value.Waiter;
            error = (bound.IsNull || bound == thread) && waiter.IsNull ? KernelError.None : KernelError.WrongState;
        }

        return error == KernelError.None;
    }

    /// <summary>Drops what an earlier configuration named.</summary>
    private static void Forget(ref Thread thread)
    {
        CapabilityStore<TCpu>.DropIfFull(ref thread.BufferCapability);
        CapabilityStore<TCpu>.DropIfFull(ref thread.FaultEndpoint);
        CapabilityStore<TCpu>.DropIfFull(ref thread.BoundNotification);
    }

    private static void Bind(
        Ref<Thread> thread, Ref<Capability> process, Ref<Capability> buffer, Ref<Capability> notification)
    {
        KernelReferences<TCpu>.SetProcess(thread, ref process.Value);
        thread.Value.State = ThreadState.Inactive;
        if (!buffer.IsNull)
        {
            KernelReferences<TCpu>.SetBuffer(thread, ref buffer.Value);
        }

        if (!notification.IsNull)
        {
            KernelReferences<TCpu>.SetNotification(thread, ref notification.Value);
        }
    }
}
