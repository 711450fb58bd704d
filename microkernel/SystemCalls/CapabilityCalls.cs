using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Capabilities;
using Micro.Kernel.Destruction;
using Micro.Kernel.Objects;

namespace Micro.Kernel.SystemCalls;

/// <summary>Copy, Move, Delete and Revoke.</summary>
internal static class CapabilityCalls<TCpu>
    where TCpu : struct, ICpu
{
    public static KernelError Copy(Ref<Thread> caller, SystemCallWord word)
    {
        KernelError error = CapabilityTable.Find(caller.Value.Process, word.First, out Ref<Capability> source);
        if (error == KernelError.None && !source.Value.Rights.Includes(Rights.Derive))
        {
            error = KernelError.NotPermitted;
        }

        Ref<Capability> destination = default;
        if (error == KernelError.None)
        {
            error = FindDestination(caller, word.Second, out destination);
        }

        ulong rights = SystemCallTable<TCpu>.Word(caller, 1);
        if (error != KernelError.None || rights > (ulong)Rights.All)
        {
            return error == KernelError.None ? KernelError.InvalidArgument : error;
        }

        ulong badge = SystemCallTable<TCpu>.Word(caller, 2);
        ulong first = SystemCallTable<TCpu>.Word(caller, 3);
        ulong count = SystemCallTable<TCpu>.Word(caller, 4);
        return source.Value.Kind switch
        {
            ObjectKind.Memory or ObjectKind.Ports =>
                CopyView(ref source.Value, ref destination.Value, (Rights)rights, badge, first, count),
            ObjectKind.Machine when count != 0 =>
                CopyInterrupt(ref source.Value, ref destination.Value, (Rights)rights, badge, first, count),
            _ => CopyWhole(ref source.Value, ref destination.Value, (Rights)rights, badge, first | count),
        };
    }

    public static KernelError Move(Ref<Thread> caller, SystemCallWord word)
    {
        KernelError error = CapabilityTable.Find(caller.Value.Process, word.First, out Ref<Capability> source);
        if (error != KernelError.None)
        {
            return error;
        }

        error = FindDestination(caller, word.Second, out Ref<Capability> destination);
        if (error == KernelError.None)
        {
            CapabilityStore<TCpu>.Move(ref source.Value, ref destination.Value);
        }
        else if (error == KernelError.SlotInUse && CapabilityStore<TCpu>.TryMerge(ref source.Value, ref destination.Value))
        {
            return KernelError.None;
        }

        return error;
    }

    public static KernelError Delete(Ref<Thread> caller, SystemCallWord word)
    {
        KernelError error = CapabilityTable.Find(
            caller.Value.Process, word.Second, ObjectKind.Process, Rights.Control, out Ref<Capability> process);
        if (error != KernelError.None)
        {
            return error;
        }

        if (!CapabilityTable.TryFindSlot(process.Value.As<Process>(), word.First.Index, out Ref<Capability> slot))
        {
            return KernelError.NoSuchCapability;
        }

        CapabilityStore<TCpu>.DropIfFull(ref slot.Value);

        // An empty slot is no error: that is how the call after Again finds it.
        Budget budget = Budget.Full;
        return Reaper<TCpu>.TryFinish(ref budget) ? KernelError.None : KernelError.Again;
    }

    public static KernelError Revoke(Ref<Thread> caller, SystemCallWord word)
    {
        KernelError error = CapabilityTable.Find(caller.Value.Process, word.First, out Ref<Capability> slot);
        if (error != KernelError.None)
        {
            return error;
        }

        Budget budget = Budget.Full;
        return Revocation<TCpu>.TryRevoke(ref slot.Value, ref budget) ? KernelError.None : KernelError.Again;
    }

    private static KernelError FindDestination(Ref<Thread> caller, Slot processSlot, out Ref<Capability> destination)
    {
        destination = default;
        KernelError error = CapabilityTable.Find(
            caller.Value.Process, processSlot, ObjectKind.Process, Rights.Control, out Ref<Capability> process);
        ulong index = SystemCallTable<TCpu>.Word(caller, 0);
        return error == KernelError.None
            ? CapabilityTable.FindEmpty(process.Value.As<Process>(), index < Slot.Limit ? (uint)index : 0, out destination)
            : error;
    }

    private static KernelError CopyView(
        ref Capability source, ref Capability destination, Rights rights, ulong badge, ulong first, ulong count)
    {
        if (badge != 0 || first >= source.Badge || count > source.Badge - first)
        {
            return KernelError.InvalidArgument;
        }

        CapabilityStore<TCpu>.Derive(ref source, ref destination, rights, count == 0 ? source.Badge - first : count);
        destination.Object += (nuint)first;
        return KernelError.None;
    }

    private static KernelError CopyInterrupt(
        ref Capability machine, ref Capability destination, Rights rights, ulong badge, ulong line, ulong count)
    {
        if (badge != 0 || count != 1 || line >= KernelRoot.State.InterruptLines)
        {
            return KernelError.InvalidArgument;
        }

        if (!machine.Rights.Includes(Rights.Control))
        {
            return KernelError.NotPermitted;
        }

        nuint interrupt = KernelRoot.State.InterruptAt((uint)line).Address;
        CapabilityStore<TCpu>.AddObject(ref machine, ref destination, ObjectKind.Interrupt, interrupt, machine.Rights & rights);
        return KernelError.None;
    }

    private static KernelError CopyWhole(
        ref Capability source, ref Capability destination, Rights rights, ulong badge, ulong view)
    {
        bool takesBadge = source.Kind is ObjectKind.Endpoint or ObjectKind.Notification && source.Badge == 0;
        if (view != 0 || (badge != 0 && !takesBadge))
        {
            return KernelError.InvalidArgument;
        }

        CapabilityStore<TCpu>.Derive(ref source, ref destination, rights, takesBadge ? badge : source.Badge);
        return KernelError.None;
    }
}
