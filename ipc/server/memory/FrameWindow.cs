using System;
using Micro.Abi;

namespace Micro.Server;

/// <summary>A stretch of the process' own address space through which it reaches memory that it does not keep mapped.</summary>
public readonly unsafe struct FrameWindow
{
    /// <summary>As much as the kernel maps in one call.</summary>
    private const ulong Frames = 64;

    private readonly OwnPageTables _tables;
    private readonly ulong _address;

    public FrameWindow(ref ProcessContext context)
    {
        _tables = new OwnPageTables(context.State);
        _address = context.ReserveAddresses(Frames * StateRegion.FrameSize);
    }

    /// <summary>Fills all <paramref name="frames"/> frames of a Memory with zeros.</summary>
    /// <returns>False: it could not be mapped.</returns>
    public bool TryClear(Slot memory, ulong frames)
    {
        OwnPageTables tables = _tables;
        for (ulong done = 0; done < frames; done += Frames)
        {
            ulong part = frames - done < Frames ? frames - done : Frames;
            KernelError error = MemoryWindow.Map(
                ref tables, WellKnownSlots.AddressSpace, memory, done, part, _address, Rights.Read | Rights.Write);
            if (error != KernelError.None)
            {
                return false;
            }

            // SAFETY: these pages were mapped just now, and only this method uses the window.
            new Span<byte>(UserMemory.At(_address), (int)(part * StateRegion.FrameSize)).Clear();
            _ = MemoryWindow.Unmap(WellKnownSlots.AddressSpace, _address, part);
        }

        return true;
    }
}
