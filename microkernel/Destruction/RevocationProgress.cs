using Micro.Kernel.Frames;

namespace Micro.Kernel.Destruction;

/// <summary>How far the revocation of a Memory has come, in the one word that its slot has for it: bit 0 walking, bit 1 mapped, 2–17 tag of
/// an address space, from 18 a frame's index or a page's number.</summary>
internal struct RevocationProgress(ulong bits)
{
    private const ulong WalkingBit = 1;
    private const ulong MappedBit = 2;
    private const int TagShift = 2;
    private const int PositionShift = 18;
    private const ulong LowBits = (1UL << PositionShift) - 1;

    public ulong Bits { get; private set; } = bits;

    /// <summary>The frames were looked at; address spaces are being walked.</summary>
    public readonly bool IsWalking => (Bits & WalkingBit) != 0;

    /// <summary>A frame that was looked at is mapped.</summary>
    public readonly bool IsMapped => (Bits & MappedBit) != 0;

    public readonly ushort Tag => (ushort)(Bits >> TagShift);

    /// <summary>Index of a frame within the Memory or, walking, number of a page.</summary>
    public ulong Position
    {
        readonly get => Bits >> PositionShift;
        set => Bits = (Bits & LowBits) | (value << PositionShift);
    }

    public void Note(bool isMapped) => Bits |= isMapped ? MappedBit : 0;

    public void StartWalk() => Bits = WalkingBit | MappedBit | ((ulong)AddressSpaceTable.FirstTag << TagShift);

    public void NextTag() => Bits = WalkingBit | MappedBit | ((ulong)(Tag + 1) << TagShift);
}
