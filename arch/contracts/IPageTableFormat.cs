namespace Micro.Arch.Contracts;

/// <summary>What a processor must tell the generic page-table walker: 512 entries of 8 bytes a table, 4 KiB pages.</summary>
public interface IPageTableFormat
{
    /// <summary>Levels of tables, root included (4 on both CPUs).</summary>
    static abstract int Levels { get; }

    /// <summary>The entry of <paramref name="address"/> in a table of <paramref name="level"/> (0: the last, holding leaves).</summary>
    static abstract int IndexAt(VirtualAddress address, int level);

    /// <summary>An entry that maps one 4 KiB frame. It grows by the same step from each frame to the next.</summary>
    static abstract ulong Leaf(Frame frame, PageRights rights);

    /// <summary>An entry that maps 2 MiB at level 1 or 1 GiB at level 2; the frame is aligned to that.</summary>
    static abstract ulong Block(Frame first, PageRights rights, int level);

    /// <summary>An entry that points to a table of the next level.</summary>
    static abstract ulong Directory(Frame table);

    /// <summary>The table behind <paramref name="entry"/> of <paramref name="level"/> (&gt; 0), unless it is empty or a block.</summary>
    static abstract bool TryGetTable(ulong entry, int level, out Frame table);

    /// <summary>The frame and rights of a leaf at level 0, unless it is empty.</summary>
    static abstract bool TryGetLeaf(ulong entry, out Frame frame, out PageRights rights);

    /// <summary>The entry is in use, as directory, block or leaf.</summary>
    static abstract bool IsPresent(ulong entry);
}
