using System;
using Micro.Arch.Common;
using Micro.Arch.Contracts;

namespace Micro.Arch.Arm64;

/// <summary>Sorts out what lies where in RAM, and maps all of it for the kernel.</summary>
/// <param name="imageStart">The physical address of the kernel image.</param>
/// <param name="layout">Its parts.</param>
/// <param name="deviceTree">Where the device tree lies, which is still being read.</param>
internal readonly unsafe struct Arm64Memory(ulong imageStart, Arm64BootLayout layout, MemoryRange deviceTree)
{
    /// <summary>What Boot.S maps from the image's first 2 MiB block on.</summary>
    private const ulong WindowLength = 4 * 1024 * 1024;

    private const ulong BlockMask = (2 * 1024 * 1024) - 1;
    private const int RootLevel = 3;

    private readonly ulong _imageStart = imageStart;
    private readonly Arm64BootLayout _layout = layout;
    private readonly MemoryRange _deviceTree = deviceTree;

    /// <summary>Completes the direct map, and tells <paramref name="boot"/> of the RAM that is left.</summary>
    public Arm64BootError Prepare(ref MachineDescription machine, ref BootInfo boot)
    {
        Span<FrameRange> ranges = boot.Ram;
        int known = machine.RangeCount;
        FrameRange run = FindRun(ref machine, ranges);
        machine.RangeCount = known;

        ReadOnlySpan<MemoryRange> all = machine.Ranges;
        int count = MemoryMap.Build(all.Slice(0, known), ranges);
        if (!TryKeepArchive(machine, ranges.Slice(0, count), ref boot))
        {
            return Arm64BootError.MisplacedArchive;
        }

        if (!TryMapAll(ranges.Slice(0, count), run, out FrameRange tables))
        {
            return Arm64BootError.NoMemoryForTables;
        }

        AddImage(ref machine, _layout.KernelEnd);
        AddArchive(ref machine);
        machine.Add(new MemoryRange(tables.First.Start.Value, tables.Count * Frame.Size, isUsable: false));
        all = machine.Ranges;
        boot.RamCount = MemoryMap.Build(all.Slice(0, machine.RangeCount), ranges);
        boot.EarlyFrames = tables.Count;
        boot.Kernel = new FrameRange(
            new PhysicalAddress(_imageStart).Frame, (_layout.KernelEnd - _layout.Start) / Frame.Size);
        return machine.IsTooComplex ? Arm64BootError.BadDeviceTree : Arm64BootError.None;
    }

    /// <summary>The first free frames behind the image, as far as Boot.S has mapped them. What is still in use counts as taken.</summary>
    private FrameRange FindRun(ref MachineDescription machine, Span<FrameRange> ranges)
    {
        AddImage(ref machine, _layout.ImageEnd);
        AddArchive(ref machine);
        machine.Add(_deviceTree);
        ReadOnlySpan<MemoryRange> all = machine.Ranges;
        int count = MemoryMap.Build(all.Slice(0, machine.RangeCount), ranges);
        ulong start = (_imageStart + _layout.ImageEnd - _layout.Start) / Frame.Size;
        ulong end = ((_imageStart & ~BlockMask) + WindowLength) / Frame.Size;
        foreach (FrameRange range in ranges.Slice(0, count))
        {
            if (range.First.Number >= start && range.First.Number < end)
            {
                ulong last = range.End.Number < end ? range.End.Number : end;
                return new FrameRange(range.First, last - range.First.Number);
            }
        }

        return default;
    }

    private void AddImage(ref MachineDescription machine, ulong end) =>
        machine.Add(new MemoryRange(_imageStart, end - _layout.Start, isUsable: false));

    private static void AddArchive(ref MachineDescription machine)
    {
        if (machine.HasArchive)
        {
            machine.Add(new MemoryRange(machine.ArchiveStart, machine.ArchiveEnd - machine.ArchiveStart, isUsable: false));
        }
    }

    private static bool TryKeepArchive(in MachineDescription machine, ReadOnlySpan<FrameRange> ram, ref BootInfo boot)
    {
        if (!machine.HasArchive)
        {
            return true;
        }

        ulong length = machine.ArchiveEnd - machine.ArchiveStart;
        ulong frames = (length / Frame.Size) + (length % Frame.Size == 0 ? 0UL : 1UL);
        FrameRange archive = new(new PhysicalAddress(machine.ArchiveStart).Frame, frames);
        boot.Archive = archive;
        boot.ArchiveLength = length;
        bool isRam = false;
        foreach (FrameRange range in ram)
        {
            isRam |= range.Contains(archive.First) && range.Contains(new Frame(archive.End.Number - 1));
        }

        return isRam && machine.ArchiveStart % Frame.Size == 0;
    }

    /// <summary>Builds the complete direct map and puts it in place of the first one.</summary>
    private bool TryMapAll(ReadOnlySpan<FrameRange> ram, FrameRange run, out FrameRange tables)
    {
        tables = default;
        DirectMapBuilder builder = new(new EarlyFrames(run, Arm64Cpu.DirectMap), Arm64Cpu.DirectMap, Arm64Cpu.DirectMapStart);
        if (!builder.TryStart())
        {
            return false;
        }

        Frame image = new PhysicalAddress(_imageStart).Frame;
        FrameRange constant = new(image, (_layout.Data - _layout.Start) / Frame.Size);
        foreach (FrameRange range in ram)
        {
            if (!TryMapAround(ref builder, range, constant))
            {
                return false;
            }
        }

        tables = builder.Tables;
        Publish(builder.Root);
        return true;
    }

    /// <summary>Copies the entries of the direct map to the root table in use.</summary>
    private void Publish(ReadOnlySpan<ulong> root)
    {
        int first = Arm64PageTableFormat.IndexAt(new VirtualAddress(Arm64Cpu.DirectMapStart), RootLevel);
        int last = Arm64PageTableFormat.IndexAt(
            new VirtualAddress(Arm64Cpu.DirectMapStart + ((DirectMapBuilder.MaxFrames - 1) * Frame.Size)), RootLevel);
        for (int i = last; i >= first; i--)
        {
            // SAFETY: the root table is part of the image, and nothing between break and make uses the direct map. The first entry comes
            // last: it is the one through which the new root is read.
            Arm64Instructions.ReplaceEntry((ulong*)(nuint)_layout.RootTable + i, root[i]);
        }
    }

    /// <summary>Maps a range writable, but the kernel's code and constants only readable: W^X holds for every address of theirs.</summary>
    private static bool TryMapAround(ref DirectMapBuilder builder, FrameRange range, FrameRange constant)
    {
        if (!range.Overlaps(constant))
        {
            return builder.TryMap(range, PageRights.Write);
        }

        ulong start = range.First.Number;
        ulong end = range.End.Number;
        ulong first = constant.First.Number > start ? constant.First.Number : start;
        ulong last = constant.End.Number < end ? constant.End.Number : end;
        return builder.TryMap(new FrameRange(range.First, first - start), PageRights.Write)
            && builder.TryMap(new FrameRange(new Frame(first), last - first), PageRights.Read)
            && builder.TryMap(new FrameRange(new Frame(last), end - last), PageRights.Write);
    }
}
