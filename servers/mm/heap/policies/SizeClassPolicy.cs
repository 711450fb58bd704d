using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Heap.Policies;

/// <summary>Small blocks come from spans of one size each, found in constant time; larger ones are runs of pages by first fit. After the
/// slab allocator (J. Bonwick, "The slab allocator: an object-caching kernel memory allocator", 1994).</summary>
public readonly struct SizeClassPolicy : IHeapPolicy<SizeClassPolicy>
{
    private readonly FirstFitPolicy _pages;
    private readonly SpanTable _spans;
    private readonly StateTable<SmallUse> _use;

    private SizeClassPolicy(FirstFitPolicy pages, SpanTable spans, StateTable<SmallUse> use)
    {
        _pages = pages;
        _spans = spans;
        _use = use;
    }

    public static SizeClassPolicy Declare(StateRegion region) => new(
        FirstFitPolicy.Declare(region, HeapLimits.Page),
        SpanTable.Declare(region),
        region.Table<SmallUse>(HeapLimits.Clients + 1, HeapLimits.Clients + 1));

    public ServiceError Allocate(int client, ulong size, out ulong offset)
    {
        if (size > SizeClass.Largest)
        {
            return _pages.Allocate(client, size, out offset);
        }

        int sizeClass = SizeClass.Of(size);
        int span = _spans.FirstWithRoom(client, sizeClass);
        if (span == 0)
        {
            ServiceError error = MakeSpan(client, sizeClass, out span);
            if (error != ServiceError.None)
            {
                offset = 0;
                return error;
            }
        }

        offset = _spans.Take(client, span);
        Count(client, SizeClass.BlockBytes(sizeClass), blocks: 1);
        return ServiceError.None;
    }

    public ulong GrowthFor(ulong size) =>
        _pages.GrowthFor(size > SizeClass.Largest ? size : SizeClass.SpanBytes(SizeClass.Of(size)));

    public ServiceError Free(int client, ulong offset)
    {
        ServiceError error = FindSmall(client, offset, out int span, out int block);
        if (span == 0)
        {
            return _pages.Free(client, offset);
        }

        if (error == ServiceError.None)
        {
            ulong start = _spans[span].Offset;
            Count(client, 0 - SizeClass.BlockBytes(_spans[span].Class), blocks: -1);
            if (_spans.Release(client, span, block))
            {
                Count(client, bytes: 0, blocks: 0, spanBytes: 0 - SpanSize(client, start), spans: -1);
                error = _pages.Free(client, start);
            }
        }

        return error;
    }

    public ServiceError Resize(int client, ulong offset, ulong size, out ulong usable, out bool resized)
    {
        ServiceError error = FindSmall(client, offset, out int span, out _);
        if (span != 0)
        {
            usable = error == ServiceError.None ? SizeClass.BlockBytes(_spans[span].Class) : 0;
            resized = error == ServiceError.None && size <= usable;
            return error;
        }

        return _pages.Resize(client, offset, size, out usable, out resized);
    }

    public bool Extend(int client, ulong end, ulong bytes) => _pages.Extend(client, end, bytes);

    public ulong FreeTail(int client, ulong end) => _pages.FreeTail(client, end);

    public void Cut(int client, ulong start) => _pages.Cut(client, start);

    public void Forget(int client)
    {
        for (int block = _pages.Blocks.First(client); block != 0; block = _pages.Blocks[block].Next)
        {
            int span = _spans.Find(client, _pages.Blocks[block].Offset);
            if (span != 0)
            {
                _spans.Drop(client, span);
            }
        }

        _spans.ClearLists(client);
        _use.Modify(client) = default;
        _pages.Forget(client);
    }

    // The page policy counts a span as one used block: its bytes are taken out and those of the small blocks put in.
    public HeapUse Measure(int client)
    {
        HeapUse pages = _pages.Measure(client);
        SmallUse small = _use[client];
        return new HeapUse(
            pages.UsedBytes - small.SpanBytes + small.Bytes, pages.LiveBlocks - small.Spans + small.Blocks, pages.LargestFree);
    }

    public bool Validate(int client, ulong end)
    {
        SmallUse found = default;
        for (int block = _pages.Blocks.First(client); block != 0; block = _pages.Blocks[block].Next)
        {
            int span = _spans.Find(client, _pages.Blocks[block].Offset);
            if (span == 0)
            {
                continue;
            }

            ref readonly HeapSpan entry = ref _spans[span];
            if (_pages.Blocks[block].IsFree || entry.Offset != _pages.Blocks[block].Offset || CountUsed(span) != entry.Used)
            {
                return false;
            }

            found.Spans++;
            found.SpanBytes += _pages.Blocks[block].Size;
            found.Blocks += entry.Used;
            found.Bytes += (ulong)entry.Used * SizeClass.BlockBytes(entry.Class);
        }

        SmallUse use = _use[client];
        return found.Spans == use.Spans && found.SpanBytes == use.SpanBytes && found.Blocks == use.Blocks
            && found.Bytes == use.Bytes && _pages.Validate(client, end);
    }

    private ServiceError MakeSpan(int client, int sizeClass, out int span)
    {
        span = 0;
        ulong bytes = SizeClass.SpanBytes(sizeClass);
        ServiceError error = _pages.Allocate(client, bytes, out ulong offset);
        if (error != ServiceError.None)
        {
            return error;
        }

        if (!_spans.TryMake(client, sizeClass, offset, out span))
        {
            _ = _pages.Free(client, offset);
            return ServiceError.LimitReached;
        }

        Count(client, bytes: 0, blocks: 0, spanBytes: SpanSize(client, offset), spans: 1);
        return ServiceError.None;
    }

    // None with span 0: no span covers the offset, so a page run may.
    private ServiceError FindSmall(int client, ulong offset, out int span, out int block)
    {
        block = 0;
        span = _spans.Find(client, offset);
        if (span == 0)
        {
            return ServiceError.None;
        }

        ulong size = SizeClass.BlockBytes(_spans[span].Class);
        ulong distance = offset - _spans[span].Offset;
        block = (int)(distance / size);
        bool isBlock = distance % size == 0 && block < SizeClass.BlocksPerSpan(_spans[span].Class);
        return !isBlock ? ServiceError.ForeignPointer
            : _spans.IsUsed(span, block) ? ServiceError.None
            : ServiceError.DoubleFree;
    }

    private ulong SpanSize(int client, ulong offset) => _pages.Blocks[_pages.Blocks.Find(client, offset)].Size;

    private int CountUsed(int span)
    {
        int used = 0;
        for (int block = 0; block < SizeClass.BlocksPerSpan(_spans[span].Class); block++)
        {
            used += _spans.IsUsed(span, block) ? 1 : 0;
        }

        return used;
    }

    private void Count(int client, ulong bytes, int blocks, ulong spanBytes = 0, int spans = 0)
    {
        ref SmallUse use = ref _use.Modify(client);
        use.Bytes += bytes;
        use.Blocks += blocks;
        use.SpanBytes += spanBytes;
        use.Spans += spans;
    }

    /// <summary>Counts of one region's spans and of the blocks in them.</summary>
    private struct SmallUse
    {
        public ulong Bytes;
        public ulong SpanBytes;
        public int Blocks;
        public int Spans;
    }
}
