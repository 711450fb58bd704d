using System.Runtime.CompilerServices;
using Micro.Server;

namespace Micro.Servers.Heap;

/// <summary>The stretches of all regions, and for each region their lists. Invariants: a region's blocks cover it without gaps or overlap;
/// no two free blocks touch; the list of free blocks is sorted by address.</summary>
public readonly struct BlockList
{
    private readonly StatePool<HeapBlock> _blocks;
    private readonly StateIndex _byOffset;
    private readonly StateTable<RegionEnds> _regions;

    private BlockList(StatePool<HeapBlock> blocks, StateIndex byOffset, StateTable<RegionEnds> regions)
    {
        _blocks = blocks;
        _byOffset = byOffset;
        _regions = regions;
    }

    public static BlockList Declare(StateRegion region) => new(
        region.Pool<HeapBlock>(HeapLimits.Blocks, 64),
        region.Index(HeapLimits.Blocks, 64),
        region.Table<RegionEnds>(HeapLimits.Clients + 1, HeapLimits.Clients + 1));

    public ref readonly HeapBlock this[int block] => ref _blocks[block];

    public int First(int client) => _regions[client].First;

    public int Last(int client) => _regions[client].Last;

    public int FirstFree(int client) => _regions[client].FirstFree;

    /// <summary>The used or free block that starts at <paramref name="offset"/>; 0: none does.</summary>
    public int Find(int client, ulong offset)
    {
        ulong hash = Hash(client, offset);
        int cursor = _byOffset.First(hash);
        return cursor == 0 ? 0 : _byOffset.Value(cursor);
    }

    /// <summary>Adds a free stretch at the end of a region, or lengthens the free block there.</summary>
    public bool TryAppend(int client, ulong offset, ulong size)
    {
        int last = _regions[client].Last;
        if (last != 0 && _blocks[last].IsFree)
        {
            _blocks.Modify(last).Size += size;
            return true;
        }

        if (!TryMake(client, offset, size, out int block))
        {
            return false;
        }

        ref RegionEnds region = ref _regions.Modify(client);
        _blocks.Modify(block).Previous = last;
        if (last == 0)
        {
            region.First = block;
        }
        else
        {
            _blocks.Modify(last).Next = block;
        }

        region.Last = block;
        LinkFree(client, block);
        return true;
    }

    /// <summary>Makes the first <paramref name="size"/> bytes of a free block used; the rest stays free.</summary>
    /// <returns>False: there is no record for the rest; nothing changed.</returns>
    public bool TryUse(int client, int block, ulong size)
    {
        if (!TrySplit(client, block, size))
        {
            return false;
        }

        UnlinkFree(client, block);
        _blocks.Modify(block).IsFree = false;
        return true;
    }

    /// <summary>Makes a used block free and merges it with free neighbours.</summary>
    public void Release(int client, int block)
    {
        _blocks.Modify(block).IsFree = true;
        int previous = _blocks[block].Previous;
        if (previous != 0 && _blocks[previous].IsFree)
        {
            Absorb(client, previous, block);
            block = previous;
        }
        else
        {
            LinkFree(client, block);
        }

        AbsorbFreeNext(client, block);
    }

    /// <summary>Cuts a used block to <paramref name="size"/> bytes; the rest becomes free.</summary>
    public bool TryShrink(int client, int block, ulong size)
    {
        if (!TrySplit(client, block, size))
        {
            return false;
        }

        int rest = _blocks[block].Next;
        if (rest != 0 && _blocks[rest].IsFree)
        {
            AbsorbFreeNext(client, rest);
        }

        return true;
    }

    /// <summary>Lengthens a used block into the free one behind it.</summary>
    public bool TryGrow(int client, int block, ulong size)
    {
        int next = _blocks[block].Next;
        ulong missing = size - _blocks[block].Size;
        if (next == 0 || !_blocks[next].IsFree || _blocks[next].Size < missing || !TryUse(client, next, missing))
        {
            return false;
        }

        Absorb(client, block, next);
        return true;
    }

    /// <summary>Gives up the region from <paramref name="start"/> on, which lies in its last, free block.</summary>
    public void Cut(int client, ulong start)
    {
        int last = _regions[client].Last;
        ulong kept = start - _blocks[last].Offset;
        if (kept != 0)
        {
            _blocks.Modify(last).Size = kept;
            return;
        }

        UnlinkFree(client, last);
        Drop(client, last);
    }

    /// <summary>Forgets all blocks of a region.</summary>
    public void Clear(int client)
    {
        int block = _regions[client].First;
        while (block != 0)
        {
            int next = _blocks[block].Next;
            _ = _byOffset.Remove(Hash(client, _blocks[block].Offset), block);
            _ = _blocks.TryRelease(block);
            block = next;
        }

        _regions.Modify(client) = default;
    }

    private bool TryMake(int client, ulong offset, ulong size, out int block)
    {
        if (!_blocks.TryTake(out block))
        {
            return false;
        }

        if (!_byOffset.TryAdd(Hash(client, offset), block))
        {
            _ = _blocks.TryRelease(block);
            return false;
        }

        ref HeapBlock made = ref _blocks.Modify(block);
        made.Offset = offset;
        made.Size = size;
        made.IsFree = true;
        return true;
    }

    // The rest becomes a free block of its own behind this one.
    private bool TrySplit(int client, int block, ulong size)
    {
        ulong rest = _blocks[block].Size - size;
        if (rest == 0)
        {
            return true;
        }

        if (!TryMake(client, _blocks[block].Offset + size, rest, out int behind))
        {
            return false;
        }

        int next = _blocks[block].Next;
        _blocks.Modify(block).Size = size;
        _blocks.Modify(block).Next = behind;
        _blocks.Modify(behind).Previous = block;
        _blocks.Modify(behind).Next = next;
        if (next == 0)
        {
            _regions.Modify(client).Last = behind;
        }
        else
        {
            _blocks.Modify(next).Previous = behind;
        }

        LinkFree(client, behind);
        return true;
    }

    private void AbsorbFreeNext(int client, int block)
    {
        int next = _blocks[block].Next;
        if (next != 0 && _blocks[next].IsFree)
        {
            UnlinkFree(client, next);
            Absorb(client, block, next);
        }
    }

    // The second block, which is in no list of free ones, becomes part of the first.
    private void Absorb(int client, int block, int second)
    {
        _blocks.Modify(block).Size += _blocks[second].Size;
        Drop(client, second);
    }

    private void Drop(int client, int block)
    {
        int previous = _blocks[block].Previous;
        int next = _blocks[block].Next;
        ref RegionEnds region = ref _regions.Modify(client);
        if (previous == 0)
        {
            region.First = next;
        }
        else
        {
            _blocks.Modify(previous).Next = next;
        }

        if (next == 0)
        {
            region.Last = previous;
        }
        else
        {
            _blocks.Modify(next).Previous = previous;
        }

        _ = _byOffset.Remove(Hash(client, _blocks[block].Offset), block);
        _ = _blocks.TryRelease(block);
    }

    private void LinkFree(int client, int block)
    {
        int before = _blocks[block].Previous;
        while (before != 0 && !_blocks[before].IsFree)
        {
            before = _blocks[before].Previous;
        }

        ref RegionEnds region = ref _regions.Modify(client);
        int after = before == 0 ? region.FirstFree : _blocks[before].NextFree;
        ref HeapBlock linked = ref _blocks.Modify(block);
        linked.PreviousFree = before;
        linked.NextFree = after;
        if (before == 0)
        {
            region.FirstFree = block;
        }
        else
        {
            _blocks.Modify(before).NextFree = block;
        }

        if (after != 0)
        {
            _blocks.Modify(after).PreviousFree = block;
        }
    }

    private void UnlinkFree(int client, int block)
    {
        int before = _blocks[block].PreviousFree;
        int after = _blocks[block].NextFree;
        if (before == 0)
        {
            _regions.Modify(client).FirstFree = after;
        }
        else
        {
            _blocks.Modify(before).NextFree = after;
        }

        if (after != 0)
        {
            _blocks.Modify(after).PreviousFree = before;
        }
    }

    // Offsets fit in 35 bits, so client and offset together are unique and equal hashes mean equal blocks. Rotating the product
    // brings its well-mixed high bits to where buckets are chosen.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(int client, ulong offset) =>
        System.Numerics.BitOperations.RotateLeft((((ulong)(uint)client << 40) | offset) * 0x9E37_79B9_7F4A_7C15UL, 32);

    /// <summary>Where the lists of one region start.</summary>
    private struct RegionEnds
    {
        public int First;
        public int Last;
        public int FirstFree;
    }
}
