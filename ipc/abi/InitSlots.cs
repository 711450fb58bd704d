namespace Micro.Abi;

/// <summary>What the kernel hands to init beside the well-known slots.</summary>
public static class InitSlots
{
    /// <summary>Slots of init's capability table.</summary>
    public const uint TableSize = 1024;

    /// <summary>Reply objects of init: it parks nobody.</summary>
    public const uint Replies = 1;

    /// <summary>The Machine capability.</summary>
    public static Slot Machine => new(8);

    /// <summary>The boot archive, read-only, also mapped at <see cref="ProcessLayout.Devices"/>.</summary>
    public static Slot Archive => new(9);

    /// <summary>All physical addresses that are not RAM, for device registers.</summary>
    public static Slot Devices => new(10);

    /// <summary>All I/O ports (x86-64; else empty).</summary>
    public static Slot Ports => new(11);

    /// <summary>The ring of records, read-only: a <see cref="TraceRingHead"/> and what follows it. Empty without the boot option <c>trace=KIB</c>.</summary>
    public static Slot TraceRing => new(12);

    /// <summary>First of the Memory capabilities for free RAM, ascending; <see cref="BootReport.MemoryCount"/> of them.</summary>
    public static Slot FirstMemory => new(64);
}
