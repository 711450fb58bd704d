using System.Runtime.CompilerServices;
using Micro.Arch.Common;
using Micro.Arch.Contracts;

namespace Micro.Kernel.Boot;

/// <summary>RAM that nobody has yet, in ascending order: the kernel takes its own from it, the rest becomes init's.</summary>
internal struct FreeRanges
{
    private const int Capacity = BootInfo.RamCapacity + 8;

    private Ranges _ranges;

    public int Count;

    public readonly FrameRange this[int index] => _ranges[index];

    /// <summary>Adds a range behind the others.</summary>
    public void Add(FrameRange range)
    {
        if (Count < Capacity && !range.IsEmpty)
        {
            _ranges[Count++] = range;
        }
    }

    /// <summary>Removes what overlaps <paramref name="taken"/>.</summary>
    public void Cut(FrameRange taken)
    {
        FreeRanges rest = default;
        for (int i = 0; i < Count; i++)
        {
            FrameRange range = _ranges[i];
            if (taken.IsEmpty || !range.Overlaps(taken))
            {
                rest.Add(range);
                continue;
            }

            if (range.First.Number < taken.First.Number)
            {
                rest.Add(new FrameRange(range.First, taken.First.Number - range.First.Number));
            }

            if (taken.End.Number < range.End.Number)
            {
                rest.Add(new FrameRange(taken.End, range.End.Number - taken.End.Number));
            }
        }

        this = rest;
    }

    /// <summary>Takes consecutive frames from the lowest range that has them. False: none has.</summary>
    public bool TryTake(ulong frames, out FrameRange taken)
    {
        for (int i = 0; i < Count; i++)
        {
            if (_ranges[i].Count >= frames)
            {
                taken = new FrameRange(_ranges[i].First, frames);
                _ranges[i] = new FrameRange(taken.End, _ranges[i].Count - frames);
                return true;
            }
        }

        taken = default;
        return false;
    }

    [InlineArray(Capacity)]
    private struct Ranges
    {
        private FrameRange _first;
    }
}
