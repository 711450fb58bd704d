using Micro.Abi;

namespace Micro.Loader;

/// <summary>Counts the page tables that ranges of addresses need. Both CPUs have tables of 512 entries over pages of 4 KiB.</summary>
/// <remarks>The root table is part of the AddressSpace; of the level below it one table covers all that processes use.</remarks>
internal struct PageTableCount
{
    private const ulong LeafSpan = 512 * ProcessLayout.PageSize;
    private const ulong MiddleSpan = 512 * LeafSpan;
    private const ulong TopSpan = 512 * MiddleSpan;

    private ulong _endOfLeaf;
    private ulong _endOfMiddle;
    private ulong _endOfTop;

    /// <summary>Tables so far.</summary>
    public uint Tables { get; private set; }

    /// <summary>Adds a range; ranges come in ascending order.</summary>
    public void Add(ulong address, ulong pages)
    {
        if (pages == 0)
        {
            return;
        }

        ulong end = address + (pages * ProcessLayout.PageSize);
        Tables += New(address, end, LeafSpan, ref _endOfLeaf);
        Tables += New(address, end, MiddleSpan, ref _endOfMiddle);
        Tables += New(address, end, TopSpan, ref _endOfTop);
    }

    // How many tables, each over span bytes, begin to be needed: those that the ranges before have not needed already.
    private static uint New(ulong address, ulong end, ulong span, ref ulong covered)
    {
        ulong start = address < covered ? covered : address & ~(span - 1);
        if (end <= start)
        {
            return 0;
        }

        ulong count = (end - start + span - 1) / span;
        covered = start + (count * span);
        return (uint)count;
    }
}
