using System;
using Micro.Arch.Contracts;

namespace Micro.Arch.Arm64;

/// <summary>The frames for the page tables of the direct map: a run of free ones, taken in order, within what Boot.S has mapped.</summary>
/// <param name="free">The run.</param>
/// <param name="window">The virtual address at which physical address 0 appears.</param>
internal unsafe struct EarlyFrames(FrameRange free, nuint window)
{
    private readonly FrameRange _free = free;
    private readonly nuint _window = window;

    public ulong Taken { get; private set; }

    public readonly Frame First => _free.First;

    public bool TryTake(out Frame frame)
    {
        frame = _free.First.Plus(Taken);
        if (Taken == _free.Count)
        {
            return false;
        }

        Taken++;
        EntriesOf(frame).Clear();
        return true;
    }

    /// <summary>The entries of a table that was taken here.</summary>
    // SAFETY: the run is RAM that nobody else uses yet, all of it mapped at the window.
    public readonly Span<ulong> EntriesOf(Frame table) =>
        new((void*)(_window + (nuint)table.Start.Value), Frame.Size / sizeof(ulong));
}
