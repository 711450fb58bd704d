using System.Runtime.CompilerServices;

namespace Micro.Arch.X64;

/// <summary>Time since boot: the time-stamp counter, scaled.</summary>
internal static class X64Clock
{
    // The first window is long enough to tell an instruction counter from a clock, the second to measure one well.
    private const uint ShortWindow = 2_000;
    private const uint LongWindow = 10_000_000;
    private const ulong OneToOne = 1UL << 32;

    public static ulong Now
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => X64Instructions.ReadClock(X64MachineState.Current.TimeStampBase, X64MachineState.Current.TimeStampFactor);
    }

    /// <summary>How long so many ticks take.</summary>
    public static ulong ToNanoseconds(ulong ticks)
    {
        ulong factor = X64MachineState.Current.TimeStampFactor;
        return ((ticks >> 32) * factor) + (((ticks & uint.MaxValue) * factor) >> 32);
    }

    /// <summary>Measures the time-stamp counter against the timer of the local APIC, which counts nanoseconds.</summary>
    /// <returns>Nanoseconds a tick, times 2³².</returns>
    public static ulong Calibrate()
    {
        // Under -icount both count the same virtual nanoseconds: they agree exactly, and a long measurement would only cost boot time and
        // add its rounding.
        Measure(ShortWindow, out ulong ticks, out ulong nanoseconds);
        if (ticks == nanoseconds)
        {
            return OneToOne;
        }

        Measure(LongWindow, out ticks, out nanoseconds);
        return ticks == 0 ? OneToOne : (nanoseconds << 32) / ticks;
    }

    private static void Measure(uint window, out ulong ticks, out ulong nanoseconds)
    {
        LocalApic.SetCount(uint.MaxValue);
        Sample(out ulong firstTick, out uint first);
        ulong lastTick;
        uint last;
        do
        {
            Sample(out lastTick, out last);
        }
        while (first - last < window);

        LocalApic.SetCount(0);
        ticks = lastTick - firstTick;
        nanoseconds = first - last;
    }

    // Not inlined, so that the same number of instructions lies between the two readings each time.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Sample(out ulong tick, out uint count)
    {
        tick = X64Instructions.ReadTimeStamp();
        count = LocalApic.RemainingCount;
    }
}
