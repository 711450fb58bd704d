using System;
using System.Collections.Generic;
using Xunit;

namespace Micro.Server.Tests.State;

public sealed class StatePoolTests
{
    private const int Seed = 20260101;

    [Fact]
    public void Random_use_behaves_as_a_dictionary_does()
    {
        using HostRegion region = new(frames: 64);
        StatePool<ulong> pool = region.Open().Pool<ulong>(capacity: 500, length: 4);
        Dictionary<int, ulong> oracle = [];
        Random random = new(Seed);
        for (int step = 0; step < 20_000; step++)
        {
            if (random.Next(2) == 0)
            {
                bool isTaken = pool.TryTake(out int number);
                Assert.Equal(oracle.Count < 500, isTaken);
                if (isTaken)
                {
                    Assert.Equal(0UL, pool[number]);
                    oracle.Add(number, (ulong)step);
                    pool.Modify(number) = (ulong)step;
                }
            }
            else
            {
                int number = random.Next(0, 510);
                Assert.Equal(oracle.Remove(number), pool.TryRelease(number));
            }
        }

        foreach ((int number, ulong value) in oracle)
        {
            Assert.True(pool.IsLive(number), $"seed {Seed}");
            Assert.Equal(value, pool[number]);
        }
    }

    [Fact]
    public void Numbers_start_at_one_and_the_last_released_is_taken_first()
    {
        using HostRegion region = new(frames: 8);
        StatePool<int> pool = region.Open().Pool<int>(capacity: 8, length: 1);
        Assert.True(pool.TryTake(out int first));
        Assert.True(pool.TryTake(out int second));
        Assert.Equal((1, 2), (first, second));
        Assert.True(pool.TryRelease(1));
        Assert.False(pool.TryRelease(1));
        Assert.True(pool.TryTake(out int again));
        Assert.Equal(1, again);
    }
}
