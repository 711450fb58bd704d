namespace Micro.Arch.Contracts;

/// <summary>An address on the memory bus. Never dereferenced: the kernel's direct map turns it into a place.</summary>
public readonly struct PhysicalAddress(ulong value)
{
    public ulong Value { get; } = value;

    /// <summary>The frame that holds the address.</summary>
    public Frame Frame => new(Value / Frame.Size);
}
