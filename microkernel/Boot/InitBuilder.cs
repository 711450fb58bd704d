using Micro.Abi;
using Micro.Arch.Common;
using Micro.Arch.Contracts;
using Micro.Archive;
using Micro.Kernel.Diagnostics;
using Micro.Kernel.Frames;
using Micro.Kernel.Objects;
using Micro.Kernel.Scheduling;

namespace Micro.Kernel.Boot;

/// <summary>Makes the first process, which nobody else could: read-only segments are mapped where the archive lies, the rest is copied.</summary>
internal readonly ref struct InitBuilder<TCpu>(ref BootInfo boot, ref FreeRanges free)
    where TCpu : struct, ICpu
{
    private const ulong StackBytes = 64 * 1024;

    /// <summary>Page tables that init finds in its pool, to map with until it has given some of its own.</summary>
    private const int SparePageTables = 16;

    private readonly ref BootInfo _boot = ref boot;
    private readonly ref FreeRanges _free = ref free;

    /// <summary>Leaves the thread of init ready. False: RAM does not suffice.</summary>
    public bool TryBuild(ImageReader image, Frame contents)
    {
        if (!InitObjects<TCpu>.TryCreate(ref _free, out InitObjects<TCpu> objects))
        {
            return false;
        }

        ref AddressSpace space = ref objects.Space.Value;
        for (int i = 0; i < image.SegmentCount; i++)
        {
            if (!TryMapSegment(ref space, image.SegmentAt(i), contents))
            {
                return false;
            }
        }

        bool isMapped = TryMapFresh(ref space, ProcessLayout.StackTop - StackBytes, StackBytes, out _)
            & TryMapFresh(ref space, ProcessLayout.MessageBuffer, Frame.Size, out Frame buffer)
            & TryTake(Frame.Size, out FrameRange info)
            && TryMap(ref space, ProcessLayout.StartInfo, info, PageRights.User)
            && TryMap(ref space, ProcessLayout.Devices, _boot.Archive, PageRights.User)
            && TryGivePageTables(ref space, SparePageTables);
        if (!isMapped)
        {
            return false;
        }

        // From here on nothing is taken: what is free goes to init.
        uint memories = InitCapabilities<TCpu>.Hand(objects, ref _boot, ref _free);
        InitReport<TCpu>.Write(info.First, ref _boot, in _free, memories);
        objects.Configure(buffer);
        TCpu.PrepareRegisters(ref objects.Thread.Value.Registers, new VirtualAddress(image.EntryPoint),
            new VirtualAddress(ProcessLayout.StackTop), ProcessLayout.StartInfo);
        Scheduler<TCpu>.MakeReady(objects.Thread);
        LogStart(image.EntryPoint);
        return true;
    }

    private bool TryMapSegment(ref AddressSpace space, ImageSegment segment, Frame contents)
    {
        ulong pages = (segment.MemorySize + Frame.Size - 1) / Frame.Size;
        bool isComplete = pages == (segment.FileSize + Frame.Size - 1) / Frame.Size;
        if (!segment.IsWritable && isComplete)
        {
            FrameRange inPlace = new(contents.Plus(segment.Offset / Frame.Size), pages);
            return TryMap(ref space, segment.VirtualAddress, inPlace,
                PageRights.User | (segment.IsExecutable ? PageRights.Execute : 0));
        }

        if (!TryMapFresh(ref space, segment.VirtualAddress, segment.MemorySize, out Frame fresh))
        {
            return false;
        }

        // Byte by byte: a word would take bytes along that follow the segment in the archive.
        nuint destination = DirectMap<TCpu>.AddressOf(fresh);
        nuint source = DirectMap<TCpu>.AddressOf(contents) + (nuint)segment.Offset;
        for (nuint i = 0; i < (nuint)segment.FileSize; i++)
        {
            new Ref<byte>(destination + i).Value = new Ref<byte>(source + i).Value;
        }

        return true;
    }

    /// <summary>Maps cleared frames, readable and writable.</summary>
    private bool TryMapFresh(ref AddressSpace space, ulong address, ulong bytes, out Frame first)
    {
        bool isTaken = TryTake(bytes, out FrameRange frames);
        first = frames.First;
        return isTaken && TryMap(ref space, address, frames, PageRights.User | PageRights.Write);
    }

    private bool TryTake(ulong bytes, out FrameRange frames) => BootMemory<TCpu>.TryTake(ref _free, bytes, out frames);

    private bool TryMap(ref AddressSpace space, ulong address, FrameRange frames, PageRights rights)
    {
        VirtualAddress page = new(address);
        Frame frame = frames.First;
        ulong left = frames.Count;
        while (left != 0)
        {
            Budget budget = Budget.Full;
            KernelError error = Mappings<TCpu>.Map(ref space, page, frame, left, rights, ref budget, out ulong mapped);
            page = page.PlusPages(mapped);
            frame = frame.Plus(mapped);
            left -= mapped;
            bool canGoOn = error is KernelError.None or KernelError.Again
                || (error == KernelError.NeedsPageTable && TryGivePageTables(ref space, 1));
            if (!canGoOn)
            {
                return false;
            }
        }

        return true;
    }

    private bool TryGivePageTables(ref AddressSpace space, int count)
    {
        for (int i = 0; i < count; i++)
        {
            if (!TryTake(Frame.Size, out FrameRange table))
            {
                return false;
            }

            KernelRoot.State.Frames.ObjectFrames++;
            PageTables<TCpu>.Give(ref space, table.First);
        }

        return true;
    }

    private static void LogStart(ulong entry)
    {
        if (Log<TCpu>.TryStartLine())
        {
            Log<TCpu>.Text("init: starts at "u8);
            Log<TCpu>.Hexadecimal(entry);
            Log<TCpu>.EndLine();
        }
    }
}
