using System;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Server;

/// <summary>Blocks of the frame service that are mapped for a while: each is had by one call and given back by one.</summary>
internal static unsafe class LentFrames
{
    /// <summary>Maps a block of clear frames.</summary>
    /// <param name="region">The region whose process it is for.</param>
    /// <param name="address">Where.</param>
    /// <param name="frames">How many.</param>
    /// <param name="name">Its name at the frame service.</param>
    /// <returns>False: there is no such block, or no page table for it, and nothing changed.</returns>
    public static bool TryLend(StateControl* region, ulong address, ulong frames, out ulong name)
    {
        name = 0;
        if (region->Frames.Service.IsNull || !TryAllocate(region, frames, out Slot memory, out name))
        {
            return false;
        }

        OwnTables tables = new(region);
        KernelError error = MemoryWindow.Map(
            ref tables, WellKnownSlots.AddressSpace, memory, 0, frames, address, Rights.Read | Rights.Write);

        // The mapping stays when the capability goes.
        region->Slots.Drop(memory);
        if (error != KernelError.None)
        {
            KeepBuffer(region);
            _ = ServiceOf(region).Free(name);
            RestoreBuffer(region);
        }

        return error == KernelError.None;
    }

    /// <summary>Unmaps a block and gives it back. Only where the message buffer is free.</summary>
    public static void GiveBack(StateControl* region, ulong address, ulong frames, ulong name)
    {
        _ = MemoryWindow.Unmap(WellKnownSlots.AddressSpace, address, frames);
        _ = ServiceOf(region).Free(name);
    }

    private static FrameServiceClient<KernelTransport> ServiceOf(StateControl* region) => new(region->Frames.Service);

    private static bool TryAllocate(StateControl* region, ulong frames, out Slot memory, out ulong name)
    {
        memory = Slot.Null;
        KeepBuffer(region);
        bool isKept = false;
        if (ServiceOf(region).Allocate((uint)frames, 0, out Slot received, out name) == ServiceError.None)
        {
            isKept = region->Slots.TryKeep(received, out memory);
            if (!isKept)
            {
                _ = region->Platform.Delete(region, received);
                _ = ServiceOf(region).Free(name);
            }
        }

        RestoreBuffer(region);
        return isKept;
    }

    // A handler asks for memory while its request, or its reply, may lie in the message buffer: the calls leave it as it was. Between
    // them page tables may be asked for, which does the same.
    // SAFETY (both): both buffers are pages of the region, mapped for as long as the process lives.
    private static void KeepBuffer(StateControl* region) =>
        new Span<byte>(region->Buffer, MessageHeader.MaxLength).CopyTo(new Span<byte>(region->SavedBuffer, MessageHeader.MaxLength));

    private static void RestoreBuffer(StateControl* region) =>
        new Span<byte>(region->SavedBuffer, MessageHeader.MaxLength).CopyTo(new Span<byte>(region->Buffer, MessageHeader.MaxLength));

    private readonly struct OwnTables(StateControl* region) : IPageTableSource
    {
        private readonly StateControl* _region = region;

        public bool TryGivePageTable() => FrameSupply.TryGivePageTable(_region, ref _region->Frames);
    }
}
