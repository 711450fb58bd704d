using Micro.Abi;

namespace Micro.Servers.Init;

/// <summary>Init's own memory: frames cut one after the other from the largest piece of RAM that the kernel reported.</summary>
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

    /// <summary>Finds the largest piece.</summary>
    public static InitMemory FindLargest(uint pieces)
    {
        InitMemory largest = default;
        for (uint index = 0; index < pieces; index++)
        {
            Slot slot = InitSlots.FirstMemory.Plus(index);
            SystemCallWords words = default;
            KernelError error = SystemCalls.Inspect(slot, InspectKind.Capability, ref words);
            if (error == KernelError.None && words[FramesWord] > largest.Total)
            {
                largest.Memory = slot;
                largest.Total = words[FramesWord];
            }
        }

        largest.Limit = largest.Total;
        return largest;
    }

    // Inspect of a Memory: kind, rights, badge, first frame, frames.
    private const int FramesWord = 4;
}
