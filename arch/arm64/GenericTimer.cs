namespace Micro.Arch.Arm64;

/// <summary>The arithmetic of the generic timer: its ticks since boot, and nanoseconds. Whole seconds and the rest are converted apart, so
/// that nothing overflows in the centuries a 64-bit number of nanoseconds can hold.</summary>
public readonly struct GenericTimer(ulong frequency, ulong start)
{
    private const ulong NanosecondsPerSecond = 1_000_000_000;

    /// <summary>Above it the rest of a second times 10⁹ would overflow. The architecture asks for 1 GHz, older systems have less.</summary>
    public const ulong MaxFrequency = ulong.MaxValue / NanosecondsPerSecond;

    /// <summary>Nanoseconds of a tick where they are a whole number, else 0. Message passing looks at the clock on every switch, and this
    /// saves it two divisions.</summary>
    private readonly ulong _tick = frequency != 0 && NanosecondsPerSecond % frequency == 0 ? NanosecondsPerSecond / frequency : 0;

    /// <summary>The counter's value at boot.</summary>
    public ulong Start { get; } = start;

    /// <summary>Ticks in a second.</summary>
    public ulong Frequency { get; } = frequency;

    /// <summary>The time at which the counter shows <paramref name="count"/>, rounded down.</summary>
    public ulong ToNanoseconds(ulong count)
    {
        ulong ticks = count - Start;
        return _tick != 0 ? ticks * _tick : ToNanosecondsByDivision(ticks);
    }

    /// <summary>What had passed at boot, if the counter started at zero.</summary>
    public ulong TimeBeforeStart => new GenericTimer(Frequency, 0).ToNanoseconds(Start);

    /// <summary>The first value of the counter at which <paramref name="nanoseconds"/> have passed; the last of all where it would never
    /// get there.</summary>
    public ulong ToCount(ulong nanoseconds)
    {
        ulong seconds = nanoseconds / NanosecondsPerSecond;
        ulong rest = nanoseconds - (seconds * NanosecondsPerSecond);
        ulong ticks = ((rest * Frequency) + (NanosecondsPerSecond - 1)) / NanosecondsPerSecond;
        ulong limit = ulong.MaxValue - Start - ticks;
        return seconds > limit / Frequency ? ulong.MaxValue : Start + ticks + (seconds * Frequency);
    }

    private ulong ToNanosecondsByDivision(ulong ticks)
    {
        ulong seconds = ticks / Frequency;
        ulong rest = ticks - (seconds * Frequency);
        return (seconds * NanosecondsPerSecond) + (rest * NanosecondsPerSecond / Frequency);
    }
}
