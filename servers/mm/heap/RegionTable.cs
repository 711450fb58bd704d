using Micro.Abi;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Heap;

/// <summary>The clients' regions and the memory they consist of. Number 1 to <see cref="HeapLimits.Clients"/> names a region.</summary>
public readonly struct RegionTable
{
    private readonly StateTable<HeapRegion> _regions;
    private readonly StatePool<RegionSegment> _segments;

    private RegionTable(StateTable<HeapRegion> regions, StatePool<RegionSegment> segments)
    {
        _regions = regions;
        _segments = segments;
    }

    public static RegionTable Declare(StateRegion region) => new(
        region.Table<HeapRegion>(HeapLimits.Clients + 1, HeapLimits.Clients + 1), region.Pool<RegionSegment>(16384, 64));

    public ref readonly HeapRegion this[int client] => ref _regions[client];

    /// <summary>The number of a client's region; 0: it has none.</summary>
    public int Find(ProcessId owner)
    {
        for (int client = 1; client <= HeapLimits.Clients; client++)
        {
            if (_regions[client].Owner.Value == owner.Value)
            {
                return client;
            }
        }

        return 0;
    }

    /// <summary>The number of a client's region, a new one if it has none; 0: there are too many clients.</summary>
    public int FindOrMake(ProcessId owner)
    {
        int client = Find(owner);
        if (client == 0)
        {
            client = Find(default);
            if (client != 0)
            {
                _regions.Modify(client).Owner = owner;
            }
        }

        return client;
    }

    /// <summary>Adds memory at the end of a region.</summary>
    /// <returns>False: no record is left.</returns>
    public bool TryAppend(int client, Slot memory, ulong firstFrame, uint frames)
    {
        if (!_segments.TryTake(out int segment))
        {
            return false;
        }

        ref HeapRegion region = ref _regions.Modify(client);
        ref RegionSegment entry = ref _segments.Modify(segment);
        entry.Offset = region.End;
        entry.Frames = frames;
        entry.FirstFrame = firstFrame;
        entry.Memory = memory;
        entry.Previous = region.LastSegment;
        region.LastSegment = segment;
        region.End += frames * HeapLimits.Page;
        return true;
    }

    /// <summary>The last segment of a region, if it starts at <paramref name="start"/> or behind; it is taken away.</summary>
    public bool TryCut(int client, ulong start, out RegionSegment cut)
    {
        ref HeapRegion region = ref _regions.Modify(client);
        int last = region.LastSegment;
        cut = default;
        if (last == 0 || _segments[last].Offset < start)
        {
            return false;
        }

        cut = _segments[last];
        region.End = cut.Offset;
        region.LastSegment = cut.Previous;
        _ = _segments.TryRelease(last);
        return true;
    }

    /// <summary>The segment that covers <paramref name="offset"/>.</summary>
    public bool TryFind(int client, ulong offset, out RegionSegment found)
    {
        int segment = _regions[client].LastSegment;
        while (segment != 0 && _segments[segment].Offset > offset)
        {
            segment = _segments[segment].Previous;
        }

        found = segment == 0 ? default : _segments[segment];
        return segment != 0 && offset < _regions[client].End;
    }

    /// <summary>The number is free again; all segments were cut before.</summary>
    public void Release(int client) => _regions.Modify(client) = default;
}
