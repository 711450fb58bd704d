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
}
