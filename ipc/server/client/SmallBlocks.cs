using System.Numerics;
using System.Runtime.CompilerServices;
using Micro.Protocols;

namespace Micro.Server;

/// <summary>Small blocks served without a call: cut from spans of one size each, with a bit per block.</summary>
/// <remarks>
/// Sizes are powers of two from 16 to 4,096 bytes; a span has 64 blocks of the smaller ones and 32 KiB of the larger. One empty span a class
/// is kept, so that a block that is freed and wanted again costs no call either. What happens nearly always is TryAllocate and TryFree,
/// some thirty instructions each; whatever changes a list of spans, or is wrong, is left to Allocate and Free.
/// </remarks>
internal readonly struct SmallBlocks
{
    public const ulong LargestBlock = 4096;

    private const int SmallestShift = 4;
    private const int Classes = SmallHeads.Count;
    private const int BlocksOfSpan = 64;
    private const ulong LargestSpan = 32 * 1024;
    private const int MostSpans = 8192;

    private readonly StatePool<SmallSpan> _spans;
    private readonly StateValue<SmallHeads> _heads;

    public SmallBlocks(StateRegion region)
    {
        _spans = region.Pool<SmallSpan>(MostSpans, 16);
        _heads = region.Value<SmallHeads>();
    }

    /// <summary>Takes a block of 1 to <see cref="LargestBlock"/> bytes of the first span, unless it is the last one there.</summary>
    /// <remarks>Span 0, which stands for none, is an element of the pool without a free block.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryAllocate(ulong size, out ulong offset, out int span)
    {
        int order = ClassOf(size);
        span = _heads.Value[order];
        ref SmallSpan entry = ref _spans.Modify(span);
        ulong free = entry.Free;
        ulong rest = free & (free - 1);
        offset = entry.Offset + ((ulong)BitOperations.TrailingZeroCount(free) << (order + SmallestShift));
        if (rest == 0)
        {
            return false;
        }

        entry.Free = rest;
        return true;
    }

    /// <summary>Gives a block back to a span that has another free one, and keeps the span.</summary>
    /// <returns>False: it is not that simple, or something is wrong; nothing changed.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryFree(ulong offset, int span)
    {
        ref SmallSpan entry = ref _spans.Modify(span);
        ulong block = BlockAt(entry, offset);
        ulong free = entry.Free;
        ulong bit = 1UL << (int)block;
        if (block >= entry.Blocks || free == 0 || (free & bit) != 0)
        {
            return false;
        }

        free |= bit;
        if (free == entry.Full && (entry.Next | entry.Previous) != 0)
        {
            return false;
        }

        entry.Free = free;
        return true;
    }

    /// <summary>Takes a block of 1 to <see cref="LargestBlock"/> bytes.</summary>
    /// <param name="source">Asked for a span when no block of the size is free.</param>
    /// <param name="size">At least 1.</param>
    /// <param name="offset">Where the block lies.</param>
    /// <param name="span">Of which span it is.</param>
    public ServiceError Allocate<TSource>(ref TSource source, ulong size, out ulong offset, out int span)
        where TSource : struct, ISpanSource
    {
        int order = ClassOf(size);
        span = _heads.Value[order];
        if (span == 0)
        {
            ServiceError error = AddSpan(ref source, order, out span);
            if (error != ServiceError.None)
            {
                offset = 0;
                return error;
            }
        }

        ref SmallSpan entry = ref _spans.Modify(span);
        offset = entry.Offset + ((ulong)BitOperations.TrailingZeroCount(entry.Free) << entry.Shift);
        entry.Free &= entry.Free - 1;
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
        ulong block = BlockAt(entry, offset);
        if (block >= entry.Blocks)
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
        bool isSpare = entry.Free == entry.Full && (entry.Next | entry.Previous) != 0;
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
            int span = _heads.Value[order];
            while (span != 0)
            {
                int next = _spans[span].Next;
                if (_spans[span].Free == _spans[span].Full)
                {
                    Drop(ref source, span);
                }

                span = next;
            }
        }
    }

    /// <summary>Bytes that a block of this size really has.</summary>
    public static ulong Usable(ulong size) => 1UL << (ClassOf(size) + SmallestShift);

    private static int ClassOf(ulong size) => BitOperations.Log2((size - 1) | ((1 << SmallestShift) - 1)) + 1 - SmallestShift;

    // A distance that is no multiple of the size has its low bits rotated to the top: then it is no block's number either.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong BlockAt(in SmallSpan span, ulong offset) => BitOperations.RotateRight(offset - span.Offset, span.Shift);

    private static int BlocksOf(int order)
    {
        ulong fitting = LargestSpan >> (order + SmallestShift);
        return fitting < BlocksOfSpan ? (int)fitting : BlocksOfSpan;
    }

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
        entry.Blocks = (uint)BlocksOf(order);
        entry.Full = ulong.MaxValue >> (BlocksOfSpan - BlocksOf(order));
        entry.Free = entry.Full;
        entry.Shift = order + SmallestShift;
        Link(span);
        return ServiceError.None;
    }

    private void Drop<TSource>(ref TSource source, int span)
        where TSource : struct, ISpanSource
    {
        Unlink(span);
        source.Return(_spans[span].Offset);
        _spans.Modify(span) = default;
        _ = _spans.TryRelease(span);
    }

    private void Link(int span)
    {
        ref SmallSpan entry = ref _spans.Modify(span);
        ref int first = ref _heads.Modify()[entry.Shift - SmallestShift];
        int head = first;
        entry.Next = head;
        entry.Previous = 0;
        if (head != 0)
        {
            _spans.Modify(head).Previous = span;
        }

        first = span;
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
            _heads.Modify()[entry.Shift - SmallestShift] = entry.Next;
        }

        entry.Next = 0;
        entry.Previous = 0;
    }
}
