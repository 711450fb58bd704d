namespace Micro.Kernel.Objects;

/// <summary>An address space with a capability table, a state and a generation. The table's frames follow the one of this struct.</summary>
public struct Process
{
    /// <summary>Frames before the table.</summary>
    public const int HeaderFrames = 1;

    public const uint SlotsPerFrame = 4096 / Capability.Size;

    public ObjectHeader Header;

    public ProcessState State;

    /// <summary>Slots of the table that may be used; slot 0 never.</summary>
    public uint Slots;

    /// <summary>Frames of the object, table included.</summary>
    public uint Frames;

    /// <summary>How often a thread of it was started.</summary>
    public uint Generation;

    /// <summary>Root table of <see cref="Space"/>, or of the empty address space when that is gone.</summary>
    public ulong Root;

    public ushort Tag;

    public Capability Space;

    /// <summary>The slot at <paramref name="index"/>, which must be below <see cref="Slots"/>.</summary>
    public static Ref<Capability> SlotAt(Ref<Process> process, uint index) =>
        new(process.Address + 4096 + (index * Capability.Size));
}
