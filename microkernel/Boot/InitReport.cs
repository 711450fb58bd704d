using Micro.Abi;
using Micro.Arch.Common;
using Micro.Arch.Contracts;
using Micro.Kernel.Frames;

namespace Micro.Kernel.Boot;

/// <summary>Writes what init is told of the machine.</summary>
internal static class InitReport<TCpu>
    where TCpu : struct, ICpu
{
    public static void Write(Frame page, ref BootInfo boot, in FreeRanges free, uint memories)
    {
        ref BootReport report = ref DirectMap<TCpu>.At<BootReport>(page).Value;
        report.Magic = BootReport.ExpectedMagic;
        report.ArchiveLength = boot.ArchiveLength;
        report.MemoryCount = memories;
        report.UartInterrupt = boot.UartInterrupt;
        report.UartBase = boot.UartBase;
        report.UartKind = boot.UartKind;
        report.VirtioBase = boot.Virtio.Base;
        report.VirtioCount = boot.Virtio.Count;
        report.VirtioInterrupt = boot.Virtio.Interrupt;
        report.CommandLineLength = (uint)boot.CommandLineLength;
        report.RamFrames = KernelRoot.State.RamFrames;
        report.KernelFrames = KernelRoot.State.RamFrames - FreeFrames(in free) - boot.Archive.Count;
        report.BootTime = boot.BootTime;
        report.TraceFrames = (uint)KernelRoot.State.Trace.Frames.Count;
        report.TraceInterrupt = KernelRoot.State.Trace.Line;
        for (int i = 0; i < boot.CommandLineLength; i++)
        {
            report.CommandLine[i] = boot.CommandLine[i];
        }
    }

    private static ulong FreeFrames(in FreeRanges free)
    {
        ulong frames = 0;
        for (int i = 0; i < free.Count; i++)
        {
            frames += free[i].Count;
        }

        return frames;
    }
}
