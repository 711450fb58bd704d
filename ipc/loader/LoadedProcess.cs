using System;
using Micro.Abi;
using Micro.Server;

namespace Micro.Loader;

/// <summary>A process that is built and does not run yet: it can still be handed capabilities.</summary>
/// <param name="first">The first of its <see cref="ProcessSlots"/>.</param>
/// <param name="info">Where its start-info page is mapped in the loader.</param>
/// <param name="entry">Where it starts.</param>
public readonly struct LoadedProcess(Slot first, ulong info, ulong entry)
{
    public Slot First { get; } = first;

    public ulong Info { get; } = info;

    public ulong Entry { get; } = entry;

    public Slot Process => First.Plus(ProcessSlots.Process);

    public Slot Thread => First.Plus(ProcessSlots.Thread);

    // The loader maps the page before it makes this value and unmaps it in Start.
    private StartInfoWriter Writer => new(MappedMemory.View(Info, StartInfoPage.Size));

    /// <summary>Hands over a capability, derived from one of the loader's, under a name.</summary>
    /// <param name="name">At most 16 bytes.</param>
    /// <param name="source">What to derive from.</param>
    /// <param name="rights">Kept of its rights.</param>
    /// <param name="badge">Endpoint, notification: the badge, if the source has none.</param>
    public KernelError Grant(ReadOnlySpan<byte> name, Slot source, Rights rights, Badge badge = default) =>
        Writer.TryAdd(name, 0, 0, 0, out Slot slot)
            ? SystemCalls.Copy(source, Process, slot, rights, badge)
            : KernelError.LimitReached;

    /// <summary>Hands over frames of a Memory, or some I/O ports, under a name.</summary>
    /// <param name="name">At most 16 bytes.</param>
    /// <param name="source">What to derive from.</param>
    /// <param name="rights">Kept of its rights.</param>
    /// <param name="firstFrame">Where the view starts in the source; frames or ports.</param>
    /// <param name="frames">Its length.</param>
    /// <param name="place">What the start-info page says of it.</param>
    public KernelError GrantView(
        ReadOnlySpan<byte> name, Slot source, Rights rights, ulong firstFrame, ulong frames, MappedPlace place = default) =>
        Writer.TryAdd(name, place.Detail, place.Address, place.Length, out Slot slot)
            ? SystemCalls.Copy(source, Process, slot, rights, default, firstFrame, frames)
            : KernelError.LimitReached;

    /// <summary>Maps frames of a Memory of the loader into the process; the plan has counted the page tables.</summary>
    public KernelError Map(Slot memory, ulong firstFrame, ulong frames, ulong address, Rights rights)
    {
        NoPageTables none = default;
        return MemoryWindow.Map(ref none, First.Plus(ProcessSlots.Space), memory, firstFrame, frames, address, rights);
    }

    /// <summary>Lets it run. Nothing can be handed over any more.</summary>
    public KernelError Start()
    {
        _ = MemoryWindow.Unmap(WellKnownSlots.AddressSpace, Info, 1);
        SystemCallWords words = default;
        words[0] = Entry;
        words[1] = ProcessLayout.StackTop;
        words[2] = ProcessLayout.StartInfo;
        return SystemCalls.Thread(Thread, ThreadOperation.Start, ref words);
    }
}
