using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Micro.Server.Tests.State;

public sealed class StateIndexTests
{
    private const int Seed = 4711;

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(15UL)] // Many pairs of equal hash.
    public void Random_use_behaves_as_a_list_of_pairs_does(ulong mask)
    {
        using HostRegion region = new(frames: 256);
        StateIndex index = region.Open().Index(capacity: 2000, length: 8);
        List<(ulong Hash, int Value)> oracle = [];
        Random random = new(Seed);
        for (int step = 0; step < 6000; step++)
        {
            bool adds = random.Next(3) != 0;
            if (adds && oracle.Count < 2000)
            {
                ulong hash = (ulong)random.NextInt64() & mask;
                Assert.True(index.TryAdd(hash, step));
                oracle.Add((hash, step));
            }
            else if (oracle.Count != 0)
            {
                (ulong hash, int value) = oracle[random.Next(oracle.Count)];
                Assert.True(index.Remove(hash, value), $"seed {Seed}");
                Assert.False(index.Remove(hash, value));
                _ = oracle.Remove((hash, value));
            }
        }

        Assert.Equal(oracle.Count, index.Count);
        foreach (IGrouping<ulong, (ulong Hash, int Value)> group in oracle.GroupBy(pair => pair.Hash))
        {
            Assert.Equal(group.Select(pair => pair.Value).Order(), ValuesOf(index, group.Key).Order());
        }
    }

    [Fact]
    public void Without_memory_adding_fails_and_the_index_stays_as_it_was()
    {
        using HostRegion region = new(frames: 4);
        StateIndex index = region.Open().Index(capacity: 100_000, length: 8);
        int added = 0;
        while (index.TryAdd((ulong)added * 0x9E37_79B9_7F4A_7C15, added))
        {
            added++;
        }

        Assert.InRange(added, 100, 1000);
        Assert.Equal(added, index.Count);
        for (int value = 0; value < added; value++)
        {
            Assert.Contains(value, ValuesOf(index, (ulong)value * 0x9E37_79B9_7F4A_7C15));
        }
    }

    private static List<int> ValuesOf(StateIndex index, ulong hash)
    {
        List<int> values = [];
        for (int cursor = index.First(hash); cursor != 0; cursor = index.Next(cursor))
        {
            values.Add(index.Value(cursor));
        }

        return values;
    }
}
