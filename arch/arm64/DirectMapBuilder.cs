using System;
using Micro.Arch.Common;
using Micro.Arch.Contracts;

namespace Micro.Arch.Arm64;

/// <summary>Builds the map of all RAM that the kernel works through: largest pages that fit, never executable. It builds below a root
/// table of its own, because the one in use maps a part of the same addresses.</summary>
/// <param name="frames">Where tables come from; the first one is the root.</param>
/// <param name="window">The virtual address at which physical address 0 appears now.</param>
/// <param name="start">The virtual address at which it will appear.</param>
internal ref struct DirectMapBuilder(EarlyFrames frames, nuint window, ulong start)
{
    /// <summary>64 TiB: far below where the kernel's own addresses follow. RAM above is left out.</summary>
    public const ulong MaxFrames = 1UL << (IndexBits + IndexBits + IndexBits + 7);

    private const int IndexBits = 9;
    private const int LargestLevel = 2;

    private readonly PageTable<Arm64PageTableFormat> _table = new(frames.First, window);
    private readonly ulong _start = start;
    private EarlyFrames _frames = frames;

    /// <summary>The frames that became tables, without the root, whose entries are to be copied.</summary>
    public readonly FrameRange Tables => new(_frames.First.Plus(1), _frames.Taken == 0 ? 0 : _frames.Taken - 1);

    /// <summary>The entries of the root table.</summary>
    public readonly ReadOnlySpan<ulong> Root => _frames.EntriesOf(_frames.First);

    /// <summary>Makes the root; false: there is no frame.</summary>
    public bool TryStart() => _frames.TryTake(out _);

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
        VirtualAddress address = new(_start + frame.Start.Value);
        while (true)
        {
            int missing = _table.Map(address, frame, rights, level);
            if (missing < 0)
            {
                return true;
            }

            if (!_frames.TryTake(out Frame table))
            {
                return false;
            }

            _table.AddTable(address, missing, table);
        }
    }

    /// <summary>The largest page that starts at the frame and does not reach beyond the range.</summary>
    private static int LevelFor(ulong number, ulong count)
    {
        int level = LargestLevel;
        while (level > 0 && ((number & (FramesAt(level) - 1)) != 0 || count < FramesAt(level)))
        {
            level--;
        }

        return level;
    }

    private static ulong FramesAt(int level) => 1UL << (IndexBits * level);
}
