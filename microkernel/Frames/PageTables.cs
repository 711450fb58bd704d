using Micro.Abi;
using Micro.Arch.Common;
using Micro.Arch.Contracts;
using Micro.Kernel.Objects;

namespace Micro.Kernel.Frames;

/// <summary>The page tables of address spaces, and the pool that they are taken from and go back to.</summary>
internal static class PageTables<TCpu>
    where TCpu : struct, ICpu
{
    public static PageTable<TCpu> Of(ref AddressSpace space) => new(new Frame(space.Root), TCpu.DirectMap);

    /// <summary>Puts a cleared frame into the pool. Its first word holds the number of the next.</summary>
    public static void Give(ref AddressSpace space, Frame frame)
    {
        KernelRoot.State.Frames.EntryOf(frame) = new FrameEntry(FrameKind.PageTable, 0, space.Tag);
        DirectMap<TCpu>.At<ulong>(frame).Value = space.Pool;
        space.Pool = frame.Number;
        space.PoolCount++;
    }

    /// <summary>Takes a frame out of the pool, which must have one: an empty table.</summary>
    public static Frame Take(ref AddressSpace space)
    {
        Frame frame = new(space.Pool);
        space.Pool = DirectMap<TCpu>.At<ulong>(frame).Value;
        DirectMap<TCpu>.At<ulong>(frame).Value = 0;
        space.PoolCount--;
        return frame;
    }

    /// <summary>Finds or makes the table that holds the leaf of <paramref name="page"/>. After a failure the tables that were made on the
    /// way are empty: see <see cref="Trim"/>.</summary>
    public static KernelError Ensure(ref AddressSpace space, VirtualAddress page, ref Budget budget, out Frame table)
    {
        PageTable<TCpu> tables = Of(ref space);
        int level = tables.Find(page, out table);
        while (level > 0)
        {
            if (space.PoolCount == 0)
            {
                return KernelError.NeedsPageTable;
            }

            if (!budget.TrySpend(Budget.Walk))
            {
                return KernelError.Again;
            }

            Frame next = Take(ref space);
            tables.EntryAt(table, page, level) = TCpu.Directory(next);
            if (table.Number != space.Root)
            {
                KernelRoot.State.Frames.EntryOf(table).Increment();
            }

            table = next;
            level--;
        }

        return KernelError.None;
    }

    /// <summary>Puts the tables on the way to <paramref name="page"/> that have no entry in use back into the pool.</summary>
    public static void Trim(ref AddressSpace space, VirtualAddress page)
    {
        PageTable<TCpu> tables = Of(ref space);
        int level = tables.Find(page, out Frame table);
        while (table.Number != space.Root && KernelRoot.State.Frames.EntryOf(table).Count == 0)
        {
            level++;
            _ = tables.FindDownTo(page, level, out Frame parent);
            tables.EntryAt(parent, page, level) = 0;
            if (parent.Number != space.Root)
            {
                KernelRoot.State.Frames.EntryOf(parent).Decrement();
            }

            Give(ref space, table);
            table = parent;
        }
    }
}
