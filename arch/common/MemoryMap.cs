using System;
using Micro.Arch.Contracts;

namespace Micro.Arch.Common;

/// <summary>Turns what firmware says of memory into frames that are free: sorted, disjoint, whole, nothing reserved among them.</summary>
public static class MemoryMap
{
    /// <summary>Writes the free frames of <paramref name="ranges"/> to <paramref name="free"/>.</summary>
    /// <param name="ranges">Usable and reserved ranges in any order; reserved wins.</param>
    /// <param name="free">Receives the ranges, ascending. When there are more than fit, the smallest are given up.</param>
    /// <returns>How many were written.</returns>
    public static int Build(ReadOnlySpan<MemoryRange> ranges, Span<FrameRange> free)
    {
        int count = 0;
        ulong position = 0;
        while (TryFindFree(ranges, position, out ulong start, out ulong end))
        {
            // Bytes are joined first and rounded last, so that two ranges which meet inside a frame do not lose it.
            ulong first = (start / Frame.Size) + (start % Frame.Size == 0 ? 0UL : 1UL);
            ulong last = end / Frame.Size;
            if (last > first)
            {
                count = Append(free, count, new FrameRange(new Frame(first), last - first));
            }

            position = end;
        }

        return count;
    }

    /// <summary>The first run of bytes at or after <paramref name="position"/> that is usable and not reserved. A sweep over the
    /// unsorted input: quadratic, but it needs no memory, and firmware reports a few dozen ranges.</summary>
    private static bool TryFindFree(ReadOnlySpan<MemoryRange> ranges, ulong position, out ulong start, out ulong end)
    {
        start = position;
        while (TrySkip(ranges, ref start))
        {
        }

        end = start;
        while (TryExtend(ranges, ref end))
        {
        }

        foreach (MemoryRange range in ranges)
        {
            if (!range.IsUsable && range.End > range.Start && range.Start >= start && range.Start < end)
            {
                end = range.Start;
            }
        }

        return end > start;
    }

    /// <summary>Moves out of a reserved range, or over a hole to the next usable one; false: there is nothing to skip.</summary>
    private static bool TrySkip(ReadOnlySpan<MemoryRange> ranges, ref ulong position)
    {
        bool isUsable = false;
        ulong next = ulong.MaxValue;
        foreach (MemoryRange range in ranges)
        {
            if (range.Contains(position))
            {
                if (!range.IsUsable)
                {
                    position = range.End;
                    return true;
                }

                isUsable = true;
            }
            else if (range.IsUsable && range.End > range.Start && range.Start > position && range.Start < next)
            {
                next = range.Start;
            }
        }

        if (isUsable || next == ulong.MaxValue)
        {
            return false;
        }

        position = next;
        return true;
    }

    /// <summary>Moves to the end of a usable range that covers the position or starts there.</summary>
    private static bool TryExtend(ReadOnlySpan<MemoryRange> ranges, ref ulong position)
    {
        foreach (MemoryRange range in ranges)
        {
            if (range.IsUsable && range.Contains(position))
            {
                position = range.End;
                return true;
            }
        }

        return false;
    }

    private static int Append(Span<FrameRange> free, int count, FrameRange range)
    {
        if (count < free.Length)
        {
            free[count] = range;
            return count + 1;
        }

        int smallest = 0;
        for (int i = 1; i < count; i++)
        {
            if (free[i].Count < free[smallest].Count)
            {
                smallest = i;
            }
        }

        if (count == 0 || free[smallest].Count >= range.Count)
        {
            return count;
        }

        // Close the gap, so that the list stays ascending.
        for (int i = smallest; i + 1 < count; i++)
        {
            free[i] = free[i + 1];
        }

        free[count - 1] = range;
        return count;
    }
}
