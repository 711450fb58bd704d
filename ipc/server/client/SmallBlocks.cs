using System.Numerics;
using Micro.Protocols;

namespace Micro.Server;

/// <summary>Small blocks served without a call: cut from spans of one size each, with a bit per block.</summary>
/// <remarks>
/// Sizes are powers of two from 16 to 4,096 bytes; a span has 64 blocks of the smaller ones and 32 KiB of the larger. One empty span a class
/// is kept, so that a block that is freed and wanted again costs no call either.
/// </remarks>
internal readonly struct SmallBlocks
{
    public const ulong LargestBlock = 4096;

    private const int SmallestShift = 4;
    private const int Classes = 9;
    private const int BlocksOfSpan = 64;
    private const ulong LargestSpan = 32 * 1024;
    private const int MostSpans = 8192;

    private readonly StatePool<SmallSpan> _spans;

    // Per class: the first span that has a free block; 0: none.
    private readonly StateTable<int> _heads;

    public SmallBlocks(StateRegion region)
    {
        _spans = region.Pool<SmallSpan>(MostSpans, 16);
        _heads = region.Table<int>(Classes, Classes);
    }

    /// <summary>Takes a block of at most <see cref="LargestBlock"/> bytes.</summary>
    /// <param name="source">Asked for a span when no block of the size is free.</param>
    /// <param name="size">At least 1.</param>
    /// <param name="offset">Where the block lies.</param>
    /// <param name="span">Of which span it is.</param>
    public ServiceError Allocate<TSource>(ref TSource source, ulong size, out ulong offset, out int span)
        where TSource : struct, ISpanSource
    {
        int order = ClassOf(size);
        span = _heads[order];
        offset = 0;
        if (span == 0)
        {
            ServiceError error = AddSpan(ref source, order, out span);
            if (error != ServiceError.None)
            {
                return error;
            }
        }

        ref SmallSpan entry = ref _spans.Modify(span);
        int block = BitOperations.TrailingZeroCount(entry.Free);
        entry.Free &= entry.Free - 1;
        offset = entry.Offset + ((ulong)block << (order + SmallestShift));
        if (entry.Free == 0)
        {
            Unlink(span);
        }

        return ServiceError.None;
    }

    /// <summary>Gives a block back.</summary>
    /// <returns>DoubleFree: it is free. ForeignPointer: no block of the span starts there.</returns>
    public ServiceError Free<TSource>(ref TSource source, ulong offset, int span)
        where TSource : struct, ISpanSource
    {
        if (!_spans.IsLive(span))
        {
            return ServiceError.ForeignPointer;
        }

        ref SmallSpan entry = ref _spans.Modify(span);
        int shift = entry.Class + SmallestShift;
        ulong distance = offset - entry.Offset;
        ulong block = distance >> shift;
        if (block >= (ulong)BlocksOf(entry.Class) || distance != block << shift)
        {
            return ServiceError.ForeignPointer;
        }

        if ((entry.Free & (1UL << (int)block)) != 0)
        {
            return ServiceError.DoubleFree;
        }

        if (entry.Free == 0)
        {
            Link(span);
        }

        entry.Free |= 1UL << (int)block;
        bool isSpare = entry.Free == FullMask(entry.Class) && (entry.Next != 0 || entry.Previous != 0);
        if (isSpare)
        {
            Drop(ref source, span);
        }

        return ServiceError.None;
    }

    /// <summary>Gives back the empty spans that were kept.</summary>
    public void Trim<TSource>(ref TSource source)
        where TSource : struct, ISpanSource
    {
        for (int order = 0; order < Classes; order++)
        {
            int span = _heads[order];
            while (span != 0)
            {
                int next = _spans[span].Next;
                if (_spans[span].Free == FullMask(order))
                {
                    Drop(ref source, span);
                }

                span = next;
            }
        }
    }

    /// <summary>Bytes that a block of this size really has.</summary>
    public static ulong Usable(ulong size) => 1UL << (ClassOf(size) + SmallestShift);

    private static int ClassOf(ulong size)
    {
        int bits = size <= 1 ? 0 : BitOperations.Log2(size - 1) + 1;
        return bits <= SmallestShift ? 0 : bits - SmallestShift;
    }

    private static int BlocksOf(int order)
    {
        ulong fitting = LargestSpan >> (order + SmallestShift);
        return fitting < BlocksOfSpan ? (int)fitting : BlocksOfSpan;
    }

    private static ulong FullMask(int order) => ulong.MaxValue >> (BlocksOfSpan - BlocksOf(order));

    private ServiceError AddSpan<TSource>(ref TSource source, int order, out int span)
        where TSource : struct, ISpanSource
    {
        if (!_spans.TryTake(out span))
        {
            return ServiceError.OutOfMemory;
        }

        ServiceError error = source.Take((ulong)BlocksOf(order) << (order + SmallestShift), out ulong offset);
        if (error != ServiceError.None)
        {
            _ = _spans.TryRelease(span);
            return error;
        }

        ref SmallSpan entry = ref _spans.Modify(span);
        entry.Offset = offset;
        entry.Free = FullMask(order);
        entry.Class = order;
        Link(span);
        return ServiceError.None;
    }

    private void Drop<TSource>(ref TSource source, int span)
        where TSource : struct, ISpanSource
    {
        Unlink(span);
        source.Return(_spans[span].Offset);
        _ = _spans.TryRelease(span);
    }

    private void Link(int span)
    {
        ref SmallSpan entry = ref _spans.Modify(span);
        int head = _heads[entry.Class];
        entry.Next = head;
        entry.Previous = 0;
        if (head != 0)
        {
            _spans.Modify(head).Previous = span;
        }

        _heads.Modify(entry.Class) = span;
    }

    private void Unlink(int span)
    {
        ref SmallSpan entry = ref _spans.Modify(span);
        if (entry.Next != 0)
        {
            _spans.Modify(entry.Next).Previous = entry.Previous;
        }

        if (entry.Previous != 0)
        {
            _spans.Modify(entry.Previous).Next = entry.Next;
        }
        else
        {
            _heads.Modify(entry.Class) = entry.Next;
        }

        entry.Next = 0;
        entry.Previous = 0;
    }
}
