using Micro.Abi;

namespace Micro.Server;

/// <summary>Reaches memory that the process does not keep mapped, through <see cref="ProcessLayout.Views"/>.</summary>
public readonly struct FrameWindow
{
    /// <summary>As much as the kernel maps in one call.</summary>
    private const ulong Frames = 64;

    private readonly OwnPageTables _tables;

    public FrameWindow(ref ProcessContext context)
    {
        _tables = new OwnPageTables(context.State);
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
                ref tables, WellKnownSlots.AddressSpace, memory, done, part, ProcessLayout.Views, Rights.Read | Rights.Write);
            if (error != KernelError.None)
            {
                return false;
            }

            MappedMemory.View(ProcessLayout.Views, (int)(part * StateRegion.FrameSize)).Clear();
            _ = MemoryWindow.Unmap(WellKnownSlots.AddressSpace, ProcessLayout.Views, part);
        }

        return true;
    }
}
