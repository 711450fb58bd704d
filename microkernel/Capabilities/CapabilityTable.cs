using Micro.Abi;
using Micro.Kernel.Objects;

namespace Micro.Kernel.Capabilities;

/// <summary>Looks slots up in the table of a process.</summary>
internal static class CapabilityTable
{
    /// <summary>Finds a slot, empty or not. False: the table has no such slot.</summary>
    public static bool TryFindSlot(Ref<Process> process, uint index, out Ref<Capability> slot)
    {
        slot = Process.SlotAt(process, index);
        return index != 0 && index < process.Value.Slots;
    }

    /// <summary>Finds a capability of one kind that has a right.</summary>
    public static KernelError Find(Ref<Process> process, Slot slot, ObjectKind kind, Rights needed, out Ref<Capability> found)
    {
        if (!TryFindSlot(process, slot.Index, out found) || found.Value.IsEmpty)
        {
            return KernelError.NoSuchCapability;
        }

        if (found.Value.Kind != kind)
        {
            return KernelError.WrongObject;
        }

        return found.Value.Rights.Includes(needed) ? KernelError.None : KernelError.NotPermitted;
    }

    /// <summary>Finds a capability of any kind.</summary>
    public static KernelError Find(Ref<Process> process, Slot slot, out Ref<Capability> found) =>
        TryFindSlot(process, slot.Index, out found) && !found.Value.IsEmpty ? KernelError.None : KernelError.NoSuchCapability;

    /// <summary>Finds a slot that may be filled.</summary>
    public static KernelError FindEmpty(Ref<Process> process, uint index, out Ref<Capability> found)
    {
        if (!TryFindSlot(process, index, out found))
        {
            return KernelError.NoSuchCapability;
        }

        return found.Value.IsEmpty ? KernelError.None : KernelError.SlotInUse;
    }
}
