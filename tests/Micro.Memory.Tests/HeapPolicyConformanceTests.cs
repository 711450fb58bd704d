using System;
using System.Collections.Generic;
using System.Linq;
using Micro.Protocols;
using Micro.Server;
using Micro.Servers.Heap;
using Micro.Servers.Heap.Policies;
using Xunit;

namespace Micro.Memory.Tests;

/// <summary>Laws that every heap policy obeys. A new policy adds one line here and gets the whole suite.</summary>
public sealed class HeapPolicyConformanceTests
{
    private const int Client = 3;
    private const int Other = 4;

    private static readonly Dictionary<string, Action<IHeapPolicyLaw>> _runners = new()
    {
        ["first-fit"] = law => law.Check<FirstFitPolicy>(),
        ["size-class"] = law => law.Check<SizeClassPolicy>(),
    };

    public static TheoryData<string> Policies => [.. _runners.Keys];

    [Theory]
    [MemberData(nameof(Policies))]
    public void Random_operations_keep_the_laws_of_the_model(string policy) => _runners[policy](new RandomOperations());

    [Theory]
    [MemberData(nameof(Policies))]
    public void A_second_free_is_refused_by_name(string policy) => _runners[policy](new WrongFrees());

    [Theory]
    [MemberData(nameof(Policies))]
    public void A_region_that_grew_by_what_the_policy_asks_has_room(string policy) => _runners[policy](new Growth());

    [Theory]
    [MemberData(nameof(Policies))]
    public void Clients_do_not_see_each_other(string policy) => _runners[policy](new Isolation());

    private interface IHeapPolicyLaw
    {
        void Check<TPolicy>()
            where TPolicy : struct, IHeapPolicy<TPolicy>;
    }

    private sealed class WrongFrees : IHeapPolicyLaw
    {
        public void Check<TPolicy>()
            where TPolicy : struct, IHeapPolicy<TPolicy>
        {
            using HostRegion region = new(frames: 4096);
            TPolicy policy = TPolicy.Declare(region.Open());
            Assert.True(policy.Extend(Client, 0, 1 << 20));
            foreach (ulong size in new ulong[] { 16, 100, 2048, 5000, 100_000 })
            {
                Assert.Equal(ServiceError.None, policy.Allocate(Client, size, out ulong offset));
                Assert.Equal(ServiceError.None, policy.Allocate(Client, size, out ulong neighbour));
                Assert.Equal(ServiceError.ForeignPointer, policy.Free(Client, offset + 8));
                Assert.Equal(ServiceError.None, policy.Free(Client, offset));
                Assert.Equal(ServiceError.DoubleFree, policy.Free(Client, offset));
                Assert.Equal(ServiceError.None, policy.Free(Client, neighbour));
                Assert.Equal(ServiceError.DoubleFree, policy.Free(Client, offset));
            }

            Assert.Equal(ServiceError.ForeignPointer, policy.Free(Client, 1 << 20));
            Assert.True(policy.Validate(Client, 1 << 20));
        }
    }

    private sealed class Growth : IHeapPolicyLaw
    {
        public void Check<TPolicy>()
            where TPolicy : struct, IHeapPolicy<TPolicy>
        {
            using HostRegion region = new(frames: 4096);
            TPolicy policy = TPolicy.Declare(region.Open());
            ulong end = 0;
            for (ulong size = 1; size < 100_000; size = (size * 3) + 1)
            {
                while (policy.Allocate(Client, size, out _) == ServiceError.None)
                {
                }

                ulong pages = (policy.GrowthFor(size) + HeapLimits.Page - 1) / HeapLimits.Page;
                Assert.True(policy.Extend(Client, end, pages * HeapLimits.Page));
                end += pages * HeapLimits.Page;
                Assert.Equal(ServiceError.None, policy.Allocate(Client, size, out ulong offset));
                Assert.True(offset + size <= end);
                Assert.True(policy.Validate(Client, end));
            }

            policy.Forget(Client);
            Assert.Equal(0, policy.Measure(Client).LiveBlocks);
            Assert.Equal(ServiceError.OutOfMemory, policy.Allocate(Client, 1, out _));
        }
    }

    private sealed class Isolation : IHeapPolicyLaw
    {
        public void Check<TPolicy>()
            where TPolicy : struct, IHeapPolicy<TPolicy>
        {
            using HostRegion region = new(frames: 4096);
            TPolicy policy = TPolicy.Declare(region.Open());
            Assert.True(policy.Extend(Client, 0, 1 << 16));
            Assert.True(policy.Extend(Other, 0, 1 << 16));
            Assert.Equal(ServiceError.None, policy.Allocate(Client, 64, out ulong mine));
            Assert.Equal(ServiceError.None, policy.Allocate(Other, 64, out ulong theirs));
            Assert.Equal(mine, theirs);
            Assert.Equal(ServiceError.None, policy.Free(Client, mine));
            Assert.Equal(1, policy.Measure(Other).LiveBlocks);
            policy.Forget(Client);
            Assert.Equal(ServiceError.None, policy.Free(Other, theirs));
            Assert.True(policy.Validate(Other, 1 << 16));
        }
    }

    /// <summary>A list of live blocks in plain C# is the oracle; the region grows and is cut as the server does it.</summary>
    private sealed class RandomOperations : IHeapPolicyLaw
    {
        private const int Seed = 19_640_711;
        private readonly Random _random = new(Seed);
        private readonly SortedDictionary<ulong, ulong> _live = [];
        private ulong _end;

        public void Check<TPolicy>()
            where TPolicy : struct, IHeapPolicy<TPolicy>
        {
            using HostRegion region = new(frames: 16384);
            TPolicy policy = TPolicy.Declare(region.Open());
            for (int step = 0; step < 10_000; step++)
            {
                Step(ref policy);
                Assert.True(step % 50 != 0 || policy.Validate(Client, _end), $"seed {Seed}, step {step}: the lists are broken");
                Assert.True(policy.Measure(Client).LiveBlocks == _live.Count, $"seed {Seed}, step {step}: blocks are lost");
            }

            foreach (ulong offset in _live.Keys)
            {
                Assert.Equal(ServiceError.None, policy.Free(Client, offset));
            }

            Assert.Equal(0UL, policy.FreeTail(Client, _end));
            Assert.Equal(0UL, policy.Measure(Client).UsedBytes);
        }

        private void Step<TPolicy>(ref TPolicy policy)
            where TPolicy : struct, IHeapPolicy<TPolicy>
        {
            switch (_random.Next(5))
            {
                case 0 or 1:
                    Allocate(ref policy);
                    break;
                case 2:
                    Resize(ref policy);
                    break;
                default:
                    Free(ref policy);
                    break;
            }
        }

        private void Allocate<TPolicy>(ref TPolicy policy)
            where TPolicy : struct, IHeapPolicy<TPolicy>
        {
            ulong size = 1 + (ulong)_random.Next(1 << (4 + _random.Next(11)));
            ServiceError error = policy.Allocate(Client, size, out ulong offset);
            if (error == ServiceError.OutOfMemory)
            {
                ulong bytes = (policy.GrowthFor(size) + HeapLimits.Page - 1) / HeapLimits.Page * HeapLimits.Page;
                Assert.True(policy.Extend(Client, _end, bytes));
                _end += bytes;
                error = policy.Allocate(Client, size, out offset);
            }

            Assert.Equal(ServiceError.None, error);
            Assert.Equal(0UL, offset % HeapLimits.Granule);
            AssertClear(offset, size);
            _live.Add(offset, size);
        }

        private void Resize<TPolicy>(ref TPolicy policy)
            where TPolicy : struct, IHeapPolicy<TPolicy>
        {
            if (_live.Count == 0)
            {
                return;
            }

            ulong offset = _live.Keys.ElementAt(_random.Next(_live.Count));
            ulong size = 1 + (ulong)_random.Next(1 << (4 + _random.Next(11)));
            ulong old = _live[offset];
            Assert.Equal(ServiceError.None, policy.Resize(Client, offset, size, out ulong usable, out bool resized));
            Assert.True(usable >= (resized ? size : old) || (!resized && usable >= old));
            if (resized)
            {
                _ = _live.Remove(offset);
                AssertClear(offset, size);
                _live.Add(offset, size);
            }
        }

        private void Free<TPolicy>(ref TPolicy policy)
            where TPolicy : struct, IHeapPolicy<TPolicy>
        {
            if (_live.Count == 0)
            {
                return;
            }

            ulong offset = _live.Keys.ElementAt(_random.Next(_live.Count));
            Assert.Equal(ServiceError.None, policy.Free(Client, offset));
            _ = _live.Remove(offset);
            ulong tail = policy.FreeTail(Client, _end);
            ulong cut = (tail + HeapLimits.Page - 1) / HeapLimits.Page * HeapLimits.Page;
            if (cut < _end && _random.Next(4) == 0)
            {
                policy.Cut(Client, cut);
                _end = cut;
            }
        }

        private void AssertClear(ulong offset, ulong size)
        {
            Assert.True(offset + size <= _end, $"seed {Seed}: block {offset}+{size} ends behind the region");
            foreach ((ulong start, ulong length) in _live)
            {
                Assert.True(offset + size <= start || start + length <= offset, $"seed {Seed}: {offset}+{size} overlaps {start}+{length}");
            }
        }
    }
}
