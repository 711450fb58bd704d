using System;
using Micro.Abi;

namespace Micro.Server;

/// <summary>Puts frames behind addresses: from the block the process was given, then from the frame service.</summary>
internal static unsafe class FrameSupply
{
    private const ulong FrameSize = StateRegion.FrameSize;

    /// <summary>Maps zeroed frames from <paramref name="address"/> on.</summary>
    /// <returns>The bytes that have memory now, counted from the address.</returns>
    public static ulong Commit(ref FrameSource source, byte* address, ulong bytes)
    {
        ulong done = 0;
        while (done < bytes)
        {
            if (!TryAvailable(ref source, out ulong available))
            {
                break;
            }

            ulong wanted = (bytes - done) / FrameSize;
            ulong frames = available < wanted ? available : wanted;
            KernelError error = MapSome(ref source, (ulong)address + done, ref frames);

            // SAFETY: these pages were mapped just now, and nobody else knows them.
            new Span<byte>(address + done, (int)(frames * FrameSize)).Clear();
            done += frames * FrameSize;
            bool canGoOn = error is KernelError.None or KernelError.Again
                || (error == KernelError.NeedsPageTable && TryGivePageTable(ref source));
            if (!canGoOn)
            {
                break;
            }
        }

        return done;
    }

    /// <summary>Gives one frame to the process' own page tables.</summary>
    public static bool TryGivePageTable(ref FrameSource source)
    {
        if (!TryAvailable(ref source, out _))
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

    private static bool TryAvailable(ref FrameSource source, out ulong frames)
    {
        frames = source.Total - source.Used;
        return frames != 0;
    }
}
