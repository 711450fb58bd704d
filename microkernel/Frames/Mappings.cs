using System;
using System.Runtime.CompilerServices;
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
    private const int EntriesPerTable = 512;

    /// <summary>Making a page's instructions visible to the fetcher, in units.</summary>
    private const int PublishUnits = 10;

    /// <summary>Mapping a page of a device, in units.</summary>
    private const int DeviceUnits = 2;

    /// <summary>Maps consecutive frames to consecutive pages. What is mapped stays so when a later page fails.</summary>
    public static KernelError Map(
        ref AddressSpace space, VirtualAddress page, Frame frame, ulong count, PageRights rights, ref Budget budget, out ulong mapped)
    {
        KernelError error = KernelError.None;
        for (mapped = 0; mapped < count && error == KernelError.None;)
        {
            VirtualAddress next = page.PlusPages(mapped);
            // Down to the table, and back if nothing can be mapped there.
            budget.Spend(2 * Budget.Walk);
            error = PageTables<TCpu>.Ensure(ref space, next, ref budget, out Frame table);
            if (error == KernelError.None)
            {
                error = MapRun(ref space, table, next, frame.Plus(mapped), count - mapped, rights, ref budget, out ulong run);
                mapped += run;
            }
        }

        if (error != KernelError.None)
        {
            VirtualAddress failed = page.PlusPages(mapped);
            PageTables<TCpu>.Trim(ref space, failed);
            TCpu.InvalidatePage(failed, space.Tag);
        }

        TCpu.PublishPageTables();
        return error;
    }

    /// <summary>Removes the mappings of <paramref name="frames"/> from <paramref name="cursor"/> on. True: there are none left before
    /// <paramref name="end"/>, which the cursor then reaches. False: the budget is spent.</summary>
    public static bool TryUnmap(
        ref AddressSpace space, ref ulong cursor, ulong end, FrameRange frames, ref Budget budget, out bool wasMapped)
    {
        PageTable<TCpu> tables = PageTables<TCpu>.Of(ref space);
        wasMapped = false;
        while (cursor < end && budget.TrySpend(Budget.Walk))
        {
            int level = tables.Find(new VirtualAddress(cursor), out Frame table);
            if (level == 0)
            {
                wasMapped |= UnmapRun(ref space, table, ref cursor, end, frames, ref budget);
            }
            else
            {
                Skip(tables, table, level, ref cursor, ref budget);
            }
        }

        cursor = Math.Min(cursor, end);
        return cursor == end;
    }

    /// <summary>Removes every mapping and gives every table back to who donated it. True: done.</summary>
    public static bool TryEmpty(ref AddressSpace space, ref Budget budget)
    {
        if (!TryUnmap(ref space, ref space.Cursor, ProcessLayout.UserLimit, FrameRange.All, ref budget, out _))
        {
            return false;
        }

        while (space.PoolCount != 0)
        {
            if (!budget.TrySpend(2))
            {
                return false;
            }

            KernelRoot.State.Frames.Release(new FrameRange(PageTables<TCpu>.Take(ref space), 1));
        }

        space.Cursor = 0;
        TCpu.InvalidateAddressSpace(space.Tag);
        return true;
    }

    /// <summary>Maps pages of one leaf table, as far as it, the count and the budget reach.</summary>
    private static KernelError MapRun(
        ref AddressSpace space, Frame table, VirtualAddress page, Frame frame, ulong count, PageRights rights, ref Budget budget,
        out ulong mapped)
    {
        ref FrameTable frames = ref KernelRoot.State.Frames;
        ref ulong entry = ref PageTables<TCpu>.Of(ref space).EntryAt(table, page, 0);
        int units = rights.Includes(PageRights.Execute) ? PublishUnits : rights.Includes(PageRights.Device) ? DeviceUnits : 1;
        int end = (int)Math.Min(count, (ulong)(EntriesPerTable - TCpu.IndexAt(page, 0)));
        int pages = Math.Clamp(budget.Left / units, 0, end);
        int usable = rights.Includes(PageRights.Device)
            ? frames.CountDevice(frame, pages)
            : frames.CountPlain(frame, pages);
        ulong leaf = TCpu.Leaf(frame, rights);
        ulong step = TCpu.Leaf(frame.Plus(1), rights) - leaf;
        int run = 0;
        for (; run < usable && !TCpu.IsPresent(entry); run++)
        {
            entry = leaf;
            leaf += step;
            entry = ref Unsafe.Add(ref entry, 1);
        }

        mapped = (ulong)run;
        budget.Spend(run * units);
        frames.EntryOf(table).Add((uint)run);
        Show(ref frames, frame, mapped, rights);
        return run == end ? KernelError.None
            : run == pages ? KernelError.Again
            : run < usable ? KernelError.AlreadyMapped
            : KernelError.FramesInUse;
    }

    /// <summary>Counts new mappings of frames, and makes instructions in them visible: nobody has run since they were mapped.</summary>
    private static void Show(ref FrameTable frames, Frame first, ulong count, PageRights rights)
    {
        if (!rights.Includes(PageRights.Device))
        {
            frames.AddMapping(new FrameRange(first, count));
        }

        if (rights.Includes(PageRights.Execute))
        {
            for (ulong i = 0; i < count; i++)
            {
                TCpu.PublishCode(first.Plus(i));
            }
        }
    }

    /// <summary>Removes mappings of one leaf table from the cursor on, as far as it, the end and the budget reach. True: there were some.</summary>
    private static bool UnmapRun(
        ref AddressSpace space, Frame table, ref ulong cursor, ulong end, FrameRange frames, ref Budget budget)
    {
        VirtualAddress first = new(cursor);
        ref ulong entry = ref PageTables<TCpu>.Of(ref space).EntryAt(table, first, 0);
        int pages = (int)Math.Min((end - cursor) / Frame.Size, (ulong)(EntriesPerTable - TCpu.IndexAt(first, 0)));
        // One for an empty entry, two for a mapping, three for one that goes.
        int parts = budget.Left * Budget.EntriesPerUnit;
        int page = 0;
        uint removed = 0;
        int last = 0;
        for (; page < pages && parts > 0; page++)
        {
            parts--;
            if (TCpu.IsPresent(entry))
            {
                parts--;
                if (TCpu.TryGetLeaf(entry, out Frame frame, out _) && frames.Contains(frame))
                {
                    entry = 0;
                    KernelRoot.State.Frames.Unmap(frame);
                    removed++;
                    last = page;
                    parts--;
                }
            }

            entry = ref Unsafe.Add(ref entry, 1);
        }

        budget.Spend(budget.Left - (parts / Budget.EntriesPerUnit));
        cursor += (ulong)page * Frame.Size;
        if (removed != 0)
        {
            Forget(ref space, table, first.PlusPages((ulong)last), removed, ref budget);
        }

        return removed != 0;
    }

    /// <summary>Makes removed mappings of one table known: to its count, which may end it, and to the CPU.</summary>
    private static void Forget(ref AddressSpace space, Frame table, VirtualAddress last, uint removed, ref Budget budget)
    {
        ref FrameEntry entry = ref KernelRoot.State.Frames.EntryOf(table);
        entry.Subtract(removed);
        if (entry.Count == 0)
        {
            budget.Spend(Budget.Walk);
            PageTables<TCpu>.Trim(ref space, last);
        }

        if (removed == 1)
        {
            TCpu.PublishPageTables();
            TCpu.InvalidatePage(last, space.Tag);
        }
        else
        {
            TCpu.InvalidateAddressSpace(space.Tag);
        }
    }

    /// <summary>Moves the cursor over entries that lead nowhere, within one table.</summary>
    private static void Skip(PageTable<TCpu> tables, Frame table, int level, ref ulong cursor, ref Budget budget)
    {
        int start = TCpu.IndexAt(new VirtualAddress(cursor), level);
        ref ulong entry = ref tables.EntryAt(table, new VirtualAddress(cursor), level);
        int end = Math.Min(EntriesPerTable, start + (budget.Left * Budget.EntriesPerUnit));
        int index = start;
        while (index < end && !TCpu.IsPresent(entry))
        {
            entry = ref Unsafe.Add(ref entry, 1);
            index++;
        }

        budget.Spend((index - start) / Budget.EntriesPerUnit);
        ulong step = PageTable<TCpu>.BytesOfEntry(level);
        if (index != start)
        {
            cursor = (cursor & ~(step - 1)) + ((ulong)(index - start) * step);
        }
    }
}
