using System;
using Micro.Arch.Common;
using Micro.Arch.Contracts;
using Micro.Kernel.Frames;
using Micro.Kernel.Objects;

namespace Micro.Kernel.Boot;

/// <summary>The kernel's own memory, taken once: frame table, table of address spaces, interrupt lines, and an empty root table.</summary>
internal static class BootMemory<TCpu>
    where TCpu : struct, ICpu
{
    /// <summary>Sets up the tables. False: RAM does not suffice.</summary>
    public static bool TryPrepare(ref BootInfo boot, ref FreeRanges free)
    {
        FrameRange span = new(new Frame(0), 0);
        ulong ramFrames = boot.EarlyFrames;
        for (int i = 0; i < boot.RamCount; i++)
        {
            free.Add(boot.Ram[i]);
            span = Join(span, boot.Ram[i]);
            ramFrames += boot.Ram[i].Count;
        }

        free.Cut(boot.Kernel);
        free.Cut(boot.Archive);
        KernelRoot.State.RamFrames = ramFrames + Outside(boot, boot.Kernel) + Outside(boot, boot.Archive);

        span = Join(Join(span, boot.Kernel), boot.Archive);
        ulong spaceBytes = AddressSpaceTable.Limit * sizeof(ulong);
        ulong interruptBytes = (TCpu.InterruptLines + RingMemory<TCpu>.Lines) * (ulong)Interrupt.Size;
        if (!TryTake(ref free, span.Count * sizeof(ulong), out FrameRange table)
            || !TryTake(ref free, spaceBytes, out FrameRange spaces)
            || !TryTake(ref free, interruptBytes, out FrameRange interrupts)
            || !TryTake(ref free, Frame.Size, out FrameRange root))
        {
            return false;
        }

        KernelRoot.State.Frames = new FrameTable(span, DirectMap<TCpu>.AddressOf(table.First));
        KernelRoot.State.Spaces = new AddressSpaceTable(DirectMap<TCpu>.AddressOf(spaces.First));
        PrepareInterrupts(DirectMap<TCpu>.AddressOf(interrupts.First));
        KernelRoot.State.EmptyRoot = root.First;
        TCpu.PrepareRoot(root.First);
        Classify(ref boot);
        KernelRoot.State.Frames.Set(table, new FrameEntry(FrameKind.Kernel));
        KernelRoot.State.Frames.Set(spaces, new FrameEntry(FrameKind.Kernel));
        KernelRoot.State.Frames.Set(interrupts, new FrameEntry(FrameKind.Kernel));
        KernelRoot.State.Frames.Set(root, new FrameEntry(FrameKind.Kernel));
        return true;
    }

    /// <summary>Takes cleared frames for a number of bytes.</summary>
    public static bool TryTake(ref FreeRanges free, ulong bytes, out FrameRange taken)
    {
        if (!free.TryTake((bytes + Frame.Size - 1) / Frame.Size, out taken))
        {
            return false;
        }

        for (ulong i = 0; i < taken.Count; i++)
        {
            DirectMap<TCpu>.Clear(taken.First.Plus(i));
        }

        return true;
    }

    /// <summary>Says of each frame what it is. What nobody claims is a hole, where devices may be.</summary>
    private static void Classify(ref BootInfo boot)
    {
        ref FrameTable frames = ref KernelRoot.State.Frames;
        for (int i = 0; i < boot.RamCount; i++)
        {
            frames.Set(boot.Ram[i], new FrameEntry(FrameKind.Plain));
        }

        // Arch code took its first page tables right behind the image.
        FrameRange early = new(boot.Kernel.End, boot.EarlyFrames);
        for (ulong i = 0; i < early.Count; i++)
        {
            Frame frame = early.First.Plus(i);
            if (frames.Covers(new FrameRange(frame, 1)) && !frames.IsRam(frame))
            {
                frames.EntryOf(frame) = new FrameEntry(FrameKind.Kernel);
            }
        }

        frames.Set(boot.Archive, new FrameEntry(FrameKind.Plain));
        frames.Set(boot.Kernel, new FrameEntry(FrameKind.Kernel));
    }

    private static void PrepareInterrupts(nuint table)
    {
        KernelRoot.State.SetInterrupts(table, TCpu.InterruptLines);
        for (uint line = 0; line < TCpu.InterruptLines; line++)
        {
            KernelRoot.State.InterruptAt(line).Value.Line = line;
        }
    }

    /// <summary>The least range that holds both.</summary>
    private static FrameRange Join(FrameRange left, FrameRange right)
    {
        if (left.IsEmpty || right.IsEmpty)
        {
            return left.IsEmpty ? right : left;
        }

        ulong first = Math.Min(left.First.Number, right.First.Number);
        return new FrameRange(new Frame(first), Math.Max(left.End.Number, right.End.Number) - first);
    }

    /// <summary>Frames of a range, unless the list of RAM has them already.</summary>
    private static ulong Outside(in BootInfo boot, FrameRange range)
    {
        for (int i = 0; i < boot.RamCount; i++)
        {
            if (boot.Ram[i].Overlaps(range))
            {
                return 0;
            }
        }

        return range.Count;
    }
}
