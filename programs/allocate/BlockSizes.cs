namespace Micro.Programs.Allocate;

/// <summary>Sizes as programs ask for them: mostly small, sometimes up to many frames; the same in every run.</summary>
internal struct BlockSizes(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next number; G. Marsaglia, "Xorshift RNGs", 2003.</summary>
    public ulong Next()
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return _state;
    }

    /// <summary>1 to 256 bytes in three of four cases, else up to 64 KiB.</summary>
    public ulong NextSize()
    {
        ulong number = Next();
        return (number & 3) != 0 ? 1 + ((number >> 8) & 0xFF) : 1 + ((number >> 8) & 0xFFFF);
    }
}
