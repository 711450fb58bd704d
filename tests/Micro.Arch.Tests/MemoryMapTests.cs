using System;
using System.Collections.Generic;
using Micro.Arch.Common;
using Micro.Arch.Contracts;
using Xunit;

namespace Micro.Arch.Tests;

public class MemoryMapTests
{
    private const ulong Page = Frame.Size;

    [Fact]
    public void Nothing_in_gives_nothing_out() => Assert.Empty(Build(64));

    [Fact]
    public void Ranges_are_rounded_inwards_to_whole_frames() =>
        Assert.Equal([(1, 2)], Build(64, Usable(1, (3 * Page) + 5)));

    [Fact]
    public void Ranges_that_meet_inside_a_frame_keep_it() =>
        Assert.Equal([(0, 3)], Build(64, Usable(0, Page + 100), Usable(Page + 100, (2 * Page) - 100)));

    [Fact]
    public void Reserved_wins_over_usable_whatever_their_order()
    {
        MemoryRange ram = Usable(0, 10 * Page);
        MemoryRange hole = Reserved((3 * Page) + 1, 1);
        (ulong, ulong)[] expected = [(0, 3), (4, 6)];
        Assert.Equal(expected, Build(64, ram, hole));
        Assert.Equal(expected, Build(64, hole, ram));
    }

    [Fact]
    public void A_range_that_wraps_ends_at_the_last_address() =>
        Assert.Equal([(ulong.MaxValue / Page - 1, 1)], Build(64, Usable(ulong.MaxValue - (2 * Page) + 1, ulong.MaxValue)));

    [Fact]
    public void Empty_reserved_ranges_split_nothing() =>
        Assert.Equal([(0, 4)], Build(64, Usable(0, 4 * Page), Reserved(2 * Page, 0)));

    [Fact]
    public void When_the_list_is_full_the_smallest_ranges_are_given_up()
    {
        List<MemoryRange> ranges = [];
        for (ulong i = 0; i < 100; i++)
        {
            ranges.Add(Usable(i * 1000 * Page, (1 + ((i * 37) % 100)) * Page));
        }

        (ulong First, ulong Count)[] kept = Build(64, [.. ranges]);
        Assert.Equal(64, kept.Length);
        Assert.All(kept, range => Assert.True(range.Count > 36));
        AssertAscendingAndDisjoint(kept);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_maps_agree_with_a_byte_by_byte_oracle(int seed)
    {
        const int Bytes = 40 * Frame.Size;
        Random random = new(seed);
        for (int round = 0; round < 100; round++)
        {
            MemoryRange[] ranges = new MemoryRange[random.Next(1, 12)];
            bool[] free = new bool[Bytes];
            for (int i = 0; i < ranges.Length; i++)
            {
                int start = random.Next(Bytes);
                int length = random.Next(Math.Min(Bytes - start, 8 * Frame.Size));
                ranges[i] = new MemoryRange((ulong)start, (ulong)length, random.Next(3) != 0);
            }

            Paint(ranges, free, usable: true);
            Paint(ranges, free, usable: false);
            bool[] frames = new bool[Bytes / Frame.Size];
            foreach ((ulong first, ulong count) in Build(64, ranges))
            {
                Array.Fill(frames, true, (int)first, (int)count);
            }

            for (int i = 0; i < frames.Length; i++)
            {
                bool whole = Array.IndexOf(free, false, i * Frame.Size, Frame.Size) < 0;
                Assert.True(whole == frames[i], $"seed {seed}, round {round}, frame {i}");
            }
        }
    }

    private static void Paint(MemoryRange[] ranges, bool[] free, bool usable)
    {
        foreach (MemoryRange range in ranges)
        {
            if (range.IsUsable == usable)
            {
                Array.Fill(free, usable, (int)range.Start, (int)(range.End - range.Start));
            }
        }
    }

    private static void AssertAscendingAndDisjoint((ulong First, ulong Count)[] ranges)
    {
        for (int i = 1; i < ranges.Length; i++)
        {
            Assert.True(ranges[i - 1].First + ranges[i - 1].Count < ranges[i].First);
        }
    }

    private static (ulong First, ulong Count)[] Build(int capacity, params MemoryRange[] ranges)
    {
        FrameRange[] free = new FrameRange[capacity];
        int count = MemoryMap.Build(ranges, free);
        (ulong, ulong)[] result = new (ulong, ulong)[count];
        for (int i = 0; i < count; i++)
        {
            result[i] = (free[i].First.Number, free[i].Count);
        }

        return result;
    }

    private static MemoryRange Usable(ulong start, ulong length) => new(start, length, isUsable: true);

    private static MemoryRange Reserved(ulong start, ulong length) => new(start, length, isUsable: false);
}
