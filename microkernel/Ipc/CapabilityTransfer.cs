using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Capabilities;
using Micro.Kernel.Destruction;
using Micro.Kernel.Objects;

namespace Micro.Kernel.Ipc;

/// <summary>Capabilities that travel beside a message: derived from the sender's, into a window of four slots of the receiver.</summary>
internal static class CapabilityTransfer<TCpu>
    where TCpu : struct, ICpu
{
    private const int SlotBits = 16;

    /// <summary>Whether the sender may send what it names. Again looked at when the message moves, which may be much later.</summary>
    public static KernelError Check(ref Thread sender, MessageHeader header)
    {
        for (int i = 0; i < header.Capabilities; i++)
        {
            KernelError error = Find(ref sender, i, out _);
            if (error != KernelError.None)
            {
                return error;
            }
        }

        return KernelError.None;
    }

    /// <summary>Derives the capabilities of a message into the window that starts at <paramref name="window"/>.</summary>
    /// <returns>How many arrived: the first that is gone, or has no empty slot, ends it.</returns>
    public static int Transfer(ref Thread sender, Ref<Process> receiver, uint window, MessageHeader header)
    {
        for (int i = 0; i < header.Capabilities; i++)
        {
            if (window == 0 || Find(ref sender, i, out Ref<Capability> source) != KernelError.None
                || CapabilityTable.FindEmpty(receiver, window + (uint)i, out Ref<Capability> place) != KernelError.None)
            {
                return i;
            }

            CapabilityStore<TCpu>.Derive(ref source.Value, ref place.Value, Rights.All, source.Value.Badge);
        }

        return header.Capabilities;
    }

    /// <summary>Empties a window: what is still in it was not taken.</summary>
    public static void EmptyWindow(Ref<Process> process, uint window)
    {
        for (uint i = 0; i < MessageHeader.MaxCapabilities; i++)
        {
            if (CapabilityTable.TryFindSlot(process, window + i, out Ref<Capability> slot))
            {
                CapabilityStore<TCpu>.DropIfFull(ref slot.Value);
            }
        }

        // The rest waits for the next that has time: the call goes on behind this.
        Budget budget = Budget.Of(Budget.Units / 4);
        _ = Reaper<TCpu>.TryFinish(ref budget);
    }

    private static KernelError Find(ref Thread sender, int index, out Ref<Capability> found)
    {
        uint slot = (ushort)(sender.Registers[RegisterFile.Auxiliary] >> (SlotBits * index));
        KernelError error = CapabilityTable.Find(sender.Process, new Slot(slot), out found);
        return error == KernelError.None && !found.Value.Rights.Includes(Rights.Derive) ? KernelError.NotPermitted : error;
    }
}
