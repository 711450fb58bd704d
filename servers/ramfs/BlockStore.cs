using System;
using Micro.Server;

namespace Micro.Servers.Ramfs;

/// <summary>The memory of file data, by blocks of one frame. Numbers start at 1; what is released is taken again first.</summary>
internal readonly struct BlockStore
{
    public const int BlockBits = 12;
    public const int BlockSize = 1 << BlockBits;

    // Only addresses: more memory than any machine this runs on.
    private const int Capacity = 1 << 24;

    // Memory comes in steps, so that a long file is not one call for every block.
    private const int Step = 64;

    private readonly StateBytes _data;
    private readonly StateTable<int> _next;
    private readonly StateValue<BlockCounts> _counts;

    public BlockStore(StateRegion region)
    {
        _data = region.Bytes((long)Capacity << BlockBits, 0);
        _next = region.Table<int>(Capacity + 1, 1);
        _counts = region.Value<BlockCounts>();
    }

    /// <summary>Blocks that hold data.</summary>
    public ulong Used => (ulong)(_counts.Value.Last - _counts.Value.FreeCount);

    /// <summary>Blocks that have memory and hold nothing.</summary>
    public ulong Free => ((ulong)_data.Length >> BlockBits) - Used;

    public ReadOnlySpan<byte> Read(int block, int start, int count) => _data.Read(Place(block) + start, count);

    /// <summary>Bytes of a block, to be written. A request that is repeated writes the same bytes again, so nothing is kept of the old ones.</summary>
    public Span<byte> Overwrite(int block, int start, int count) => _data.Overwrite(Place(block) + start, count);

    /// <summary>Takes a block of zeros.</summary>
    /// <returns>False: memory is used up.</returns>
    public bool TryTake(out int block)
    {
        block = _counts.Value.Free;
        if (block == 0)
        {
            return TryTakeNew(out block);
        }

        ref BlockCounts counts = ref _counts.Modify();
        counts.Free = _next[block];
        counts.FreeCount--;
        Overwrite(block, 0, BlockSize).Clear();
        return true;
    }

    public void Release(int block)
    {
        ref BlockCounts counts = ref _counts.Modify();
        _next.Modify(block) = counts.Free;
        counts.Free = block;
        counts.FreeCount++;
    }

    private static long Place(int block) => (long)(block - 1) << BlockBits;

    // Memory that was never used is clear.
    private bool TryTakeNew(out int block)
    {
        block = _counts.Value.Last + 1;
        long needed = (long)block << BlockBits;
        bool isThere = _next.TryExtend(block + 1)
            && (needed <= _data.Length
                || _data.TryExtend(needed + ((Step - 1) << BlockBits))
                || needed <= _data.Length
                || _data.TryExtend(needed));
        if (!isThere)
        {
            block = 0;
            return false;
        }

        _counts.Modify().Last = block;
        return true;
    }
}
