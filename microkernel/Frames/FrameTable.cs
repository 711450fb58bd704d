using Micro.Arch.Contracts;
using Micro.Kernel.Objects;

namespace Micro.Kernel.Frames;

/// <summary>One <see cref="FrameEntry"/> for every frame from the first of RAM to the last. It is what keeps memory and objects apart.</summary>
internal struct FrameTable
{
    private readonly nuint _entries;
    private readonly ulong _first;
    private readonly ulong _count;

    /// <summary>Frames that hold kernel objects or page tables.</summary>
    public ulong ObjectFrames;

    /// <summary>Takes over zeroed memory for a table of <paramref name="range"/>.</summary>
    public FrameTable(FrameRange range, nuint entries)
    {
        _entries = entries;
        _first = range.First.Number;
        _count = range.Count;
        ObjectFrames = 0;
    }

    /// <summary>The frame is RAM.</summary>
    public readonly bool IsRam(Frame frame) => KindOf(frame) != FrameKind.None;

    public readonly FrameKind KindOf(Frame frame) =>
        frame.Number - _first < _count ? EntryOf(frame).Kind : FrameKind.None;

    /// <summary>The entry of a frame that the table covers.</summary>
    public readonly ref FrameEntry EntryOf(Frame frame) =>
        ref new Ref<FrameEntry>(_entries + (nuint)((frame.Number - _first) * sizeof(ulong))).Value;

    public readonly bool Covers(FrameRange range) =>
        range.First.Number >= _first && range.Count <= _count && range.First.Number - _first <= _count - range.Count;

    /// <summary>Every frame of the range is plain and unmapped.</summary>
    public readonly bool AreFree(FrameRange range)
    {
        for (ulong i = 0; i < range.Count; i++)
        {
            if (!EntryOf(range.First.Plus(i)).IsFree)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Makes free frames the kernel's.</summary>
    public void Donate(FrameRange range, FrameEntry entry)
    {
        Set(range, entry);
        ObjectFrames += range.Count;
    }

    /// <summary>Makes an object's frames free again.</summary>
    public void Release(FrameRange range)
    {
        Set(range, new FrameEntry(FrameKind.Plain));
        ObjectFrames -= range.Count;
    }

    public readonly void Set(FrameRange range, FrameEntry entry)
    {
        for (ulong i = 0; i < range.Count; i++)
        {
            EntryOf(range.First.Plus(i)) = entry;
        }
    }
}
