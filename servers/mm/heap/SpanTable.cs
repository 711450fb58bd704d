using System.Numerics;
using Micro.Server;

namespace Micro.Servers.Heap;

/// <summary>All spans: for each region and class a list of those with a free block, and an index from pages to spans.</summary>
public readonly struct SpanTable
{
    private const int WordBits = 64;

    private readonly StatePool<HeapSpan> _spans;
    private readonly StateIndex _byPage;
    private readonly StateTable<int> _heads;

    private SpanTable(StatePool<HeapSpan> spans, StateIndex byPage, StateTable<int> heads)
    {
        _spans = spans;
        _byPage = byPage;
        _heads = heads;
    }

    public ref readonly HeapSpan this[int span] => ref _spans[span];

    public static SpanTable Declare(StateRegion region)
    {
        const int Heads = (HeapLimits.Clients + 1) * SizeClass.Count;
        return new SpanTable(
            region.Pool<HeapSpan>(HeapLimits.Blocks, 16), region.Index(HeapLimits.Blocks, 16), region.Table<int>(Heads, Heads));
    }

    /// <summary>A span of the class with a free block; 0: none.</summary>
    public int FirstWithRoom(int client, int sizeClass) => _heads[Head(client, sizeClass)];

    /// <summary>The span that covers <paramref name="offset"/>; 0: none.</summary>
    public int Find(int client, ulong offset)
    {
        int cursor = _byPage.First(Hash(client, offset / HeapLimits.Page));
        return cursor == 0 ? 0 : _byPage.Value(cursor);
    }

    /// <summary>Makes an empty span of the pages at <paramref name="offset"/>.</summary>
    /// <returns>False: no record is left; nothing changed.</returns>
    public bool TryMake(int client, int sizeClass, ulong offset, out int span)
    {
        if (!_spans.TryTake(out span))
        {
            return false;
        }

        ulong first = offset / HeapLimits.Page;
        ulong end = first + (SizeClass.SpanBytes(sizeClass) / HeapLimits.Page);
        for (ulong page = first; page < end; page++)
        {
            if (!_byPage.TryAdd(Hash(client, page), span))
            {
                RemovePages(client, span, first, page);
                _ = _spans.TryRelease(span);
                return false;
            }
        }

        ref HeapSpan made = ref _spans.Modify(span);
        made.Offset = offset;
        made.Class = sizeClass;
        Link(client, span);
        return true;
    }

    /// <summary>Takes the lowest free block of a span that has one.</summary>
    public ulong Take(int client, int span)
    {
        ref HeapSpan entry = ref _spans.Modify(span);
        int word = 0;
        while (entry.Blocks[word] == ulong.MaxValue)
        {
            word++;
        }

        int bit = BitOperations.TrailingZeroCount(~entry.Blocks[word]);
        entry.Blocks[word] |= 1UL << bit;
        entry.Used++;
        if (entry.Used == SizeClass.BlocksPerSpan(entry.Class))
        {
            Unlink(client, span);
        }

        return entry.Offset + ((ulong)((word * WordBits) + bit) * SizeClass.BlockBytes(entry.Class));
    }

    /// <summary>Block <paramref name="block"/> of the span is in use.</summary>
    public bool IsUsed(int span, int block) => (_spans[span].Blocks[block / WordBits] & (1UL << (block % WordBits))) != 0;

    /// <summary>Gives a used block back.</summary>
    /// <returns>True: the span is empty now, and its record is gone; its pages are the caller's.</returns>
    public bool Release(int client, int span, int block)
    {
        ref HeapSpan entry = ref _spans.Modify(span);
        entry.Blocks[block / WordBits] &= ~(1UL << (block % WordBits));
        if (entry.Used == SizeClass.BlocksPerSpan(entry.Class))
        {
            Link(client, span);
        }

        entry.Used--;
        if (entry.Used != 0)
        {
            return false;
        }

        Unlink(client, span);
        Drop(client, span);
        return true;
    }

    /// <summary>Forgets a span and its blocks.</summary>
    public void Drop(int client, int span)
    {
        ulong first = _spans[span].Offset / HeapLimits.Page;
        RemovePages(client, span, first, first + (SizeClass.SpanBytes(_spans[span].Class) / HeapLimits.Page));
        _ = _spans.TryRelease(span);
    }

    /// <summary>Forgets the lists of a region whose spans are all dropped.</summary>
    public void ClearLists(int client)
    {
        for (int sizeClass = 0; sizeClass < SizeClass.Count; sizeClass++)
        {
            _heads.Modify(Head(client, sizeClass)) = 0;
        }
    }

    private void Link(int client, int span)
    {
        ref HeapSpan entry = ref _spans.Modify(span);
        int head = Head(client, entry.Class);
        entry.Previous = 0;
        entry.Next = _heads[head];
        if (entry.Next != 0)
        {
            _spans.Modify(entry.Next).Previous = span;
        }

        _heads.Modify(head) = span;
    }

    private void Unlink(int client, int span)
    {
        ref readonly HeapSpan entry = ref _spans[span];
        if (entry.Previous == 0)
        {
            _heads.Modify(Head(client, entry.Class)) = entry.Next;
        }
        else
        {
            _spans.Modify(entry.Previous).Next = entry.Next;
        }

        if (entry.Next != 0)
        {
            _spans.Modify(entry.Next).Previous = entry.Previous;
        }
    }

    private void RemovePages(int client, int span, ulong first, ulong end)
    {
        for (ulong page = first; page < end; page++)
        {
            _ = _byPage.Remove(Hash(client, page), span);
        }
    }

    private static int Head(int client, int sizeClass) => (client * SizeClass.Count) + sizeClass;

    private static ulong Hash(int client, ulong page) =>
        BitOperations.RotateLeft((((ulong)(uint)client << 40) | page) * 0x9E37_79B9_7F4A_7C15UL, 32);
}
