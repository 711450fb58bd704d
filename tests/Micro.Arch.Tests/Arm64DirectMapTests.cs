using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Micro.Arch.Arm64;
using Micro.Arch.Contracts;
using Xunit;

namespace Micro.Arch.Tests;

public sealed unsafe class Arm64DirectMapTests : IDisposable
{
    private const ulong Start = Arm64Cpu.DirectMapStart;
    private const int MemoryFrames = 64;

    // SAFETY: emulated physical memory from address 0 on, freed in Dispose; only tables lie in it.
    private readonly void* _memory = NativeMemory.AlignedAlloc(MemoryFrames * Frame.Size, Frame.Size);

    private nuint Window => (nuint)_memory;

    public void Dispose() => NativeMemory.AlignedFree(_memory);

    [Fact]
    public void Every_frame_appears_at_its_address_with_its_rights_and_no_other_does()
    {
        const int seed = 20260101;
        Random random = new(seed);
        for (int round = 0; round < 50; round++)
        {
            List<(FrameRange Range, PageRights Rights)> ranges = RandomRanges(random);
            DirectMapBuilder builder = Build(ranges, MemoryFrames);
            foreach ((FrameRange range, PageRights rights) in ranges)
            {
                AssertMapped(builder.Root, range.First, rights, $"seed {seed}, round {round}");
                AssertMapped(builder.Root, new Frame(range.End.Number - 1), rights, $"seed {seed}, round {round}");
                AssertMapped(
                    builder.Root, range.First.Plus((ulong)random.NextInt64((long)range.Count)), rights, $"seed {seed}, round {round}");
                Assert.Equal(-1, LevelOf(builder.Root, range.End, out _));
            }
        }
    }

    [Fact]
    public void Large_pages_are_used_where_they_fit()
    {
        FrameRange range = new(new Frame((1 << 18) - 512 - 3), (1 << 18) + 512 + 3 + 7);
        DirectMapBuilder builder = Build([(range, PageRights.Write)], MemoryFrames);

        Assert.Equal(0, LevelOf(builder.Root, range.First, out _));
        Assert.Equal(1, LevelOf(builder.Root, new Frame((1 << 18) - 1), out _));
        Assert.Equal(2, LevelOf(builder.Root, new Frame(1 << 18), out _));
        Assert.Equal(0, LevelOf(builder.Root, new Frame(range.End.Number - 1), out _));
        Assert.Equal(5UL, builder.Tables.Count);
    }

    [Fact]
    public void Without_frames_for_tables_it_says_so()
    {
        DirectMapBuilder builder = new(new EarlyFrames(new FrameRange(new Frame(0), 2), Window), Window, Start);

        Assert.True(builder.TryStart());
        Assert.False(builder.TryMap(new FrameRange(new Frame(1), 1), PageRights.Write));
        Assert.False(new DirectMapBuilder(new EarlyFrames(default, Window), Window, Start).TryStart());
    }

    private DirectMapBuilder Build(List<(FrameRange Range, PageRights Rights)> ranges, ulong frames)
    {
        DirectMapBuilder builder = new(new EarlyFrames(new FrameRange(new Frame(0), frames), Window), Window, Start);
        Assert.True(builder.TryStart());
        foreach ((FrameRange range, PageRights rights) in ranges)
        {
            Assert.True(builder.TryMap(range, rights));
        }

        return builder;
    }

    private static List<(FrameRange Range, PageRights Rights)> RandomRanges(Random random)
    {
        List<(FrameRange, PageRights)> ranges = [];
        ulong position = 0;
        for (int i = 0; i < 5; i++)
        {
            position += 1 + (ulong)random.NextInt64(1L << random.Next(20));
            ulong count = 1 + (ulong)random.NextInt64(1L << random.Next(21));
            ranges.Add((new FrameRange(new Frame(position), count), random.Next(2) == 0 ? PageRights.Write : PageRights.Read));
            position += count;
        }

        return ranges;
    }

    private void AssertMapped(ReadOnlySpan<ulong> root, Frame frame, PageRights rights, string where)
    {
        int level = LevelOf(root, frame, out ulong entry);
        Assert.True(level >= 0, where);
        Arm64PageTableEntry found = new(entry);
        ulong offset = frame.Number & ((1UL << (9 * level)) - 1);
        Assert.Equal(frame.Number, found.Frame.Number + offset);
        Assert.Equal(rights, found.Rights);
    }

    /// <summary>Walks as the MMU does; -1: nothing is mapped.</summary>
    private int LevelOf(ReadOnlySpan<ulong> root, Frame frame, out ulong entry)
    {
        VirtualAddress address = new(Start + frame.Start.Value);
        ReadOnlySpan<ulong> table = root;
        for (int level = 3; ; level--)
        {
            entry = table[Arm64PageTableFormat.IndexAt(address, level)];
            if (!Arm64PageTableFormat.TryGetTable(entry, level, out Frame next))
            {
                return Arm64PageTableFormat.IsPresent(entry) ? level : -1;
            }

            table = new ReadOnlySpan<ulong>((void*)(Window + (nuint)next.Start.Value), 512);
        }
    }
}
