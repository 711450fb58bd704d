using System;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Server;

/// <summary>Puts frames behind addresses: from the block the process was given, then from the frame service.</summary>
/// <remarks>
/// Both are clear: whoever builds a process clears its first block, and the frame service clears what it hands out. The region is null
/// while there is none yet; then only the first block counts.
/// </remarks>
internal static unsafe class FrameSupply
{
    private const ulong FrameSize = StateRegion.FrameSize;

    // What is asked of the frame service at once: one call for 64 KiB, or for what is needed if that is more, within limits.
    private const uint BlockFrames = 16;
    private const uint MostFrames = 1024;

    /// <summary>Maps zeroed frames from <paramref name="address"/> on.</summary>
    /// <returns>The bytes that have memory now, counted from the address.</returns>
    public static ulong Commit(StateControl* region, ref FrameSource source, ulong address, ulong bytes)
    {
        ulong done = 0;
        ulong wanted = bytes / FrameSize;
        while (done < bytes && TryAvailable(region, ref source, wanted, out ulong available))
        {
            ulong frames = available < wanted ? available : wanted;
            KernelError error = MapSome(ref source, address + done, ref frames);
            done += frames * FrameSize;
            wanted -= frames;
            bool canGoOn = error is KernelError.None or KernelError.Again
                || (error == KernelError.NeedsPageTable && TryGivePageTable(region, ref source));
            if (!canGoOn)
            {
                break;
            }
        }

        return done;
    }

    /// <summary>Gives one frame to the process' own page tables.</summary>
    public static bool TryGivePageTable(StateControl* region, ref FrameSource source)
    {
        if (!TryAvailable(region, ref source, 1, out _))
        {
            return false;
        }

        ulong frame = source.Used;
        source.Used++;
        KernelError error = SystemCalls.Create(
            source.Memory, ObjectKind.PageTable, frame, 1, Slot.Null, 1, WellKnownSlots.AddressSpace.Index);
        return error == KernelError.None;
    }

    private static KernelError MapSome(ref FrameSource source, ulong address, ref ulong frames)
    {
        KernelError error = SystemCalls.Map(
            WellKnownSlots.AddressSpace, source.Memory, source.Used, ref frames, address, Rights.Read | Rights.Write);
        if (error is not (KernelError.None or KernelError.Again or KernelError.NeedsPageTable))
        {
            frames = 0;
        }

        source.Used += frames;
        return error;
    }

    private static bool TryAvailable(StateControl* region, ref FrameSource source, ulong wanted, out ulong frames)
    {
        bool isUsedUp = source.Used == source.Total;
        bool canRefill = isUsedUp && region != null && !source.Service.IsNull;
        if (canRefill)
        {
            uint block = wanted < BlockFrames ? BlockFrames : wanted > MostFrames ? MostFrames : (uint)wanted;
            _ = TryRefill(region, ref source, block)
                || (block > BlockFrames && TryRefill(region, ref source, BlockFrames))
                || TryRefill(region, ref source, 1);
        }

        frames = source.Total - source.Used;
        return frames != 0;
    }

    // A handler extends a table while its request, or its reply, may lie in the message buffer: the call leaves it as it was.
    private static bool TryRefill(StateControl* region, ref FrameSource source, uint frames)
    {
        // SAFETY: both buffers are pages of the region, mapped for as long as the process lives.
        Span<byte> buffer = new(region->Buffer, MessageHeader.MaxLength);
        Span<byte> saved = new(region->SavedBuffer, MessageHeader.MaxLength);
        buffer.CopyTo(saved);
        FrameServiceClient<KernelTransport> service = new(source.Service);
        ServiceError error = service.Allocate(frames, 0, out Slot received, out _);
        bool isKept = false;
        if (error == ServiceError.None)
        {
            isKept = region->Slots.TryKeep(received, out Slot memory);
            if (isKept)
            {
                DropUsed(region, source.Memory);
                source.Memory = memory;
                source.Used = 0;
                source.Total = frames;
            }
            else
            {
                _ = region->Platform.Delete(region, received);
            }
        }

        saved.CopyTo(buffer);
        return isKept;
    }

    // Nothing can be cut from a used-up block any more, and what was cut stays when its capability goes: mappings and page tables
    // belong to the block. So memory is not limited by the size of the capability table.
    private static void DropUsed(StateControl* region, Slot memory)
    {
        if (memory != WellKnownSlots.State)
        {
            region->Slots.Drop(memory);
        }
    }
}
