using System.Collections.Generic;

namespace System;

// Order within spans. As in .NET the sort is not stable; where equal elements can be told apart, compare all of them.
public static partial class MemoryExtensions
{
    public static void Sort<T>(this Span<T> span) => Sort(span, Comparer<T>.Default);

    public static void Sort<T>(this Span<T> span, Comparison<T> comparison) => Sort(span, new ComparisonComparer<T>(comparison));

    public static void Sort<T, TComparer>(this Span<T> span, TComparer comparer)
        where TComparer : IComparer<T>?
    {
        if (comparer == null)
        {
            HeapSort<T, Comparer<T>>.Sort(span, Comparer<T>.Default);
            return;
        }

        HeapSort<T, TComparer>.Sort(span, comparer);
    }

    public static int BinarySearch<T>(this Span<T> span, IComparable<T> comparable) => BinarySearch<T, IComparable<T>>(span, comparable);

    public static int BinarySearch<T>(this ReadOnlySpan<T> span, IComparable<T> comparable) => BinarySearch<T, IComparable<T>>(span, comparable);

    public static int BinarySearch<T, TComparable>(this Span<T> span, TComparable comparable)
        where TComparable : IComparable<T>, allows ref struct =>
        BinarySearch((ReadOnlySpan<T>)span, comparable);

    public static int BinarySearch<T, TComparable>(this ReadOnlySpan<T> span, TComparable comparable)
        where TComparable : IComparable<T>, allows ref struct
    {
        int low = 0;
        int high = span.Length - 1;
        while (low <= high)
        {
            int middle = (int)(((uint)low + (uint)high) >> 1);
            int order = comparable.CompareTo(span[middle]);
            if (order == 0)
            {
                return middle;
            }

            if (order > 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return ~low;
    }

    // Heap sort: never more than n log n comparisons, no memory, no recursion.
    private static class HeapSort<T, TComparer>
        where TComparer : IComparer<T>?
    {
        public static void Sort(Span<T> span, TComparer comparer)
        {
            for (int root = (span.Length / 2) - 1; root >= 0; root--)
            {
                SiftDown(span, root, comparer);
            }

            for (int last = span.Length - 1; last > 0; last--)
            {
                (span[0], span[last]) = (span[last], span[0]);
                SiftDown(span.Slice(0, last), 0, comparer);
            }
        }

        private static void SiftDown(Span<T> heap, int root, TComparer comparer)
        {
            T value = heap[root];
            while (true)
            {
                int child = (2 * root) + 1;
                if (child >= heap.Length)
                {
                    break;
                }

                if (child + 1 < heap.Length && comparer!.Compare(heap[child], heap[child + 1]) < 0)
                {
                    child++;
                }

                if (comparer!.Compare(value, heap[child]) >= 0)
                {
                    break;
                }

                heap[root] = heap[child];
                root = child;
            }

            heap[root] = value;
        }
    }
}
