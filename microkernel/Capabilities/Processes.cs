using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Frames;
using Micro.Kernel.Objects;

namespace Micro.Kernel.Capabilities;

/// <summary>Makes frames a process with an empty capability table.</summary>
internal static class Processes<TCpu>
    where TCpu : struct, ICpu
{
    /// <summary>Takes the frames and clears the first; the table has no slot yet.</summary>
    public static void Begin(Ref<Process> process, FrameRange frames)
    {
        KernelRoot.State.Frames.Donate(frames, FrameEntry.OfObject(ObjectKind.Process, frames.Count));
        DirectMap<TCpu>.Clear(frames.First);
        process.Value.Frames = (uint)frames.Count;
        process.Value.Root = KernelRoot.State.EmptyRoot.Number;
        process.Value.Tag = AddressSpaceTable.EmptyTag;
    }

    /// <summary>Clears further frames of the table, each of which adds its slots. True: it is complete.</summary>
    public static bool TryGrow(Ref<Process> process, ref Budget budget)
    {
        uint complete = (process.Value.Frames - Process.HeaderFrames) * Process.SlotsPerFrame;
        Frame table = DirectMap<TCpu>.FrameOf(process.Address).Plus(Process.HeaderFrames);
        while (process.Value.Slots < complete)
        {
            if (!budget.TrySpend(Budget.ClearFrame))
            {
                return false;
            }

            DirectMap<TCpu>.Clear(table.Plus(process.Value.Slots / Process.SlotsPerFrame));
            process.Value.Slots += Process.SlotsPerFrame;
        }

        process.Value.State = ProcessState.Live;
        return true;
    }
}
