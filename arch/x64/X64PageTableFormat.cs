using System.Runtime.CompilerServices;
using Micro.Arch.Contracts;

namespace Micro.Arch.X64;

/// <summary>Four-level paging with 48-bit addresses: levels 3 to 0 are the SDM's PML4, page-directory-pointer table, page directory and page table.</summary>
public readonly struct X64PageTableFormat : IPageTableFormat
{
    private const int PageShift = 12;
    private const int IndexBits = 9;
    private const ulong IndexMask = (1 << IndexBits) - 1;

    public static int Levels => 4;

    public static int IndexAt(VirtualAddress address, int level) =>
        (int)((address.Value >> (PageShift + (IndexBits * level))) & IndexMask);

    public static ulong Leaf(Frame frame, PageRights rights) => X64PageTableEntry.Leaf(frame, rights).Bits;

    public static ulong Block(Frame first, PageRights rights, int level) => X64PageTableEntry.Block(first, rights).Bits;

    public static ulong Directory(Frame table) => X64PageTableEntry.Directory(table).Bits;

    public static bool TryGetTable(ulong entry, int level, out Frame table)
    {
        X64PageTableEntry decoded = new(entry);
        table = decoded.Frame;
        return decoded.IsPresent && !decoded.IsBlock;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryGetLeaf(ulong entry, out Frame frame, out PageRights rights)
    {
        X64PageTableEntry decoded = new(entry);
        frame = decoded.Frame;
        rights = decoded.Rights;
        return decoded.IsPresent;
    }

    public static bool IsPresent(ulong entry) => new X64PageTableEntry(entry).IsPresent;
}
