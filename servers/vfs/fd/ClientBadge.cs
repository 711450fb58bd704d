using Micro.Abi;

namespace Micro.Servers.Fd;

/// <summary>The badges that this server mints, beside those of processes: descriptor tables and ends of pipes.</summary>
/// <remarks>
/// Bit 63: minted here. Bit 62: the end of a pipe, and then bit 61: the writing one, bits 44–59: the table it was fetched from.
/// Bits 12–43: generation. Bits 0–11: number of the table or the pipe.
/// </remarks>
internal readonly struct ClientBadge
{
    public const int MaximumNumber = (1 << NumberBits) - 1;

    private const ulong MintedBit = 1UL << 63;
    private const ulong PipeBit = 1UL << 62;
    private const ulong WriterBit = 1UL << 61;
    private const int NumberBits = 12;
    private const int SessionShift = NumberBits + 32;
    private const ulong SessionMask = 0xFFFF;

    private readonly ulong _value;

    public ClientBadge(Badge badge)
    {
        _value = badge.Value;
    }

    public bool IsMinted => (_value & MintedBit) != 0;

    public bool IsPipe => (_value & (MintedBit | PipeBit)) == (MintedBit | PipeBit);

    public bool IsWriter => (_value & WriterBit) != 0;

    public int Number => (int)(_value & MaximumNumber);

    public uint Generation => (uint)(_value >> NumberBits);

    /// <summary>Of the end of a pipe: the table it was fetched from.</summary>
    public int Session => (int)((_value >> SessionShift) & SessionMask);

    public static Badge OfSession(int number, uint generation) => new(MintedBit | ((ulong)generation << NumberBits) | (uint)number);

    public static Badge OfPipe(int number, uint generation, bool isWriter, int session) => new(
        MintedBit | PipeBit | (isWriter ? WriterBit : 0) | ((ulong)(uint)session << SessionShift) | ((ulong)generation << NumberBits) | (uint)number);
}
