using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Capabilities;
using Micro.Kernel.Destruction;
using Micro.Kernel.Objects;

namespace Micro.Kernel.Ipc;

/// <summary>Capabilities that travel beside a message: derived from the sender's, or moved, into a window of up to four slots of the receiver.</summary>
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

    /// <summary>Derives the capabilities of a message into the window that starts at <paramref name="window"/>, and moves those of
    /// <paramref name="moved"/> there, which keep their place in the tree of derivations.</summary>
    /// <returns>How many arrived: the first that is gone, or has no empty slot, ends it.</returns>
    public static int Transfer(ref Thread sender, Ref<Process> receiver, uint window, MessageHeader header, uint moved)
    {
        for (int i = 0; i < header.Capabilities; i++)
        {
            if (window == 0 || Find(ref sender, i, out Ref<Capability> source) != KernelError.None
                || CapabilityTable.FindEmpty(receiver, window + (uint)i, out Ref<Capability> place) != KernelError.None)
            {
                return i;
            }

            Put(ref source.Value, ref place.Value, IsMoved(moved, i));
        }

        return header.Capabilities;
    }

    /// <summary>Transfers the only capability of a message. False: it cannot, and nothing changed.</summary>
    public static bool TryTransferOne(ref Thread sender, Ref<Process> receiver, uint window, bool isMoved)
    {
        if (Find(ref sender, 0, out Ref<Capability> source) != KernelError.None
            || CapabilityTable.FindEmpty(receiver, window, out Ref<Capability> place) != KernelError.None)
        {
            return false;
        }

        Put(ref source.Value, ref place.Value, isMoved);
        return true;
    }

    /// <summary>Drops what was to move, from <paramref name="arrived"/> on: its sender has given it up.</summary>
    public static void DropMoved(ref Thread sender, int arrived, MessageHeader header, uint moved)
    {
        for (int i = arrived; i < header.Capabilities; i++)
        {
            if (IsMoved(moved, i) && Find(ref sender, i, out Ref<Capability> source) == KernelError.None)
            {
                CapabilityStore<TCpu>.Drop(ref source.Value);
            }
        }
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

    private static void Put(ref Capability source, ref Capability place, bool isMoved)
    {
        if (isMoved)
        {
            CapabilityStore<TCpu>.Move(ref source, ref place);
        }
        else
        {
            CapabilityStore<TCpu>.Derive(ref source, ref place, Rights.All, source.Badge);
        }
    }

    private static bool IsMoved(uint moved, int index) => ((moved >> index) & 1) != 0;

    private static KernelError Find(ref Thread sender, int index, out Ref<Capability> found)
    {
        uint slot = (ushort)(sender.Registers[RegisterFile.Auxiliary] >> (SlotBits * index));
        KernelError error = CapabilityTable.Find(sender.Process, new Slot(slot), out found);
        return error == KernelError.None && !found.Value.Rights.Includes(Rights.Derive) ? KernelError.NotPermitted : error;
    }
}
