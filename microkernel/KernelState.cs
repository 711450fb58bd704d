using Micro.Arch.Contracts;
using Micro.Kernel.Frames;
using Micro.Kernel.Objects;
using Micro.Kernel.Recording;
using Micro.Kernel.Scheduling;

namespace Micro.Kernel;

/// <summary>Everything the kernel owns. One processor for now: what is per processor is in <see cref="Processor"/>.</summary>
internal struct KernelState
{
    public Processor Processor;

    public FrameTable Frames;

    public AddressSpaceTable Spaces;

    public AlarmTree Alarms;

    public TraceRing Trace;

    /// <summary>The root table with no user mappings: for idling, and for processes whose address space is gone.</summary>
    public Frame EmptyRoot;

    /// <summary>Kernel entries are timed and counted (boot option <c>measure</c>).</summary>
    public bool IsMeasuring;

    /// <summary>A state that nothing can end powers the machine off (boot option <c>idle=exit</c>).</summary>
    public bool EndsWhenIdle;

    /// <summary>Only errors are logged (boot option <c>quiet</c>).</summary>
    public bool IsQuiet;

    public ulong Entries;

    public ulong LongestEntry;

    /// <summary>What the kernel was entered for when it took longest.</summary>
    public ulong LongestEvent;

    public ulong RamFrames;

    /// <summary>Where the boot archive lies, for the names of a panic.</summary>
    public FrameRange Archive;

    public ulong ArchiveLength;

    private nuint _interrupts;
    private nuint _dying;

    public uint InterruptLines;

    /// <summary>Objects without a capability, not yet taken apart.</summary>
    public Ref<ObjectHeader> Dying
    {
        readonly get => new(_dying);
        set => _dying = value.Address;
    }

    public readonly Ref<Interrupt> InterruptAt(uint line) => new(_interrupts + (line * Interrupt.Size));

    public void SetInterrupts(nuint table, uint lines)
    {
        _interrupts = table;
        InterruptLines = lines;
    }
}
