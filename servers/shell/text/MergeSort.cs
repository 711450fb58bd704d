using System;
using Micro.Servers.Shell.Platform;

namespace Micro.Servers.Shell.Text;

/// <summary>A stable sort, bottom up, with one spare array of the same size.</summary>
public static class MergeSort
{
    /// <summary>Sorts; false when there is no memory for the spare array.</summary>
    public static bool Sort<TOrder>(ValueBuffer<int> values, TOrder order, IMemory memory)
        where TOrder : struct, IOrder
    {
        int count = values.Count;
        ValueBuffer<int> spare = new(memory);
        for (int i = 0; i < count; i++)
        {
            spare.Append(0);
        }

        if (spare.IsExhausted)
        {
            return false;
        }

        ValueBuffer<int> from = values;
        ValueBuffer<int> to = spare;
        for (int width = 1; width < count; width = checked(width * 2))
        {
            for (int start = 0; start < count; start += 2 * width)
            {
                int middle = Math.Min(start + width, count);
                int end = Math.Min(middle + width, count);
                Merge(from.Values.Slice(0, end), to.Values, start, middle, order);
            }

            (from, to) = (to, from);
        }

        if (from != values)
        {
            from.Values.CopyTo(values.Values);
        }

        return true;
    }

    /// <summary>Merges from[start..middle) and from[middle..end) into the same places of <paramref name="to"/>.</summary>
    private static void Merge<TOrder>(ReadOnlySpan<int> from, Span<int> to, int start, int middle, TOrder order)
        where TOrder : struct, IOrder
    {
        int left = start;
        int right = middle;
        for (int i = start; i < from.Length; i++)
        {
            bool takeLeft = left < middle && (right >= from.Length || order.Compare(from[left], from[right]) <= 0);
            to[i] = takeLeft ? from[left++] : from[right++];
        }
    }
}
