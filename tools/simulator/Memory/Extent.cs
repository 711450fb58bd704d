using Micro.Arch.Contracts;

namespace Micro.Simulator.Memory;

/// <summary>Consecutive pages that lie on consecutive frames with the same rights.</summary>
internal readonly record struct Extent(ulong Address, ulong FirstFrame, ulong Pages, bool IsWritable)
{
    public ulong End => Address + (Pages * Frame.Size);

    /// <summary>This extent with one more page, if that continues it.</summary>
    public bool TryExtend(ulong address, ulong frame, bool isWritable, out Extent longer)
    {
        longer = this with { Pages = Pages + 1 };
        return address == End && frame == FirstFrame + Pages && isWritable == IsWritable;
    }

    /// <summary>It maps the same pages to the same frames as another, from the same address on, and perhaps more.</summary>
    public bool StartsAs(Extent other) =>
        Address == other.Address && FirstFrame == other.FirstFrame && IsWritable == other.IsWritable && Pages >= other.Pages;

    /// <summary>What follows the first pages.</summary>
    public Extent From(ulong pages) =>
        this with { Address = Address + (pages * Frame.Size), FirstFrame = FirstFrame + pages, Pages = Pages - pages };
}
