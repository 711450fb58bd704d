using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Frames;
using Micro.Kernel.Objects;

namespace Micro.Kernel.Capabilities;

/// <summary>Makes frames a process with an empty capability table, one after the other: a large table takes many kernel entries.</summary>
internal static class Processes<TCpu>
    where TCpu : struct, ICpu
{
    /// <summary>Takes and clears the first of the frames, which must be free; the table has no slot yet.</summary>
    public static void Begin(Ref<Process> process, FrameRange frames)
    {
        KernelRoot.State.Frames.Donate(new FrameRange(frames.First, 1), FrameEntry.OfObject(ObjectKind.Process, 1));
        DirectMap<TCpu>.Clear(frames.First);
        process.Value.Frames = (uint)frames.Count;
        process.Value.Root = KernelRoot.State.EmptyRoot.Number;
        process.Value.Tag = AddressSpaceTable.EmptyTag;
    }

    /// <summary>Takes and clears further frames of the table, each of which adds its slots.</summary>
    /// <returns>None: it is complete. Again. FramesInUse: a frame that is not free is among them.</returns>
    public static KernelError Grow(Ref<Process> process, ref Budget budget)
    {
        ref FrameTable frames = ref KernelRoot.State.Frames;
        Frame first = DirectMap<TCpu>.FrameOf(process.Address);
        while (frames.EntryOf(first).Count < process.Value.Frames)
        {
            if (!budget.TrySpend(Budget.ClearFrame))
            {
                return KernelError.Again;
            }

            Frame next = first.Plus(frames.EntryOf(first).Count);
            if (!frames.EntryOf(next).IsFree)
            {
                return KernelError.FramesInUse;
            }

            frames.Donate(new FrameRange(next, 1), FrameEntry.OfObject(ObjectKind.Process, 0));
            DirectMap<TCpu>.Clear(next);
            frames.EntryOf(first).Increment();
            process.Value.Slots += Process.SlotsPerFrame;
        }

        process.Value.State = ProcessState.Live;
        return KernelError.None;
    }

    /// <summary>Gives the frames of an empty table back, the last first. True: only the first is left.</summary>
    public static bool TryShrink(Ref<Process> process, ref Budget budget)
    {
        ref FrameTable frames = ref KernelRoot.State.Frames;
        Frame first = DirectMap<TCpu>.FrameOf(process.Address);
        while (frames.EntryOf(first).Count > Process.HeaderFrames)
        {
            if (!budget.TrySpend())
            {
                return false;
            }

            frames.EntryOf(first).Decrement();
            frames.Release(new FrameRange(first.Plus(frames.EntryOf(first).Count), 1));
        }

        return true;
    }
}
