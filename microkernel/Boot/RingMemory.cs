using Micro.Arch.Contracts;
using Micro.Kernel.Frames;
using Micro.Kernel.Recording;

namespace Micro.Kernel.Boot;

/// <summary>Keeps the memory of the ring of records: the kernel writes it, init is given it to read.</summary>
internal static class RingMemory<TCpu>
    where TCpu : struct, ICpu
{
    /// <summary>Interrupt lines beside the controller's: one that tells of records, if there is a ring.</summary>
    public const uint Lines = 1;

    private const uint KibibytesPerFrame = (uint)(Frame.Size / 1024);

    /// <summary>Takes a ring. False: RAM does not suffice.</summary>
    /// <param name="kibibytes">Its size; 0: there shall be none.</param>
    /// <param name="payloadLimit">How much of a message is kept; see <see cref="TraceRing.Start"/>.</param>
    /// <param name="free">From what.</param>
    public static bool TryPrepare(uint kibibytes, uint payloadLimit, ref FreeRanges free)
    {
        if (kibibytes == 0)
        {
            return true;
        }

        ulong frames = kibibytes / KibibytesPerFrame;
        frames = frames < TraceRing.MinFrames ? TraceRing.MinFrames : frames;
        if (!BootMemory<TCpu>.TryTake(ref free, frames * Frame.Size, out FrameRange taken))
        {
            return false;
        }

        // Plain, as the archive is: to be mapped where it may be read.
        uint line = KernelRoot.State.InterruptLines;
        KernelRoot.State.InterruptLines += Lines;
        KernelRoot.State.InterruptAt(line).Value.Line = line;
        KernelRoot.State.Trace.Start(taken, DirectMap<TCpu>.AddressOf(taken.First), line, payloadLimit);
        return true;
    }
}
