using Micro.Abi;
using Micro.Arch.Common;
using Micro.Arch.Contracts;
using Micro.Kernel.Objects;

namespace Micro.Kernel.Frames;

/// <summary>Pages of address spaces, with the map counts of the frames behind them.</summary>
/// <remarks>Invariant: every table but the root has an entry in use, so that emptying all pages brings all tables back to the pool.</remarks>
internal static class Mappings<TCpu>
    where TCpu : struct, ICpu
{
    /// <summary>Maps consecutive frames to consecutive pages. What is mapped stays so when a later page fails.</summary>
    public static KernelError Map(
        ref AddressSpace space, VirtualAddress page, Frame frame, ulong count, PageRights rights, ref Budget budget, out ulong mapped)
    {
        KernelError error = KernelError.None;
        Frame table = default;
        bool hasTable = false;
        for (mapped = 0; mapped < count; mapped++)
        {
            if (!hasTable || TCpu.IndexAt(page, 0) == 0)
            {
                error = PageTables<TCpu>.Ensure(ref space, page, ref budget, out table);
                hasTable = true;
            }

            if (error == KernelError.None)
            {
                error = budget.TrySpend() ? MapPage(ref space, table, page, frame, rights) : KernelError.Again;
            }

            if (error != KernelError.None)
            {
                PageTables<TCpu>.Trim(ref space, page);
                TCpu.InvalidatePage(page, space.Tag);
                break;
            }

            page = page.PlusPages(1);
            frame = frame.Plus(1);
        }

        TCpu.PublishPageTables();
        return error;
    }

    /// <summary>Removes the mapping of a page. False: there is none.</summary>
    public static bool TryUnmap(ref AddressSpace space, VirtualAddress page)
    {
        PageTable<TCpu> tables = PageTables<TCpu>.Of(ref space);
        if (tables.Find(page, out Frame table) != 0)
        {
            return false;
        }

        ref ulong entry = ref tables.EntryAt(table, page, 0);
        if (!TCpu.TryGetLeaf(entry, out Frame frame, out _))
        {
            return false;
        }

        entry = 0;
        KernelRoot.State.Frames.EntryOf(table).Decrement();
        if (KernelRoot.State.Frames.IsRam(frame))
        {
            KernelRoot.State.Frames.EntryOf(frame).Decrement();
        }

        PageTables<TCpu>.Trim(ref space, page);
        TCpu.PublishPageTables();
        TCpu.InvalidatePage(page, space.Tag);
        return true;
    }

    /// <summary>Moves <paramref name="cursor"/> to the first mapped page at or after it. False: none before <paramref name="end"/>, which the
    /// cursor then reaches, or the budget is spent.</summary>
    public static bool TryFindNext(ref AddressSpace space, ref ulong cursor, ulong end, ref Budget budget)
    {
        PageTable<TCpu> tables = PageTables<TCpu>.Of(ref space);
        while (cursor < end && budget.TrySpend())
        {
            int level = tables.Find(new VirtualAddress(cursor), out Frame table);
            ulong step = PageTable<TCpu>.BytesOfEntry(level);
            for (int looked = 0; cursor < end; looked++)
            {
                if (TCpu.IsPresent(tables.EntryAt(table, new VirtualAddress(cursor), level)))
                {
                    if (level == 0)
                    {
                        return true;
                    }

                    break;
                }

                cursor = (cursor & ~(step - 1)) + step;
                bool hasLeftTable = TCpu.IndexAt(new VirtualAddress(cursor), level) == 0;
                if (hasLeftTable || (looked % Budget.EntriesPerUnit == Budget.EntriesPerUnit - 1 && !budget.TrySpend()))
                {
                    break;
                }
            }
        }

        return false;
    }

    /// <summary>Removes every mapping and gives every table back to who donated it. True: done.</summary>
    public static bool TryEmpty(ref AddressSpace space, ref Budget budget)
    {
        while (TryFindNext(ref space, ref space.Cursor, ProcessLayout.UserLimit, ref budget))
        {
            _ = TryUnmap(ref space, new VirtualAddress(space.Cursor));
        }

        if (space.Cursor < ProcessLayout.UserLimit)
        {
            return false;
        }

        while (space.PoolCount != 0)
        {
            if (!budget.TrySpend())
            {
                return false;
            }

            KernelRoot.State.Frames.Release(new FrameRange(PageTables<TCpu>.Take(ref space), 1));
        }

        space.Cursor = 0;
        TCpu.InvalidateAddressSpace(space.Tag);
        return true;
    }

    private static KernelError MapPage(ref AddressSpace space, Frame table, VirtualAddress page, Frame frame, PageRights rights)
    {
        ref ulong entry = ref PageTables<TCpu>.Of(ref space).EntryAt(table, page, 0);
        if (TCpu.IsPresent(entry))
        {
            return KernelError.AlreadyMapped;
        }

        ref FrameTable frames = ref KernelRoot.State.Frames;
        bool isDevice = rights.Includes(PageRights.Device);
        if (isDevice == frames.IsRam(frame) || (!isDevice && frames.EntryOf(frame).Kind != FrameKind.Plain))
        {
            return KernelError.FramesInUse;
        }

        if (!isDevice)
        {
            frames.EntryOf(frame).Increment();
        }

        if (rights.Includes(PageRights.Execute))
        {
            TCpu.PublishCode(frame);
        }

        entry = TCpu.Leaf(frame, rights);
        frames.EntryOf(table).Increment();
        return KernelError.None;
    }
}
