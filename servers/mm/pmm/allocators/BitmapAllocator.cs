using Micro.Server;

namespace Micro.Servers.Pmm.Allocators;

/// <summary>One bit per frame, first fit: the simplest policy, and the oracle the others are tested against.</summary>
public readonly struct BitmapAllocator : IFrameAllocator<BitmapAllocator>
{
    private readonly StateBitmap _used;
    private readonly StateValue<Counters> _counters;
    private readonly int _frames;

    private BitmapAllocator(StateBitmap used, StateValue<Counters> counters, int frames)
    {
        _used = used;
        _counters = counters;
        _frames = frames;
    }

    public int FreeFrames => _counters.Value.Free;

    public int LargestRun
    {
        get
        {
            int largest = 0;
            int start = _used.FindClear(0, _frames);
            while (start >= 0)
            {
                int end = EndOfRun(start);
                largest = end - start > largest ? end - start : largest;
                start = _used.FindClear(end, _frames);
            }

            return largest;
        }
    }

    public static BitmapAllocator Declare(StateRegion region, int frames)
    {
        StateBitmap used = region.Bitmap(frames, frames);
        StateValue<Counters> counters = region.Value<Counters>();
        BitmapAllocator allocator = new(used, counters, frames);
        if (!counters.Value.IsReady)
        {
            used.Fill(0, frames, value: true);
            counters.Modify().IsReady = true;
        }

        return allocator;
    }

    public bool TryAllocate(int count, int alignment, out int first)
    {
        int mask = (1 << alignment) - 1;
        first = _used.FindClear(_counters.Value.Hint, _frames);
        while (first >= 0)
        {
            int aligned = (first + mask) & ~mask;
            int blocked = FirstUsed(aligned, count);
            if (blocked < 0)
            {
                Take(aligned, count);
                first = aligned;
                return true;
            }

            first = blocked >= _frames ? -1 : _used.FindClear(blocked, _frames);
        }

        return false;
    }

    public void Free(int first, int count)
    {
        _used.Fill(first, count, value: false);
        ref Counters counters = ref _counters.Modify();
        counters.Free += count;
        counters.Hint = first < counters.Hint ? first : counters.Hint;
    }

    public bool IsFree(int frame) => !_used[frame];

    private void Take(int first, int count)
    {
        _used.Fill(first, count, value: true);
        ref Counters counters = ref _counters.Modify();
        counters.Free -= count;
        // Invariant: no frame below the hint is free.
        counters.Hint = first == counters.Hint ? first + count : counters.Hint;
    }

    private int EndOfRun(int start)
    {
        int end = start;
        while (end < _frames && !_used[end])
        {
            end++;
        }

        return end;
    }

    // The first frame of the wanted run that is in use or does not exist; -1: all are free.
    private int FirstUsed(int first, int count)
    {
        for (int frame = first; frame < first + count; frame++)
        {
            if (frame >= _frames || _used[frame])
            {
                return frame;
            }
        }

        return -1;
    }

    /// <summary>What would take a walk over all bits to find out.</summary>
    private struct Counters
    {
        public int Free;

        /// <summary>No frame below it is free.</summary>
        public int Hint;

        public bool IsReady;
    }
}
