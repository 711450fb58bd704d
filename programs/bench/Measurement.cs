using Micro.Abi;

namespace Micro.Programs.Bench;

/// <summary>A stretch of time that is being measured. Under icount a nanosecond is an instruction.</summary>
/// <remarks>What reading the clock costs is taken off; the two or three instructions of a loop around what is measured are not.</remarks>
internal readonly struct Measurement
{
    /// <summary>Enough that neither the loop's start nor the 16 instructions of a tick of ARM64's counter show in the quotient.</summary>
    public const int Rounds = 1000;

    private readonly ulong _clockCost;
    private readonly ulong _start;

    private Measurement(ulong clockCost, ulong start)
    {
        _clockCost = clockCost;
        _start = start;
    }

    public static Measurement Begin()
    {
        ulong before = SystemCalls.Clock();
        ulong start = SystemCalls.Clock();
        return new Measurement(start - before, start);
    }

    /// <summary>The time since the beginning, divided by the rounds and rounded.</summary>
    public ulong PerRound(int rounds = Rounds)
    {
        ulong elapsed = SystemCalls.Clock() - _start;
        ulong net = elapsed < _clockCost ? 0 : elapsed - _clockCost;
        return (net + ((ulong)rounds / 2)) / (ulong)rounds;
    }
}
