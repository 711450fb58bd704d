using System.Runtime.CompilerServices;
using Micro.Arch.Contracts;

namespace Micro.Arch.Common;

/// <summary>Walks page tables of any format through the direct map. It never allocates: the caller says where tables come from.</summary>
public readonly unsafe struct PageTable<TFormat>(Frame root, nuint directMap)
    where TFormat : struct, IPageTableFormat
{
    private const int OffsetBits = 12;
    private const int IndexBits = 9;

    private readonly nuint _directMap = directMap;

    public Frame Root { get; } = root;

    /// <summary>Bytes that one entry of a table of <paramref name="level"/> stands for.</summary>
    public static ulong BytesOfEntry(int level) => 1UL << (OffsetBits + (IndexBits * level));

    /// <summary>The deepest table on the way to <paramref name="address"/>, and its level: 0 if it is the one that holds the leaf.</summary>
    public int Find(VirtualAddress address, out Frame table) => FindDownTo(address, 0, out table);

    /// <summary>The same, but not deeper than <paramref name="lowest"/>.</summary>
    public int FindDownTo(VirtualAddress address, int lowest, out Frame table)
    {
        table = Root;
        int level = TFormat.Levels - 1;
        while (level > lowest && TFormat.TryGetTable(EntryAt(table, address, level), level, out Frame next))
        {
            table = next;
            level--;
        }

        return level;
    }

    /// <summary>The entry of <paramref name="address"/> in a table of <paramref name="level"/>.</summary>
    public ref ulong EntryAt(Frame table, VirtualAddress address, int level) =>
        // SAFETY: tables lie in RAM, all of which the direct map shows; an index is below 512.
        ref Unsafe.AsRef<ulong>((ulong*)(_directMap + (nuint)table.Start.Value) + TFormat.IndexAt(address, level));

    /// <summary>The frame behind a page of 4 KiB, if there is one. Blocks are the kernel's own and not looked into.</summary>
    public bool TryTranslate(VirtualAddress page, out Frame frame, out PageRights rights)
    {
        frame = default;
        rights = default;
        return Find(page, out Frame table) == 0 && TFormat.TryGetLeaf(EntryAt(table, page, 0), out frame, out rights);
    }

    /// <summary>Maps a page of 4 KiB or, at a higher level, a block. Returns the level of the table that is missing a further one, or
    /// -1 when the page is mapped. What was mapped there before is replaced.</summary>
    public int Map(VirtualAddress page, Frame frame, PageRights rights, int level = 0)
    {
        int found = FindDownTo(page, level, out Frame table);
        if (found != level)
        {
            return found;
        }

        EntryAt(table, page, level) = level == 0 ? TFormat.Leaf(frame, rights) : TFormat.Block(frame, rights, level);
        return -1;
    }

    /// <summary>Gives a cleared table to the entry that <see cref="Find"/> or <see cref="Map"/> stopped at.</summary>
    public void AddTable(VirtualAddress page, int level, Frame table)
    {
        _ = FindDownTo(page, level, out Frame parent);
        EntryAt(parent, page, level) = TFormat.Directory(table);
    }
}
