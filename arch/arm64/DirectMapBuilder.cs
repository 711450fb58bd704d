using Micro.Arch.Contracts;

namespace Micro.Arch.Arm64;

/// <summary>Builds the map of all RAM that the kernel works through: largest pages that fit, never executable. One second-level table
/// covers 512 GiB of physical addresses; RAM above is left out.</summary>
internal ref struct DirectMapBuilder
{
    public const ulong MaxFrames = 1UL << (3 * IndexBits);

    private const int IndexBits = 9;
    private const int TopLevel = 2;

    private EarlyFrames _frames;

    private DirectMapBuilder(EarlyFrames frames, Frame root)
    {
        _frames = frames;
        Root = root;
    }

    /// <summary>The table to be entered in the root table's word for the direct map.</summary>
    public Frame Root { get; }

    /// <summary>The frames that became tables.</summary>
    public readonly FrameRange Tables => _frames.Used;

    public static bool TryStart(EarlyFrames frames, out DirectMapBuilder builder)
    {
        bool isReady = frames.TryTake(out Frame root);
        builder = new DirectMapBuilder(frames, root);
        return isReady;
    }

    /// <summary>Maps a range; false: no frame is left for a table.</summary>
    public bool TryMap(FrameRange range, PageRights rights)
    {
        ulong end = range.End.Number < MaxFrames ? range.End.Number : MaxFrames;
        ulong number = range.First.Number;
        while (number < end)
        {
            int level = LevelFor(number, end - number);
            if (!TryMapOne(new Frame(number), rights, level))
            {
                return false;
            }

            number += FramesAt(level);
        }

        return true;
    }

    private bool TryMapOne(Frame frame, PageRights rights, int level)
    {
        VirtualAddress address = new(frame.Start.Value);
        Frame table = Root;
        for (int above = TopLevel; above > level; above--)
        {
            ref ulong entry = ref _frames.EntriesOf(table)[Arm64PageTableFormat.IndexAt(address, above)];
            if (!Arm64PageTableFormat.TryGetTable(entry, above, out Frame next))
            {
                if (!_frames.TryTake(out next))
                {
                    return false;
                }

                entry = Arm64PageTableFormat.Directory(next);
            }

            table = next;
        }

        _frames.EntriesOf(table)[Arm64PageTableFormat.IndexAt(address, level)] = level == 0
            ? Arm64PageTableFormat.Leaf(frame, rights)
            : Arm64PageTableFormat.Block(frame, rights, level);
        return true;
    }

    /// <summary>The largest page that starts at the frame and does not reach beyond the range.</summary>
    private static int LevelFor(ulong number, ulong count)
    {
        int level = TopLevel;
        while (level > 0 && ((number & (FramesAt(level) - 1)) != 0 || count < FramesAt(level)))
        {
            level--;
        }

        return level;
    }

    private static ulong FramesAt(int level) => 1UL << (IndexBits * level);
}
