using System.Numerics;
using Micro.Server;

namespace Micro.Servers.Pmm.Allocators;

/// <summary>
/// Binary buddies: free memory is kept as blocks of 2^order frames, aligned to their size; a freed block merges with its free buddy
/// (D. Knuth, "The Art of Computer Programming", vol. 1, "Dynamic storage allocation"). What a request does not need of its block is
/// free at once, so a count that is no power of two wastes nothing.
/// </summary>
public readonly struct BuddyAllocator : IFrameAllocator<BuddyAllocator>
{
    private const int Orders = 19;
    private const int None = -1;

    private readonly StateTable<FreeBlock> _blocks;
    private readonly StateValue<Lists> _lists;
    private readonly int _frames;

    private BuddyAllocator(StateTable<FreeBlock> blocks, StateValue<Lists> lists, int frames)
    {
        _blocks = blocks;
        _lists = lists;
        _frames = frames;
    }

    public int FreeFrames => _lists.Value.Free;

    // Neighbouring blocks of different orders may form a longer run, but no allocation could get it.
    public int LargestRun
    {
        get
        {
            for (int order = Orders - 1; order >= 0; order--)
            {
                if (_lists.Value.Heads[order] != 0)
                {
                    return 1 << order;
                }
            }

            return 0;
        }
    }

    public static BuddyAllocator Declare(StateRegion region, int frames) =>
        new(region.Table<FreeBlock>(frames, frames), region.Value<Lists>(), frames);

    public bool TryAllocate(int count, int alignment, out int first)
    {
        int wanted = BitOperations.Log2((uint)count) + (BitOperations.IsPow2(count) ? 0 : 1);
        wanted = wanted < alignment ? alignment : wanted;
        int order = wanted;
        while (order < Orders && _lists.Value.Heads[order] == 0)
        {
            order++;
        }

        first = None;
        if (order >= Orders)
        {
            return false;
        }

        first = _lists.Value.Heads[order] - 1;
        Unlink(first, order);
        _lists.Modify().Free -= 1 << order;
        Free(first + count, (1 << order) - count);
        return true;
    }

    public void Free(int first, int count)
    {
        _lists.Modify().Free += count;
        while (count > 0)
        {
            int largest = BitOperations.Log2((uint)count);
            int aligned = first == 0 ? Orders - 1 : BitOperations.TrailingZeroCount(first);
            int order = largest < aligned ? largest : aligned;
            order = order < Orders ? order : Orders - 1;
            Insert(first, order);
            first += 1 << order;
            count -= 1 << order;
        }
    }

    public bool IsFree(int frame)
    {
        for (int order = 0; order < Orders; order++)
        {
            if (IsFreeBlock(frame & ~((1 << order) - 1), order))
            {
                return true;
            }
        }

        return false;
    }

    private void Insert(int first, int order)
    {
        int buddy = first ^ (1 << order);
        while (order < Orders - 1 && IsFreeBlock(buddy, order))
        {
            Unlink(buddy, order);
            first = first < buddy ? first : buddy;
            order++;
            buddy = first ^ (1 << order);
        }

        Link(first, order);
    }

    private bool IsFreeBlock(int first, int order) => first < _frames && _blocks[first].Order == order + 1;

    private void Link(int first, int order)
    {
        int head = _lists.Value.Heads[order];
        ref FreeBlock block = ref _blocks.Modify(first);
        block.Order = order + 1;
        block.Previous = 0;
        block.Next = head;
        if (head != 0)
        {
            _blocks.Modify(head - 1).Previous = first + 1;
        }

        _lists.Modify().Heads[order] = first + 1;
    }

    private void Unlink(int first, int order)
    {
        ref FreeBlock block = ref _blocks.Modify(first);
        if (block.Previous == 0)
        {
            _lists.Modify().Heads[order] = block.Next;
        }
        else
        {
            _blocks.Modify(block.Previous - 1).Next = block.Next;
        }

        if (block.Next != 0)
        {
            _blocks.Modify(block.Next - 1).Previous = block.Previous;
        }

        block.Order = 0;
    }

    /// <summary>What is known of a frame that starts a free block. Links are frame numbers plus one; 0 ends a list.</summary>
    private struct FreeBlock
    {
        /// <summary>Order plus one; 0: no free block starts here.</summary>
        public int Order;

        public int Next;

        public int Previous;
    }

    /// <summary>The heads of the lists of free blocks, one per order.</summary>
    private struct Lists
    {
        public OrderHeads Heads;

        public int Free;
    }

    /// <summary>Frame numbers plus one; 0: no free block of that order.</summary>
    [System.Runtime.CompilerServices.InlineArray(Orders)]
    private struct OrderHeads
    {
        private int _first;
    }
}
