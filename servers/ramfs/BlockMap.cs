using System.Runtime.CompilerServices;
using Micro.Server;

namespace Micro.Servers.Ramfs;

/// <summary>Which block of memory a block of a file is: a radix tree, as deep as the file is long. Holes cost nothing.</summary>
internal readonly struct BlockMap
{
    /// <summary>The most blocks of a file: five levels of 64.</summary>
    public const ulong MaximumBlocks = 1UL << (MapNode.Bits * MaximumDepth);

    private const int MaximumDepth = 5;
    private const int Capacity = 1 << 22;

    private readonly StatePool<MapNode> _nodes;
    private readonly BlockStore _blocks;

    public BlockMap(StateRegion region, BlockStore blocks)
    {
        _nodes = region.Pool<MapNode>(Capacity, 8);
        _blocks = blocks;
    }

    /// <summary>Frames of the map nodes.</summary>
    public ulong Frames => Frame.Of(_nodes);

    /// <summary>What the file has at a block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public BlockEntry Find(in Node file, ulong block) =>
        block == 0 && file.MapDepth == 0 ? new BlockEntry(file.MapRoot) : FindBelow(in file, block);

    private BlockEntry FindBelow(in Node file, ulong block)
    {
        int depth = file.MapDepth;
        uint entry = block >> (depth * MapNode.Bits) == 0 ? file.MapRoot : 0;
        while (depth > 0 && entry != 0)
        {
            depth--;
            entry = _nodes[(int)entry][Digit(block, depth)];
        }

        return new BlockEntry(entry);
    }

    /// <summary>Puts an entry at a block. Whatever was there is the caller's.</summary>
    /// <returns>False: there is no memory for the map, and the file has what it had.</returns>
    public bool TryPlace(ref Node file, ulong block, BlockEntry entry)
    {
        if (!TryDeepen(ref file, block))
        {
            return false;
        }

        ref uint link = ref file.MapRoot;
        for (int depth = file.MapDepth - 1; depth >= 0; depth--)
        {
            if (link == 0)
            {
                if (!_nodes.TryTake(out int added))
                {
                    return false;
                }

                link = (uint)added;
            }

            link = ref _nodes.Modify((int)link)[Digit(block, depth)];
        }

        file.Blocks += link == 0 ? 1u : 0;
        link = entry.Bits;
        return true;
    }

    /// <summary>Releases all blocks from <paramref name="first"/> on, and the levels that are not needed any more.</summary>
    public void Cut(ref Node file, ulong first)
    {
        if (first >> (file.MapDepth * MapNode.Bits) == 0)
        {
            file.MapRoot = CutBelow(ref file, file.MapRoot, file.MapDepth, first);
        }

        while (file.MapDepth > 0 && first <= 1UL << ((file.MapDepth - 1) * MapNode.Bits))
        {
            uint top = file.MapRoot;
            file.MapDepth--;
            if (top != 0)
            {
                file.MapRoot = _nodes[(int)top][0];
                _ = _nodes.TryRelease((int)top);
            }
        }
    }

    private static int Digit(ulong block, int depth) => (int)(block >> (depth * MapNode.Bits)) & (MapNode.FanOut - 1);

    private bool TryDeepen(ref Node file, ulong block)
    {
        while (block >> (file.MapDepth * MapNode.Bits) != 0)
        {
            if (file.MapRoot != 0)
            {
                if (!_nodes.TryTake(out int added))
                {
                    return false;
                }

                _nodes.Modify(added)[0] = file.MapRoot;
                file.MapRoot = (uint)added;
            }

            file.MapDepth++;
        }

        return true;
    }

    // Gives what stands in the entry's place. The recursion is as deep as the map: at most five.
    private uint CutBelow(ref Node file, uint entry, int depth, ulong first)
    {
        if (entry == 0)
        {
            return 0;
        }

        if (depth == 0)
        {
            file.Blocks--;
            BlockEntry block = new(entry);
            if (block.IsOwn)
            {
                _blocks.Release(block.Block);
            }

            return 0;
        }

        int digit = Digit(first, depth - 1);
        ulong below = first & ((1UL << ((depth - 1) * MapNode.Bits)) - 1);
        ref MapNode node = ref _nodes.Modify((int)entry);
        for (int index = digit; index < MapNode.FanOut; index++)
        {
            node[index] = CutBelow(ref file, node[index], depth - 1, index == digit ? below : 0);
        }

        if (first != 0)
        {
            return entry;
        }

        _ = _nodes.TryRelease((int)entry);
        return 0;
    }
}
