using System;
using System.Linq;
using Micro.Archive;
using Micro.Tools.Building;
using Micro.Tools.Elf;
using Micro.Tools.Machines;

namespace Micro.Tools.Emulation;

/// <summary>Works out whether a host's files fit into a guest's memory.</summary>
internal static class MemoryNeed
{
    // What the kernel, its tables and the shell want beside what the manifest says.
    private const long Working = 8 * MemorySize.Mebi;

    // QEMU puts the archive behind the first half of an ARM64 machine's memory, at most so far up
    // (hw/arm/boot.c, arm_setup_direct_kernel_boot), and the device tree of up to 2 MiB behind it.
    private const long Arm64Gap = 128 * MemorySize.Mebi;
    private const long DeviceTree = 4 * MemorySize.Mebi;

    /// <summary>Says how much memory is needed where the machine has less.</summary>
    public static void Check(MachineRequest request, long archiveLength, MachineBuild build)
    {
        // Only what the user brings can be too big: whether an image fits at all, the kernel says best, once it runs.
        if (request.FilesFolder is null)
        {
            CheckPlacement(request, archiveLength, build);
            return;
        }

        if (archiveLength > int.MaxValue)
        {
            throw ToolException.Usage($"--files: '{request.FilesFolder}' needs more than the 2 GiB an archive can hold");
        }

        long images = request.Booted.Entries.Sum(entry => Resident(entry.Image, build)
            + entry.StateBytes + entry.StackBytes);
        long needed = archiveLength + images + Working;
        if (request.Target.Architecture == Architecture.Arm64)
        {
            needed = Math.Max(needed, Arm64Placement(archiveLength));
        }

        needed = MemorySize.RoundUp(needed, MemorySize.Mebi);
        if (needed > request.MemoryBytes)
        {
            throw ToolException.Usage(
                $"--files: '{request.FilesFolder}' does not fit into {MemorySize.Format(request.MemoryBytes)}; "
                + $"it needs --memory {MemorySize.Format(needed)}");
        }
    }

    // QEMU puts the archive at the end of a PC's memory, over the kernel where there is no room beside it, and starts what is left of it.
    private static void CheckPlacement(MachineRequest request, long archiveLength, MachineBuild build)
    {
        if (request.Target.Architecture != Architecture.X64)
        {
            return;
        }

        long kernelEnd = build.Executable(MachineBuild.Kernel).Segments
            .Max(segment => (long)(segment.PhysicalAddress + segment.MemorySize));
        long needed = MemorySize.RoundUp(kernelEnd + archiveLength, MemorySize.Mebi);
        if (needed > request.MemoryBytes)
        {
            throw ToolException.Failed(
                $"{MemorySize.Format(request.MemoryBytes)} have no room for the kernel and the boot archive; --memory {MemorySize.Format(needed)} is the least to try");
        }
    }

    private static long Arm64Placement(long archiveLength)
    {
        long behindHalf = 2 * (archiveLength + DeviceTree);
        long behindGap = Arm64Gap + archiveLength + DeviceTree;
        return Math.Min(behindHalf, behindGap);
    }

    private static long Resident(string image, MachineBuild build)
    {
        IExecutable executable = build.Executable(image);
        return executable.Segments
            .Where(segment => segment.Rights.HasFlag(SegmentRights.Write))
            .Sum(segment => (long)segment.MemorySize);
    }
}
