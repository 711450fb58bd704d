using Micro.Abi;

namespace Micro.Protocols;

/// <summary>Up to four slots in one word, 16 bits each, the first lowest, as the kernel takes them.</summary>
/// <remarks>Slot 0 is never filled, so the number of slots need not be kept beside them.</remarks>
public readonly struct CapabilityList(ulong bits)
{
    private const int SlotBits = 16;
    private const ulong SlotMask = 0xFFFF;

    public static CapabilityList Empty => default;

    public ulong Bits { get; } = bits;

    public int Count => Bits == 0 ? 0 : CountOf(Bits);

    private static int CountOf(ulong bits) => bits switch
    {
        <= SlotMask => 1,
        <= (1UL << (2 * SlotBits)) - 1 => 2,
        <= (1UL << (3 * SlotBits)) - 1 => 3,
        _ => 4,
    };

    public Slot this[int index] => new((uint)((Bits >> (SlotBits * index)) & SlotMask));

    /// <summary>The list with one more slot at its end; a fifth, and the null slot, change nothing.</summary>
    public CapabilityList With(Slot slot)
    {
        int count = Count;
        return count == MessageHeader.MaxCapabilities ? this : new CapabilityList(Bits | ((ulong)slot.Index << (SlotBits * count)));
    }
}
