using System;
using System.Collections.Generic;
using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Arch.Host;

namespace Micro.Simulator.Memory;

/// <summary>Reads from a process' page tables what its C# can touch: everything but code, constants, stack and arena, which are the host's.</summary>
internal readonly unsafe struct AddressSpaceReader(nuint directMap)
{
    private const int Entries = 512;
    private const int EntryBits = 9;
    private const int PageBits = 12;

    /// <summary>Replaces the contents of <paramref name="extents"/> by what is mapped, in order of addresses.</summary>
    public void Read(Frame root, List<Extent> extents)
    {
        extents.Clear();
        Walk(root, HostPageTableFormat.Levels - 1, 0, extents);
    }

    /// <summary>The first frame of pages that lie on consecutive frames; null: one is not mapped, or lies elsewhere.</summary>
    public Frame? FindPiece(Frame root, ulong address, ulong pages)
    {
        Frame? first = Find(root, address);
        for (ulong page = 1; page < pages && first is Frame start; page++)
        {
            if (Find(root, address + (page * Frame.Size))?.Number != start.Number + page)
            {
                return null;
            }
        }

        return first;
    }

    private Frame? Find(Frame table, ulong address)
    {
        for (int level = HostPageTableFormat.Levels - 1; level > 0; level--)
        {
            if (!HostPageTableFormat.TryGetTable(EntryOf(table, address, level), level, out table))
            {
                return null;
            }
        }

        return HostPageTableFormat.TryGetLeaf(EntryOf(table, address, 0), out Frame frame, out _) ? frame : null;
    }

    private ulong EntryOf(Frame table, ulong address, int level) =>
        EntriesOf(table)[HostPageTableFormat.IndexAt(new VirtualAddress(address), level)];

    // SAFETY: the kernel keeps every table that an entry names in a frame of RAM.
    private ReadOnlySpan<ulong> EntriesOf(Frame table) => new((void*)(directMap + (nuint)table.Start.Value), Entries);

    private void Walk(Frame table, int level, ulong start, List<Extent> extents)
    {
        ReadOnlySpan<ulong> entries = EntriesOf(table);
        for (int index = 0; index < Entries; index++)
        {
            if (entries[index] == 0)
            {
                continue;
            }

            ulong address = start + ((ulong)index << (PageBits + (EntryBits * level)));
            if (level > 0)
            {
                if (HostPageTableFormat.TryGetTable(entries[index], level, out Frame next))
                {
                    Walk(next, level - 1, address, extents);
                }
            }
            else if (IsTouchedByHost(address) && HostPageTableFormat.TryGetLeaf(entries[index], out Frame frame, out PageRights rights))
            {
                Add(extents, address, frame.Number, (rights & PageRights.Write) != 0);
            }
        }
    }

    private static bool IsTouchedByHost(ulong address) =>
        address is >= ProcessLayout.StateBase and <= ProcessLayout.StartInfo or >= ProcessLayout.Devices and < UserWindow.Size;

    private static void Add(List<Extent> extents, ulong address, ulong frame, bool isWritable)
    {
        if (extents.Count != 0 && extents[^1].TryExtend(address, frame, isWritable, out Extent longer))
        {
            extents[^1] = longer;
        }
        else
        {
            extents.Add(new Extent(address, frame, 1, isWritable));
        }
    }
}
