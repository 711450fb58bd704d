using System;
using System.Text;
using Micro.Arch.Common;
using Micro.Arch.Contracts;
using Micro.Simulator.Devices;

namespace Micro.Simulator.Processor;

/// <summary>What a boot loader would leave in memory, and what arch code would tell the kernel of it.</summary>
internal static unsafe class SimulatedBoot
{
    // A kernel that needs no memory of its own still has a place, so that no user gets frame 0.
    private const ulong KernelFrame = 16;
    private const ulong KernelFrames = 16;
    private const ulong FirstRam = KernelFrame + KernelFrames;
    private const ulong LowFrames = 32;
    private const ulong ArchiveFrame = FirstRam + LowFrames;
    private const uint Ns16550 = 1;

    // 2026-01-01 00:00, so that every run has the same dates.
    private const ulong BootTime = 1_767_225_600;

    /// <summary>Puts the archive into <paramref name="ram"/> and describes the machine.</summary>
    public static BootInfo Prepare(SimulationOptions options, void* ram)
    {
        ulong archiveFrames = ((ulong)options.Archive.Length + Frame.Size - 1) / Frame.Size;
        ulong highRam = ArchiveFrame + archiveFrames;
        if (options.Frames <= highRam)
        {
            throw new SimulatorException(
                $"{options.Frames * Frame.Size >> 20} MiB are too little memory for this image: {(highRam * Frame.Size >> 20) + 1} MiB and more are needed");
        }

        BootInfo boot = default;
        boot.Kernel = new FrameRange(new Frame(KernelFrame), KernelFrames);
        boot.Ram[0] = new FrameRange(new Frame(FirstRam), LowFrames);
        boot.Ram[1] = new FrameRange(new Frame(highRam), options.Frames - highRam);
        boot.RamCount = 2;
        boot.Archive = new FrameRange(new Frame(ArchiveFrame), archiveFrames);
        boot.ArchiveLength = (ulong)options.Archive.Length;
        boot.UartKind = Ns16550;
        boot.UartBase = SimulatedUart.FirstPort;
        boot.UartInterrupt = SimulatedUart.InterruptLine;
        boot.BootTime = BootTime;
        SetCommandLine(ref boot, options.BootOptions);

        // SAFETY: the RAM has room for the archive behind ArchiveFrame: checked above.
        options.Archive.Span.CopyTo(new Span<byte>((byte*)ram + (ArchiveFrame * Frame.Size), options.Archive.Length));
        return boot;
    }

    private static void SetCommandLine(ref BootInfo boot, string options)
    {
        byte[] line = Encoding.UTF8.GetBytes(options);
        if (line.Length > BootInfo.CommandLineCapacity)
        {
            throw new SimulatorException($"boot options may have {BootInfo.CommandLineCapacity} bytes at most");
        }

        boot.CommandLineLength = line.Length;
        for (int index = 0; index < line.Length; index++)
        {
            boot.CommandLine[index] = line[index];
        }
    }
}
