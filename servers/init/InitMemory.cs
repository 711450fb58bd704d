using Micro.Abi;

namespace Micro.Servers.Init;

/// <summary>A piece of the RAM that the kernel reported, from which init cuts frames one after the other.</summary>
/// <remarks>What init does not need for the servers of the image is pmm's; a server's frames stay its own when it dies.</remarks>
internal struct InitMemory
{
    /// <summary>The piece of RAM.</summary>
    public Slot Memory;

    /// <summary>Frames of it that are taken.</summary>
    public ulong Used;

    /// <summary>Frames of it that are init's to take; the rest goes to pmm.</summary>
    public ulong Limit;

    /// <summary>Frames of the piece.</summary>
    public ulong Total;

    /// <summary>Takes frames; their index in <see cref="Memory"/>.</summary>
    public bool TryTake(ulong frames, out ulong first)
    {
        first = Used;
        if (frames > Limit - Used)
        {
            return false;
        }

        Used += frames;
        return true;
    }

    /// <summary>The largest piece.</summary>
    public static InitMemory FindLargest(uint pieces)
    {
        InitMemory largest = default;
        for (uint index = 0; index < pieces; index++)
        {
            if (TryOpen(InitSlots.FirstMemory.Plus(index), out InitMemory piece) && piece.Total > largest.Total)
            {
                largest = piece;
            }
        }

        return largest;
    }

    /// <summary>The piece behind a slot, all of it free.</summary>
    public static bool TryOpen(Slot slot, out InitMemory piece)
    {
        SystemCallWords words = default;
        piece = default;
        piece.Memory = slot;
        if (SystemCalls.Inspect(slot, InspectKind.Capability, ref words) != KernelError.None)
        {
            return false;
        }

        piece.Total = words[FramesWord];
        piece.Limit = piece.Total;
        return true;
    }

    // Inspect of a Memory: kind, rights, badge, first frame, frames.
    private const int FramesWord = 4;
}
