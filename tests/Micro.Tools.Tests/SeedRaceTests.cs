using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Micro.Tools.Simulation.Workloads;
using Xunit;

namespace Micro.Tools.Tests;

/// <summary>Many seeds at the same time find what one after the other would.</summary>
public sealed class SeedRaceTests
{
    private const ulong First = 100;
    private const int Count = 40;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan _untilThatIsTold = TimeSpan.FromMilliseconds(200);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void The_lowest_seed_that_fails_is_found_though_a_higher_one_fails_earlier(int workers)
    {
        SeedRace<string> race = new(First, Count);
        using ManualResetEventSlim higherFails = new(workers == 1);

        Run(race, workers, seed =>
        {
            if (seed == 106)
            {
                higherFails.Set();
            }
            else if (seed == 105 && workers > 1)
            {
                Assert.True(higherFails.Wait(_patience));
                Thread.Sleep(_untilThatIsTold);
            }

            return seed is 105 or 106 or 109 ? $"failure of {seed}" : null;
        });

        Assert.Equal((105UL, "failure of 105"), race.Lowest);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Every_seed_is_tried_once_if_none_fails(int workers)
    {
        SeedRace<string> race = new(First, Count);
        ConcurrentBag<ulong> tried = [];

        Run(race, workers, seed =>
        {
            tried.Add(seed);
            return null;
        });

        Assert.Null(race.Lowest);
        Assert.Equal(Count, race.Tried);
        Assert.Equal(Enumerable.Range(0, Count).Select(index => First + (ulong)index), tried.Order());
    }

    [Fact]
    public void Behind_a_seed_that_fails_no_new_one_is_tried()
    {
        SeedRace<string> race = new(First, Count);
        List<ulong> tried = [];

        race.Work(seed =>
        {
            tried.Add(seed);
            return seed == 103 ? "failure" : null;
        });

        Assert.Equal([100, 101, 102, 103], tried);
    }

    [Fact]
    public void What_goes_wrong_in_one_worker_ends_all()
    {
        SeedRace<string> race = new(First, int.MaxValue);

        Assert.Throws<InvalidOperationException>(() => Run(race, 2, seed => seed == 110 ? throw new InvalidOperationException() : null));
    }

    private static void Run(SeedRace<string> race, int workers, Func<ulong, string?> attempt) =>
        Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(() => race.Work(attempt)))).GetAwaiter().GetResult();
}
