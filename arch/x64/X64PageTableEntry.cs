using System.Runtime.CompilerServices;
using Micro.Arch.Contracts;

namespace Micro.Arch.X64;

/// <summary>One entry of a 4-level x86-64 page table (Intel SDM vol. 3A, "Paging-Structure Entries"; AMD APM vol. 2, "Page-Translation-Table Entry Fields").</summary>
public readonly struct X64PageTableEntry(ulong bits)
{
    private const ulong PresentBit = 1UL << 0;
    private const ulong WritableBit = 1UL << 1;
    private const ulong UserBit = 1UL << 2;
    private const ulong WriteThroughBit = 1UL << 3;
    private const ulong CacheDisableBit = 1UL << 4;
    private const ulong BlockBit = 1UL << 7;
    private const ulong GlobalBit = 1UL << 8;
    private const ulong NoExecuteBit = 1UL << 63;
    private const ulong FrameMask = 0x000F_FFFF_FFFF_F000;

    public ulong Bits { get; } = bits;

    public bool IsPresent => (Bits & PresentBit) != 0;

    /// <summary>Maps 2 MiB or 1 GiB. Meaningful above level 0 only: in a leaf the bit belongs to the page-attribute table.</summary>
    public bool IsBlock => (Bits & BlockBit) != 0;

    public Frame Frame => new((Bits & FrameMask) / Frame.Size);

    public PageRights Rights
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get =>
            ((Bits & WritableBit) != 0 ? PageRights.Write : PageRights.Read)
            | ((Bits & NoExecuteBit) == 0 ? PageRights.Execute : PageRights.Read)
            | ((Bits & UserBit) != 0 ? PageRights.User : PageRights.Read)
            | ((Bits & CacheDisableBit) != 0 ? PageRights.Device : PageRights.Read);
    }

    public static X64PageTableEntry Leaf(Frame frame, PageRights rights)
    {
        ulong bits = frame.Start.Value | PresentBit;
        if (rights.Includes(PageRights.Write))
        {
            bits |= WritableBit;
        }

        if (!rights.Includes(PageRights.Execute))
        {
            bits |= NoExecuteBit;
        }

        if (rights.Includes(PageRights.Device))
        {
            bits |= CacheDisableBit | WriteThroughBit;
        }

        // The kernel's half is the same in every address space: its translations survive a change of CR3.
        bits |= rights.Includes(PageRights.User) ? UserBit : GlobalBit;
        return new(bits);
    }

    public static X64PageTableEntry Block(Frame first, PageRights rights) => new(Leaf(first, rights).Bits | BlockBit);

    /// <summary>Rights are the AND over all levels, so a directory grants everything and only the leaf restricts.</summary>
    public static X64PageTableEntry Directory(Frame table) =>
        new(table.Start.Value | PresentBit | WritableBit | UserBit);
}
