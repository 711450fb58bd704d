using Micro.Arch.Contracts;

namespace Micro.Arch.Arm64;

/// <content>The page-table format, which the kernel reaches through its processor.</content>
public readonly partial struct Arm64Cpu
{
    public static int Levels => Arm64PageTableFormat.Levels;

    public static int IndexAt(VirtualAddress address, int level) => Arm64PageTableFormat.IndexAt(address, level);

    public static ulong Leaf(Frame frame, PageRights rights) => Arm64PageTableFormat.Leaf(frame, rights);

    public static ulong Block(Frame first, PageRights rights, int level) => Arm64PageTableFormat.Block(first, rights, level);

    public static ulong Directory(Frame table) => Arm64PageTableFormat.Directory(table);

    public static bool TryGetTable(ulong entry, int level, out Frame table) =>
        Arm64PageTableFormat.TryGetTable(entry, level, out table);

    public static bool TryGetLeaf(ulong entry, out Frame frame, out PageRights rights) =>
        Arm64PageTableFormat.TryGetLeaf(entry, out frame, out rights);

    public static bool IsPresent(ulong entry) => Arm64PageTableFormat.IsPresent(entry);
}
