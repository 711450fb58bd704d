using System.Runtime.CompilerServices;
using Micro.Arch.Common;
using Micro.Arch.Contracts;

namespace Micro.Arch.X64;

/// <summary>From the loader's memory map to the kernel's own page tables and the list of free RAM.</summary>
internal static class X64Memory
{
    /// <summary>Builds and activates the kernel's address space, and fills the memory of <paramref name="boot"/>.</summary>
    /// <returns>False: there is no room for the tables.</returns>
    public static bool TryBuild(in ImageLayout layout, ref MemoryRangeList memory, ref BootInfo boot)
    {
        Frame imageStart = new PhysicalAddress(ImageLayout.PhysicalOf(layout.TextStart)).Frame;
        Frame bootEnd = new PhysicalAddress(ImageLayout.PhysicalOf(layout.BootEnd)).Frame;
        Frame imageEnd = new PhysicalAddress(ImageLayout.PhysicalOf(layout.ImageEnd)).Frame;
        boot.Kernel = new FrameRange(imageStart, imageEnd.Number - imageStart.Number);

        int firmwareRanges = memory.Count;
        ReserveUsed(ref memory, boot, new FrameRange(imageStart, bootEnd.Number - imageStart.Number));
        boot.RamCount = MemoryMap.Build(memory.AsSpan(), boot.Ram);
        EarlyFrames early = new(FindRoom(boot, bootEnd), X64Cpu.DirectMap);

        memory.Truncate(firmwareRanges);
        if (!TryBuildSpace(layout, ref memory, ref early))
        {
            return false;
        }

        // The first page tables are free now; those that were built are not.
        memory.Truncate(firmwareRanges);
        ReserveUsed(ref memory, boot, boot.Kernel);
        memory.Add(Reserved(early.Taken));
        boot.RamCount = MemoryMap.Build(memory.AsSpan(), boot.Ram);
        boot.EarlyFrames = early.Count;
        return true;
    }

    private static void ReserveUsed(ref MemoryRangeList memory, in BootInfo boot, FrameRange image)
    {
        // The frame with number 0 stands for none.
        memory.Add(Reserved(new FrameRange(new Frame(0), 1)));
        memory.Add(Reserved(image));
        memory.Add(Reserved(boot.Archive));
    }

    private static bool TryBuildSpace(in ImageLayout layout, ref MemoryRangeList memory, ref EarlyFrames early)
    {
        X64KernelSpace space = new(ref early, X64Cpu.DirectMap, X64Features.HasLargeBlocks);
        space.MapImage(layout);

        // What is read-only at the kernel's address must not be writable at another.
        ulong start = ImageLayout.PhysicalOf(layout.TextStart);
        memory.Add(new MemoryRange(start, ImageLayout.PhysicalOf(layout.DescriptorsEnd) - start, isUsable: false));
        RamRanges ram = default;
        int count = MemoryMap.Build(memory.AsSpan(), ram);
        for (int i = 0; i < count; i++)
        {
            space.MapRam(ram[i]);
        }

        space.MapDevice(X64DeviceWindow.LocalApic, new PhysicalAddress(LocalApic.Base));
        space.MapDevice(X64DeviceWindow.IoApic, new PhysicalAddress(IoApic.Base));
        ulong sleepRegister = X64MachineState.Current.Power.SleepRegister;
        if (sleepRegister != 0)
        {
            space.MapDevice(X64DeviceWindow.Sleep, new PhysicalAddress(sleepRegister));
        }

        if (!space.IsComplete)
        {
            return false;
        }

        X64MachineState.Current.KernelRoot = space.Root;
        X64Instructions.WriteCr3(space.Root.Start.Value);
        X64Features.EnableProtections();
        return true;
    }

    /// <summary>The largest free range behind the image that the boot page tables reach.</summary>
    private static FrameRange FindRoom(in BootInfo boot, Frame bootEnd)
    {
        const ulong Reached = (4UL << 30) / Frame.Size;
        FrameRange best = default;
        for (int i = 0; i < boot.RamCount; i++)
        {
            FrameRange range = boot.Ram[i];
            if (range.First.Number >= bootEnd.Number && range.First.Number < Reached && range.Count > best.Count)
            {
                best = range;
            }
        }

        return best;
    }

    private static MemoryRange Reserved(FrameRange range) =>
        new(range.First.Start.Value, range.Count * Frame.Size, isUsable: false);

    /// <summary>As many as there can be, so that all RAM is mapped however broken up it is.</summary>
    [InlineArray(MemoryRangeList.Capacity)]
    private struct RamRanges
    {
        private FrameRange _first;
    }
}
