using System.Runtime.CompilerServices;
using Micro.Arch.Contracts;

namespace Micro.Arch.Arm64;

/// <summary>The 4 KiB granule with 48-bit addresses: four levels, which the contract counts from the leaf (0) to the root (3), Arm's
/// manual the other way round.</summary>
public readonly struct Arm64PageTableFormat : IPageTableFormat
{
    private const int PageShift = 12;
    private const int IndexBits = 9;
    private const int IndexMask = (1 << IndexBits) - 1;

    public static int Levels => 4;

    public static int IndexAt(VirtualAddress address, int level) =>
        (int)(address.Value >> (PageShift + (IndexBits * level))) & IndexMask;

    public static ulong Leaf(Frame frame, PageRights rights) => Arm64PageTableEntry.Page(frame, rights).Bits;

    public static ulong Block(Frame first, PageRights rights, int level) => Arm64PageTableEntry.Block(first, rights).Bits;

    public static ulong Directory(Frame table) => Arm64PageTableEntry.Table(table).Bits;

    public static bool TryGetTable(ulong entry, int level, out Frame table)
    {
        Arm64PageTableEntry descriptor = new(entry);
        table = descriptor.Frame;
        return level > 0 && descriptor.IsTableOrPage;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryGetLeaf(ulong entry, out Frame frame, out PageRights rights)
    {
        Arm64PageTableEntry descriptor = new(entry);
        frame = descriptor.Frame;
        rights = descriptor.Rights;
        return descriptor.IsTableOrPage;
    }

    public static bool IsPresent(ulong entry) => new Arm64PageTableEntry(entry).IsPresent;
}
