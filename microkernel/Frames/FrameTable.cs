using System.Runtime.CompilerServices;
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
    public readonly ref FrameEntry EntryOf(Frame frame) => ref EntryAt(frame.Number - _first);

    public readonly bool Covers(FrameRange range) =>
        range.First.Number >= _first && range.Count <= _count && range.First.Number - _first <= _count - range.Count;

    /// <summary>Every frame of the range is plain and unmapped.</summary>
    public readonly bool AreFree(FrameRange range) => CountFree(range.First, range.Count) == range.Count;

    /// <summary>How many of <paramref name="count"/> frames, from the first on, are plain and unmapped.</summary>
    public readonly ulong CountFree(Frame first, ulong count)
    {
        ref FrameEntry entry = ref EntryOf(first);
        ulong found = 0;
        while (found < count && entry.IsFree)
        {
            entry = ref Unsafe.Add(ref entry, 1);
            found++;
        }

        return found;
    }

    /// <summary>How many of <paramref name="count"/> frames, from the first on, are memory of users.</summary>
    public readonly int CountPlain(Frame first, int count)
    {
        if (!Covers(new FrameRange(first, (ulong)count)))
        {
            return 0;
        }

        ref FrameEntry entry = ref EntryOf(first);
        int found = 0;
        while (found < count && entry.Kind == FrameKind.Plain)
        {
            entry = ref Unsafe.Add(ref entry, 1);
            found++;
        }

        return found;
    }

    /// <summary>How many of <paramref name="count"/> frames, from the first on, are no RAM.</summary>
    public readonly int CountDevice(Frame first, int count)
    {
        int found = 0;
        while (found < count && !IsRam(first.Plus((ulong)found)))
        {
            found++;
        }

        return found;
    }

    /// <summary>Counts one more mapping of each frame of a range of memory of users.</summary>
    public readonly void AddMapping(FrameRange range)
    {
        ref FrameEntry entry = ref EntryOf(range.First);
        for (ulong i = range.Count; i != 0; i--)
        {
            entry.Increment();
            entry = ref Unsafe.Add(ref entry, 1);
        }
    }

    /// <summary>Counts one mapping less; a frame of a device has no count.</summary>
    public readonly void Unmap(Frame frame)
    {
        ulong index = frame.Number - _first;
        if (index < _count && EntryAt(index).Kind != FrameKind.None)
        {
            EntryAt(index).Decrement();
        }
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

    private readonly ref FrameEntry EntryAt(ulong index) =>
        ref new Ref<FrameEntry>(_entries + (nuint)(index * sizeof(ulong))).Value;
}
