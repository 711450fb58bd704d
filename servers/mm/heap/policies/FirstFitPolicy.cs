using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Heap.Policies;

/// <summary>The first free block by address that is large enough, cut to size; freed blocks merge with their neighbours at once. The
/// simplest policy, and the oracle the others are tested against.</summary>
public readonly struct FirstFitPolicy : IHeapPolicy<FirstFitPolicy>
{
    private readonly BlockList _blocks;
    private readonly ulong _granule;

    private FirstFitPolicy(BlockList blocks, ulong granule)
    {
        _blocks = blocks;
        _granule = granule;
    }

    /// <summary>The stretches of the regions, for a policy that is built on this one.</summary>
    internal BlockList Blocks => _blocks;

    public static FirstFitPolicy Declare(StateRegion region) => Declare(region, HeapLimits.Granule);

    /// <summary>The same policy for blocks that are multiples of <paramref name="granule"/> bytes, a power of two.</summary>
    public static FirstFitPolicy Declare(StateRegion region, ulong granule) => new(BlockList.Declare(region), granule);

    public ServiceError Allocate(int client, ulong size, out ulong offset)
    {
        ulong needed = Round(size);
        int block = _blocks.FirstFree(client);
        while (block != 0 && _blocks[block].Size < needed)
        {
            block = _blocks[block].NextFree;
        }

        offset = 0;
        if (block == 0)
        {
            return ServiceError.OutOfMemory;
        }

        if (!_blocks.TryUse(client, block, needed))
        {
            return ServiceError.LimitReached;
        }

        offset = _blocks[block].Offset;
        return ServiceError.None;
    }

    public ulong GrowthFor(ulong size) => Round(size);

    public ServiceError Free(int client, ulong offset)
    {
        ServiceError error = FindUsed(client, offset, out int block);
        if (error == ServiceError.None)
        {
            _blocks.Release(client, block);
        }

        return error;
    }

    public ServiceError Resize(int client, ulong offset, ulong size, out ulong usable, out bool resized)
    {
        usable = 0;
        resized = false;
        ServiceError error = FindUsed(client, offset, out int block);
        if (error != ServiceError.None)
        {
            return error;
        }

        ulong needed = Round(size);
        resized = needed <= _blocks[block].Size
            ? _blocks.TryShrink(client, block, needed)
            : _blocks.TryGrow(client, block, needed);
        usable = _blocks[block].Size;
        resized |= usable >= needed;
        return ServiceError.None;
    }

    public bool Extend(int client, ulong end, ulong bytes) => _blocks.TryAppend(client, end, bytes);

    public ulong FreeTail(int client, ulong end)
    {
        int last = _blocks.Last(client);
        return last != 0 && _blocks[last].IsFree ? _blocks[last].Offset : end;
    }

    public void Cut(int client, ulong start) => _blocks.Cut(client, start);

    public void Forget(int client) => _blocks.Clear(client);

    public HeapUse Measure(int client)
    {
        ulong used = 0;
        int live = 0;
        ulong largest = 0;
        for (int block = _blocks.First(client); block != 0; block = _blocks[block].Next)
        {
            if (!_blocks[block].IsFree)
            {
                used += _blocks[block].Size;
                live++;
            }
            else if (_blocks[block].Size > largest)
            {
                largest = _blocks[block].Size;
            }
        }

        return new HeapUse(used, live, largest);
    }

    public bool Validate(int client, ulong end)
    {
        ulong expected = 0;
        int free = _blocks.FirstFree(client);
        bool wasFree = false;
        for (int block = _blocks.First(client); block != 0; block = _blocks[block].Next)
        {
            bool isFree = _blocks[block].IsFree;
            if (_blocks[block].Offset != expected || _blocks[block].Size == 0 || (isFree && (wasFree || block != free)))
            {
                return false;
            }

            free = isFree ? _blocks[block].NextFree : free;
            expected += _blocks[block].Size;
            wasFree = isFree;
        }

        return expected == end && free == 0;
    }

    private ServiceError FindUsed(int client, ulong offset, out int block)
    {
        block = _blocks.Find(client, offset);
        return block == 0 ? ServiceErrorOf(client, offset)
            : _blocks[block].IsFree ? ServiceError.DoubleFree
            : ServiceError.None;
    }

    // A freed block may have become part of a larger free one: then no block starts at the offset any more.
    private ServiceError ServiceErrorOf(int client, ulong offset)
    {
        int free = _blocks.FirstFree(client);
        while (free != 0 && _blocks[free].Offset + _blocks[free].Size <= offset)
        {
            free = _blocks[free].NextFree;
        }

        bool isInside = free != 0 && _blocks[free].Offset <= offset;
        return isInside ? ServiceError.DoubleFree : ServiceError.ForeignPointer;
    }

    private ulong Round(ulong size) => (size + _granule - 1) & ~(_granule - 1);
}
