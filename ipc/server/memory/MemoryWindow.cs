using Micro.Abi;

namespace Micro.Server;

/// <summary>Mapping and unmapping in bounded steps, as the kernel asks for it, without its callers having to care.</summary>
public static class MemoryWindow
{
    /// <summary>Maps all of the frames, or none.</summary>
    /// <param name="tables">Gives a frame for a page table when one is needed.</param>
    /// <param name="addressSpace">Where.</param>
    /// <param name="memory">What.</param>
    /// <param name="firstFrame">Index of the first frame within the memory.</param>
    /// <param name="frames">How many.</param>
    /// <param name="address">Page aligned.</param>
    /// <param name="rights">Never Write and Execute together.</param>
    public static KernelError Map<TTables>(
        ref TTables tables, Slot addressSpace, Slot memory, ulong firstFrame, ulong frames, ulong address, Rights rights)
        where TTables : struct, IPageTableSource, allows ref struct
    {
        ulong done = 0;
        while (done < frames)
        {
            ulong part = frames - done;
            KernelError error = SystemCalls.Map(
                addressSpace, memory, firstFrame + done, ref part, address + (done * StateRegion.FrameSize), rights);
            bool isPartial = error is KernelError.Again or KernelError.NeedsPageTable;
            done += error == KernelError.None || isPartial ? part : 0;
            bool canGoOn = error is KernelError.None or KernelError.Again
                || (error == KernelError.NeedsPageTable && tables.TryGivePageTable());
            if (!canGoOn)
            {
                _ = Unmap(addressSpace, address, done);
                return error;
            }
        }

        return KernelError.None;
    }

    /// <summary>Removes all mappings of the pages.</summary>
    public static KernelError Unmap(Slot addressSpace, ulong address, ulong pages)
    {
        ulong done = 0;
        while (done < pages)
        {
            ulong part = pages - done;
            KernelError error = SystemCalls.Unmap(addressSpace, address + (done * StateRegion.FrameSize), ref part);
            if (error is not (KernelError.None or KernelError.Again))
            {
                return error;
            }

            done += part;
        }

        return KernelError.None;
    }
}
