using System;
using System.Collections.Generic;
using Micro.Server;
using Micro.Servers.Pmm;
using Micro.Servers.Pmm.Allocators;
using Xunit;

namespace Micro.Memory.Tests;

/// <summary>Laws that every frame allocator obeys. A new policy adds one line here and gets the whole suite.</summary>
public sealed class FrameAllocatorConformanceTests
{
    private static readonly Dictionary<string, Action<IFrameAllocatorLaw>> _runners = new()
    {
        ["bitmap"] = law => law.Check<BitmapAllocator>(),
        ["buddy"] = law => law.Check<BuddyAllocator>(),
    };

    public static TheoryData<string> Policies => [.. _runners.Keys];

    [Theory]
    [MemberData(nameof(Policies))]
    public void Nothing_is_free_before_memory_is_added(string policy) => _runners[policy](new NothingIsFree());

    [Theory]
    [MemberData(nameof(Policies))]
    public void Random_operations_keep_the_laws_of_the_model(string policy) => _runners[policy](new RandomOperations());

    [Theory]
    [MemberData(nameof(Policies))]
    public void All_memory_can_be_had_frame_by_frame_and_comes_back_whole(string policy) => _runners[policy](new Exhaustion());

    [Theory]
    [MemberData(nameof(Policies))]
    public void An_aligned_block_starts_at_a_multiple(string policy) => _runners[policy](new Alignment());

    [Theory]
    [MemberData(nameof(Policies))]
    public void A_hole_is_never_handed_out(string policy) => _runners[policy](new Holes());

    /// <summary>A law, stated for any policy.</summary>
    private interface IFrameAllocatorLaw
    {
        void Check<TAllocator>()
            where TAllocator : struct, IFrameAllocator<TAllocator>;
    }

    private sealed class NothingIsFree : IFrameAllocatorLaw
    {
        public void Check<TAllocator>()
            where TAllocator : struct, IFrameAllocator<TAllocator>
        {
            using HostRegion region = new(frames: 64);
            TAllocator allocator = TAllocator.Declare(region.Open(), 100);

            Assert.Equal(0, allocator.FreeFrames);
            Assert.Equal(0, allocator.LargestRun);
            Assert.False(allocator.TryAllocate(1, 0, out _));
            Assert.False(allocator.IsFree(0));
        }
    }

    private sealed class Alignment : IFrameAllocatorLaw
    {
        public void Check<TAllocator>()
            where TAllocator : struct, IFrameAllocator<TAllocator>
        {
            using HostRegion region = new(frames: 64);
            TAllocator allocator = TAllocator.Declare(region.Open(), 512);
            allocator.Free(0, 512);
            for (int alignment = 0; alignment < 8; alignment++)
            {
                Assert.True(allocator.TryAllocate(1, 0, out int _));
                Assert.True(allocator.TryAllocate(3, alignment, out int first));
                Assert.Equal(0, first % (1 << alignment));
            }
        }
    }

    private sealed class Holes : IFrameAllocatorLaw
    {
        public void Check<TAllocator>()
            where TAllocator : struct, IFrameAllocator<TAllocator>
        {
            using HostRegion region = new(frames: 64);
            TAllocator allocator = TAllocator.Declare(region.Open(), 300);
            allocator.Free(3, 97);
            allocator.Free(117, 183);
            int taken = 0;
            while (allocator.TryAllocate(1, 0, out int first))
            {
                Assert.True(first is (>= 3 and < 100) or (>= 117 and < 300), $"frame {first} is in a hole");
                taken++;
            }

            Assert.Equal(97 + 183, taken);
        }
    }

    private sealed class Exhaustion : IFrameAllocatorLaw
    {
        public void Check<TAllocator>()
            where TAllocator : struct, IFrameAllocator<TAllocator>
        {
            using HostRegion region = new(frames: 64);
            TAllocator allocator = TAllocator.Declare(region.Open(), 777);
            allocator.Free(0, 777);
            int largest = allocator.LargestRun;
            HashSet<int> seen = [];
            while (allocator.TryAllocate(1, 0, out int first))
            {
                Assert.True(seen.Add(first), $"frame {first} was handed out twice");
            }

            Assert.Equal(777, seen.Count);
            Assert.Equal(0, allocator.FreeFrames);
            foreach (int frame in seen)
            {
                allocator.Free(frame, 1);
            }

            Assert.Equal(777, allocator.FreeFrames);
            Assert.Equal(largest, allocator.LargestRun);
        }
    }

    /// <summary>A map of frames in plain C# is the oracle.</summary>
    private sealed class RandomOperations : IFrameAllocatorLaw
    {
        private const int Frames = 1000;
        private const int Seed = 20_261_121;

        public void Check<TAllocator>()
            where TAllocator : struct, IFrameAllocator<TAllocator>
        {
            using HostRegion region = new(frames: 64);
            TAllocator allocator = TAllocator.Declare(region.Open(), Frames);
            allocator.Free(0, Frames);
            Random random = new(Seed);
            bool[] used = new bool[Frames];
            List<(int First, int Count)> live = [];
            for (int step = 0; step < 20_000; step++)
            {
                if (random.Next(2) == 0)
                {
                    Allocate(ref allocator, random, used, live, step);
                }
                else if (live.Count > 0)
                {
                    int index = random.Next(live.Count);
                    (int first, int count) = live[index];
                    live.RemoveAt(index);
                    allocator.Free(first, count);
                    Array.Clear(used, first, count);
                }

                int free = Array.FindAll(used, static frame => !frame).Length;
                Assert.True(free == allocator.FreeFrames, $"seed {Seed}, step {step}: {free} frames are free, not {allocator.FreeFrames}");
            }

            Assert.Equal(used, Array.ConvertAll(FrameNumbers(), frame => !allocator.IsFree(frame)));
        }

        private static int[] FrameNumbers()
        {
            int[] numbers = new int[Frames];
            for (int frame = 0; frame < Frames; frame++)
            {
                numbers[frame] = frame;
            }

            return numbers;
        }

        private static void Allocate<TAllocator>(
            ref TAllocator allocator, Random random, bool[] used, List<(int First, int Count)> live, int step)
            where TAllocator : struct, IFrameAllocator<TAllocator>
        {
            int count = 1 + random.Next(random.Next(10) == 0 ? 200 : 8);
            int alignment = random.Next(5);
            int largest = allocator.LargestRun;
            if (!allocator.TryAllocate(count, alignment, out int first))
            {
                // A policy may refuse what a better one could give, but never what it says it has.
                Assert.True(count > largest || alignment > 0, $"seed {Seed}, step {step}: {count} frames refused, {largest} in a run");
                return;
            }

            Assert.InRange(first, 0, Frames - count);
            Assert.Equal(0, first % (1 << alignment));
            Assert.DoesNotContain(true, used[first..(first + count)]);
            Array.Fill(used, true, first, count);
            live.Add((first, count));
        }
    }
}
