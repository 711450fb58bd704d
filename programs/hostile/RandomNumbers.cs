namespace Micro.Programs.Hostile;

/// <summary>Numbers that are the same in every run with the same seed.</summary>
internal struct RandomNumbers(ulong seed)
{
    // A state of zero would stay zero.
    private ulong _state = seed ^ 0x9E37_79B9_7F4A_7C15;

    /// <summary>The next number; G. Marsaglia, "Xorshift RNGs", 2003.</summary>
    public ulong Next()
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return _state;
    }

    /// <summary>A number below a limit. The high bits are the better ones.</summary>
    public int Below(int limit) => (int)((Next() >> 33) % (ulong)limit);

    public byte NextByte() => (byte)(Next() >> 40);

    /// <summary>A word that checks often get wrong: zero, all ones, one bit, a small number, or any.</summary>
    public ulong NextExtreme() => Below(6) switch
    {
        0 => 0,
        1 => ulong.MaxValue - (ulong)Below(5),
        2 => 1UL << Below(64),
        3 => (ulong)Below(64),
        4 => (1UL << Below(64)) - 1,
        _ => Next(),
    };
}
