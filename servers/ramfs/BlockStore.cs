using System;
using System.Numerics;
using Micro.Server;

namespace Micro.Servers.Ramfs;

/// <summary>The memory of file data, by blocks of one frame. Numbers start at 1.</summary>
/// <remarks>
/// Blocks come and go in chunks of sixteen, so that memory is one call for many of them and goes back to everybody when files go. A block
/// is taken where others are in use already: chunks get empty.
/// </remarks>
internal readonly struct BlockStore
{
    public const int BlockBits = 12;
    public const int BlockSize = 1 << BlockBits;

    // Only addresses: more memory than any machine this runs on.
    private const int Capacity = 1 << 20;
    private const int ChunkBlocks = StateChunks.Frames;
    private const ushort All = ushort.MaxValue;

    // One chunk stays: a file that comes and goes again and again costs no calls.
    private const int SpareChunks = 1;

    private readonly StateChunks _data;
    private readonly StateTable<BlockChunk> _chunks;
    private readonly StateValue<BlockCounts> _counts;

    public BlockStore(StateRegion region)
    {
        _data = region.Chunks(Capacity);
        _chunks = region.Table<BlockChunk>(Capacity + 1, 1);
        _counts = region.Value<BlockCounts>();
    }

    /// <summary>Blocks that hold data.</summary>
    public ulong Used => _counts.Value.Used;

    /// <summary>Blocks that have memory and hold nothing.</summary>
    public ulong Free => _counts.Value.Blocks - _counts.Value.Used;

    /// <summary>There is memory to <see cref="Trim"/>.</summary>
    public bool HasSurplus => _counts.Value.EmptyCount > SpareChunks;

    public ReadOnlySpan<byte> Read(int block, int start, int count) => _data.Read(Place(block) + start, count);

    /// <summary>Bytes of a block, to be written. A request that is repeated writes the same bytes again, so nothing is kept of the old ones.</summary>
    public Span<byte> Overwrite(int block, int start, int count) => _data.Overwrite(Place(block) + start, count);

    /// <summary>Takes a block of zeros.</summary>
    /// <returns>False: memory is used up.</returns>
    public bool TryTake(out int block)
    {
        block = 0;
        int number = _counts.Value.Partial;
        if (number == 0 && !TryStart(out number))
        {
            return false;
        }

        ref BlockChunk chunk = ref _chunks.Modify(number);
        int index = BitOperations.TrailingZeroCount((uint)(ushort)~chunk.Taken);
        ushort bit = (ushort)(1 << index);
        chunk.Taken |= bit;
        block = ((number - 1) * ChunkBlocks) + index + 1;
        _counts.Modify().Used++;
        if (chunk.Taken == All)
        {
            Unlink(number);
        }

        if ((chunk.Stale & bit) != 0)
        {
            Overwrite(block, 0, BlockSize).Clear();
        }

        chunk.Stale |= bit;
        return true;
    }

    public void Release(int block)
    {
        int number = ((block - 1) / ChunkBlocks) + 1;
        ref BlockChunk chunk = ref _chunks.Modify(number);
        ref BlockCounts counts = ref _counts.Modify();
        if (chunk.Taken == All)
        {
            Link(number);
        }

        chunk.Taken &= (ushort)~(1 << ((block - 1) % ChunkBlocks));
        counts.Used--;
        if (chunk.Taken == chunk.Absent)
        {
            Unlink(number);
            chunk.Next = counts.Empty;
            counts.Empty = number;
            counts.EmptyCount++;
        }
    }

    /// <summary>Gives the memory of empty chunks back. Only in Perform.</summary>
    public void Trim()
    {
        while (HasSurplus)
        {
            ref BlockCounts counts = ref _counts.Modify();
            int number = counts.Empty;
            ref BlockChunk chunk = ref _chunks.Modify(number);
            int blocks = ChunkBlocks - BitOperations.PopCount(chunk.Absent);
            _data.GiveBack(number - 1, blocks, chunk.Memory);
            counts.Empty = chunk.Next;
            counts.EmptyCount--;
            counts.Blocks -= (ulong)blocks;
            chunk = default;
            chunk.Next = counts.Vacant;
            counts.Vacant = number;
        }
    }

    private static long Place(int block) => (long)(block - 1) << BlockBits;

    /// <summary>A chunk with nothing in it, which becomes the first of those that blocks are taken from.</summary>
    private bool TryStart(out int number)
    {
        ref BlockCounts counts = ref _counts.Modify();
        number = counts.Empty;
        if (number != 0)
        {
            counts.Empty = _chunks[number].Next;
            counts.EmptyCount--;
        }
        else if (!TryGetMemory(ref counts, out number))
        {
            return false;
        }

        Link(number);
        return true;
    }

    // The last memory there is may be less than a chunk.
    private bool TryGetMemory(ref BlockCounts counts, out int number)
    {
        bool isVacant = counts.Vacant != 0;
        number = isVacant ? counts.Vacant : counts.Last + 1;
        if (!isVacant && !_chunks.TryExtend(number + 1))
        {
            return false;
        }

        for (int blocks = ChunkBlocks; blocks != 0; blocks /= 4)
        {
            if (_data.TryLend(number - 1, blocks, out ulong memory))
            {
                ref BlockChunk chunk = ref _chunks.Modify(number);
                counts.Vacant = isVacant ? chunk.Next : 0;
                counts.Last = isVacant ? counts.Last : number;
                counts.Blocks += (ulong)blocks;
                chunk = default;
                chunk.Memory = memory;
                chunk.Absent = (ushort)(All << blocks);
                chunk.Taken = chunk.Absent;
                return true;
            }
        }

        return false;
    }

    private void Link(int number)
    {
        ref BlockCounts counts = ref _counts.Modify();
        ref BlockChunk chunk = ref _chunks.Modify(number);
        chunk.Previous = 0;
        chunk.Next = counts.Partial;
        if (chunk.Next != 0)
        {
            _chunks.Modify(chunk.Next).Previous = number;
        }

        counts.Partial = number;
    }

    private void Unlink(int number)
    {
        BlockChunk chunk = _chunks[number];
        if (chunk.Previous == 0)
        {
            _counts.Modify().Partial = chunk.Next;
        }
        else
        {
            _chunks.Modify(chunk.Previous).Next = chunk.Next;
        }

        if (chunk.Next != 0)
        {
            _chunks.Modify(chunk.Next).Previous = chunk.Previous;
        }
    }
}
