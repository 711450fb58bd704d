namespace Micro.Abi;

/// <summary>The word that selects a system call: number, up to three slots, and which capabilities move with an answer.</summary>
public readonly struct SystemCallWord(ulong bits)
{
    private const int SlotBits = 16;
    private const int FirstShift = 8;
    private const ulong SlotMask = 0xFFFF;
    private const int MovedShift = FirstShift + (3 * SlotBits);

    public SystemCallWord(Syscall number, Slot first = default, Slot second = default, Slot third = default)
        : this((ulong)number | ((ulong)first.Index << FirstShift) | ((ulong)second.Index << (FirstShift + SlotBits))
            | ((ulong)third.Index << (FirstShift + (2 * SlotBits))))
    {
    }

    public ulong Bits { get; } = bits;

    public Syscall Number => (Syscall)(byte)Bits;

    /// <summary>ReplyReceive and Reply: bit i is set if capability i of the answer leaves its sender.</summary>
    public uint Moved => (uint)(Bits >> MovedShift);

    /// <summary>The same word with capabilities that move.</summary>
    public SystemCallWord WithMoved(uint moved) => new(Bits | ((ulong)moved << MovedShift));

    public Slot First => new((uint)((Bits >> FirstShift) & SlotMask));

    public Slot Second => new((uint)((Bits >> (FirstShift + SlotBits)) & SlotMask));

    public Slot Third => new((uint)((Bits >> (FirstShift + (2 * SlotBits))) & SlotMask));
}
