using System;
using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Capabilities;
using Micro.Kernel.Frames;
using Micro.Kernel.Objects;

namespace Micro.Kernel.Destruction;

/// <summary>Takes back everything that was derived from a capability; of a Memory also its mappings, and page tables that lie in it.</summary>
/// <remarks>
/// In order: capabilities, objects, page tables, mappings. Frames do not know where they are mapped, only how often; so the last step
/// walks the address spaces, but only if a frame is mapped at all. Usually the process that mapped it is gone by then.
/// </remarks>
internal static class Revocation<TCpu>
    where TCpu : struct, ICpu
{
    /// <summary>Free frames that are passed for one unit.</summary>
    private const uint FramesPerUnit = 4;

    public static bool TryRevoke(ref Capability capability, ref Budget budget)
    {
        while (capability.FirstChild != 0)
        {
            if (!budget.TrySpend(Budget.Drop))
            {
                return false;
            }

            // Its children become ours, so the tree gets flat and nothing recurses.
            CapabilityStore<TCpu>.Drop(ref new Ref<Capability>(capability.FirstChild).Value);
        }

        return Reaper<TCpu>.TryFinish(ref budget)
            && (capability.Kind != ObjectKind.Memory || TryFreeFrames(ref capability, ref budget));
    }

    private static bool TryFreeFrames(ref Capability memory, ref Budget budget)
    {
        RevocationProgress progress = new(memory.Progress);
        if (memory.IsDevice && !progress.IsWalking)
        {
            // Device frames have no count.
            progress.StartWalk();
        }

        bool isDone = (progress.IsWalking || TryScan(ref memory, ref progress, ref budget))
            && TryWalk(memory.Frames, ref progress, ref budget);
        memory.Progress = isDone ? 0 : progress.Bits;
        return isDone;
    }

    /// <summary>Looks at each frame: empties the address space of a page table, and notes whether anything is mapped.</summary>
    private static bool TryScan(ref Capability memory, ref RevocationProgress progress, ref Budget budget)
    {
        while (progress.Position < memory.Badge)
        {
            if (!budget.TrySpend(2))
            {
                return false;
            }

            ulong limit = Math.Min(memory.Badge - progress.Position, (ulong)(budget.Left * FramesPerUnit));
            ulong free = KernelRoot.State.Frames.CountFree(memory.Frames.First.Plus(progress.Position), limit);
            progress.Position += free;
            budget.Spend((int)(free / FramesPerUnit));
            if (free == limit)
            {
                continue;
            }

            ref FrameEntry entry = ref KernelRoot.State.Frames.EntryOf(memory.Frames.First.Plus(progress.Position));
            while (entry.Kind == FrameKind.PageTable)
            {
                if (!Mappings<TCpu>.TryEmpty(ref KernelRoot.State.Spaces.At(entry.Tag).Value, ref budget))
                {
                    return false;
                }
            }

            progress.Note(entry.Kind == FrameKind.Plain && entry.Count != 0);
            progress.Position++;
        }

        if (progress.IsMapped)
        {
            progress.StartWalk();
        }

        return true;
    }

    /// <summary>Removes the mappings of the frames from every address space.</summary>
    private static bool TryWalk(FrameRange frames, ref RevocationProgress progress, ref Budget budget)
    {
        if (!progress.IsWalking)
        {
            return true;
        }

        for (; progress.Tag < KernelRoot.State.Spaces.End; progress.NextTag())
        {
            Ref<AddressSpace> space = KernelRoot.State.Spaces.At(progress.Tag);
            if (!budget.TrySpend() || (!space.IsNull && !TryWalk(ref space.Value, frames, ref progress, ref budget)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryWalk(
        ref AddressSpace space, FrameRange frames, ref RevocationProgress progress, ref Budget budget)
    {
        ulong cursor = progress.Position * Frame.Size;
        bool isDone = Mappings<TCpu>.TryUnmap(ref space, ref cursor, ProcessLayout.UserLimit, frames, ref budget, out _);
        progress.Position = cursor / Frame.Size;
        return isDone;
    }
}
