namespace Micro.Simulator.Processor;

/// <summary>How much time passes in user mode between two system calls: what a seed says.</summary>
/// <remarks>Marsaglia, "Xorshift RNGs", Journal of Statistical Software 8 (2003): the 64-bit generator with the triple 13, 7, 17.</remarks>
internal sealed class SeededClock(ulong seed)
{
    private const ulong Odd = 0x9E37_79B9_7F4A_7C15;

    // Most steps are short; one in 64 is long enough to use up a time slice.
    private const ulong ShortStep = 2_000;
    private const ulong LongStep = 12_000_000;
    private const ulong LongEvery = 64;

    private ulong _state = (seed + 1) * Odd;

    /// <summary>Nanoseconds that the next step takes. Seed 0: all steps are equal and short.</summary>
    public ulong NextStep()
    {
        if (seed == 0)
        {
            return ShortStep;
        }

        ulong draw = Next();
        return draw % LongEvery == 0 ? (draw >> 8) % LongStep : 1 + ((draw >> 8) % ShortStep);
    }

    private ulong Next()
    {
        _state ^= _state << 13;
        _state ^= _state >> 7;
        _state ^= _state << 17;
        return _state;
    }
}
