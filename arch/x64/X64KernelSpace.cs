using Micro.Arch.Common;
using Micro.Arch.Contracts;

namespace Micro.Arch.X64;

/// <summary>Builds the kernel's half of every address space: its image, page by page with exactly the rights each needs; all RAM in the
/// direct map; and the device registers it uses.</summary>
public unsafe ref struct X64KernelSpace
{
    /// <summary>Where physical address 0 appears.</summary>
    public const ulong DirectMap = 0xFFFF_8880_0000_0000;

    /// <summary>Entries of the kernel's half of a root table.</summary>
    public const int UpperEntries = EntriesPerTable / 2;

    private const int EntriesPerTable = 512;
    private const int BlockLevel = 1;
    private const int LargeBlockLevel = 2;

    private readonly ref EarlyFrames _frames;
    private readonly PageTable<X64PageTableFormat> _table;
    private readonly int _largestBlock;

    /// <param name="frames">Where tables come from.</param>
    /// <param name="directMap">Where physical address 0 appears now.</param>
    /// <param name="hasLargeBlocks">The CPU maps 1 GiB by one entry.</param>
    public X64KernelSpace(ref EarlyFrames frames, nuint directMap, bool hasLargeBlocks)
    {
        _frames = ref frames;
        _largestBlock = hasLargeBlocks ? LargeBlockLevel : BlockLevel;
        IsComplete = _frames.TryTake(out Frame root);
        _table = new PageTable<X64PageTableFormat>(root, directMap);
    }

    public readonly Frame Root => _table.Root;

    /// <summary>False: the early frames ran out, and something is not mapped.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Where a root table has the kernel's half: <see cref="UpperEntries"/> words. All tables below the root are shared, and no
    /// entry of the root changes after boot, so a copy of these words makes a root able to run the kernel.</summary>
    // SAFETY: the root is a frame of RAM, which the direct map holds.
    public static ulong* UpperHalf(Frame root, nuint directMap) =>
        (ulong*)(directMap + (nuint)root.Start.Value) + (EntriesPerTable - UpperEntries);

    /// <summary>Maps the parts of the image.</summary>
    public void MapImage(in ImageLayout layout)
    {
        MapPart(layout.TextStart, layout.TextEnd, PageRights.Execute);
        MapPart(layout.TextEnd, layout.RodataEnd, PageRights.Read);
        MapPart(layout.StackBottom, layout.Descriptors, PageRights.Write);
        MapPart(layout.Descriptors, layout.DescriptorsEnd, PageRights.Read);
        MapPart(layout.DescriptorsEnd, layout.ImageEnd, PageRights.Write);
    }

    /// <summary>Maps RAM into the direct map, in the largest blocks that fit.</summary>
    public void MapRam(FrameRange ram) =>
        Map(new VirtualAddress(DirectMap + ram.First.Start.Value), ram, PageRights.Write, _largestBlock);

    /// <summary>Maps the page of device registers at <paramref name="physical"/>.</summary>
    public void MapDevice(ulong window, PhysicalAddress physical) =>
        Map(new VirtualAddress(window), new FrameRange(physical.Frame, 1), PageRights.Write | PageRights.Device, largestBlock: 0);

    private void MapPart(ulong start, ulong end, PageRights rights)
    {
        Frame first = new PhysicalAddress(ImageLayout.PhysicalOf(start)).Frame;
        Map(new VirtualAddress(start), new FrameRange(first, (end - start) / Frame.Size), rights, largestBlock: 0);
    }

    private void Map(VirtualAddress page, FrameRange range, PageRights rights, int largestBlock)
    {
        while (!range.IsEmpty && IsComplete)
        {
            int level = largestBlock;
            while (!Fits(page, range, level))
            {
                level--;
            }

            MapOne(page, range.First, rights, level);
            ulong frames = FramesAt(level);
            page = page.PlusPages(frames);
            range = new FrameRange(range.First.Plus(frames), range.Count - frames);
        }
    }

    /// <summary>Maps one page or block, making the tables that are missing on the way.</summary>
    private void MapOne(VirtualAddress page, Frame first, PageRights rights, int level)
    {
        int missing = _table.Map(page, first, rights, level);
        while (missing >= 0)
        {
            if (!_frames.TryTake(out Frame table))
            {
                IsComplete = false;
                return;
            }

            _table.AddTable(page, missing, table);
            missing = _table.Map(page, first, rights, level);
        }
    }

    private static bool Fits(VirtualAddress page, FrameRange range, int level)
    {
        ulong frames = FramesAt(level);
        return range.Count >= frames && range.First.Number % frames == 0 && page.Value / Frame.Size % frames == 0;
    }

    private static ulong FramesAt(int level) => 1UL << (9 * level);
}
