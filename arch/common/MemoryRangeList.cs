using System;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Micro.Arch.Common;

/// <summary>What firmware and boot code know of memory, in any order: the input of <see cref="MemoryMap"/>.</summary>
public struct MemoryRangeList
{
    /// <summary>The most ranges; <see cref="MemoryMap"/> makes no more of them.</summary>
    public const int Capacity = 160;

    private Ranges _ranges;

    public int Count { get; private set; }

    /// <summary>Adds a range. What no longer fits is dropped if usable, so that nothing reserved is ever taken for free.</summary>
    public void Add(MemoryRange range)
    {
        if (Count < Capacity)
        {
            _ranges[Count++] = range;
            return;
        }

        for (int i = 0; i < Capacity && !range.IsUsable; i++)
        {
            if (_ranges[i].IsUsable)
            {
                _ranges[i] = range;
                return;
            }
        }
    }

    /// <summary>Forgets every range from the given position on.</summary>
    public void Truncate(int count) => Count = count < Count ? count : Count;

    [UnscopedRef]
    public readonly ReadOnlySpan<MemoryRange> AsSpan() => ((ReadOnlySpan<MemoryRange>)_ranges)[..Count];

    [InlineArray(Capacity)]
    private struct Ranges
    {
        private MemoryRange _first;
    }
}
