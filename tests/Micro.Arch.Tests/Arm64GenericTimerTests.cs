using System;
using Micro.Arch.Arm64;
using Xunit;

namespace Micro.Arch.Tests;

public sealed class Arm64GenericTimerTests
{
    private const ulong NanosecondsPerSecond = 1_000_000_000;

    [Theory]
    [InlineData(62_500_000)]
    [InlineData(19_200_000)]
    [InlineData(24_000_000)]
    [InlineData(1_000_000_000)]
    [InlineData(32_768)]
    public void Time_is_exact_for_any_count(ulong frequency)
    {
        Random random = new(1);
        for (int i = 0; i < 10_000; i++)
        {
            ulong start = (ulong)random.NextInt64(1L << 40);
            ulong ticks = (ulong)random.NextInt64(1L << random.Next(1, 50));
            GenericTimer timer = new(frequency, start);

            Assert.Equal((ulong)((UInt128)ticks * NanosecondsPerSecond / frequency), timer.ToNanoseconds(start + ticks));
        }
    }

    [Theory]
    [InlineData(62_500_000)]
    [InlineData(19_200_000)]
    [InlineData(1_000_000_000)]
    public void A_deadline_is_the_first_count_at_which_it_has_passed(ulong frequency)
    {
        Random random = new(2);
        for (int i = 0; i < 10_000; i++)
        {
            GenericTimer timer = new(frequency, (ulong)random.NextInt64(1L << 40));
            ulong deadline = 1 + (ulong)random.NextInt64(1L << random.Next(1, 58));
            ulong count = timer.ToCount(deadline);

            Assert.True(timer.ToNanoseconds(count) >= deadline);
            Assert.True(count == timer.Start || timer.ToNanoseconds(count - 1) < deadline);
        }
    }

    [Fact]
    public void A_deadline_beyond_the_counter_is_its_end()
    {
        Assert.Equal(ulong.MaxValue, new GenericTimer(2_000_000_000, 0).ToCount(ulong.MaxValue));
        Assert.Equal(ulong.MaxValue, new GenericTimer(GenericTimer.MaxFrequency, 5).ToCount(ulong.MaxValue));
    }
}
