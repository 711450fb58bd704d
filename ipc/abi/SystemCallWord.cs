namespace Micro.Abi;

/// <summary>The word that selects a system call: number and up to three slots.</summary>
public readonly struct SystemCallWord(ulong bits)
{
    private const int SlotBits = 16;
    private const int FirstShift = 8;
    private const ulong SlotMask = 0xFFFF;

    public SystemCallWord(Syscall number, Slot first = default, Slot second = default, Slot third = default)
        : this((ulong)number | ((ulong)first.Index << FirstShift) | ((ulong)second.Index << (FirstShift + SlotBits))
            | ((ulong)third.Index << (FirstShift + (2 * SlotBits))))
    {
    }

    public ulong Bits { get; } = bits;

    public Syscall Number => (Syscall)(byte)Bits;

    public Slot First => new((uint)((Bits >> FirstShift) & SlotMask));

    public Slot Second => new((uint)((Bits >> (FirstShift + SlotBits)) & SlotMask));

    public Slot Third => new((uint)((Bits >> (FirstShift + (2 * SlotBits))) & SlotMask));
}
