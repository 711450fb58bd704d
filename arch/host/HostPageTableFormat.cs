using Micro.Arch.Contracts;

namespace Micro.Arch.Host;

/// <summary>The plainest page-table format: the frame's number, a bit per right, and what the entry is.</summary>
public readonly struct HostPageTableFormat : IPageTableFormat
{
    private const int IndexBits = 9;
    private const int OffsetBits = 12;
    private const ulong IndexMask = (1UL << IndexBits) - 1;
    private const int FrameShift = 8;
    private const ulong RightsMask = 0xF;
    private const ulong LeafBit = 1 << 4;
    private const ulong BlockBit = 1 << 5;
    private const ulong DirectoryBit = 1 << 6;

    public static int Levels => 4;

    public static int IndexAt(VirtualAddress address, int level) =>
        (int)((address.Value >> (OffsetBits + (IndexBits * level))) & IndexMask);

    public static ulong Leaf(Frame frame, PageRights rights) => (frame.Number << FrameShift) | LeafBit | (ulong)rights;

    public static ulong Block(Frame first, PageRights rights, int level) =>
        (first.Number << FrameShift) | BlockBit | (ulong)rights;

    public static ulong Directory(Frame table) => (table.Number << FrameShift) | DirectoryBit;

    public static bool TryGetTable(ulong entry, int level, out Frame table)
    {
        table = new Frame(entry >> FrameShift);
        return (entry & DirectoryBit) != 0;
    }

    public static bool TryGetLeaf(ulong entry, out Frame frame, out PageRights rights)
    {
        frame = new Frame(entry >> FrameShift);
        rights = (PageRights)(entry & RightsMask);
        return (entry & LeafBit) != 0;
    }

    public static bool IsPresent(ulong entry) => entry != 0;
}
