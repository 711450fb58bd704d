using System;
using System.Collections.Generic;
using Xunit;

namespace Micro.Server.Tests.State;

public sealed class StateQueueTests
{
    private const int Seed = 5;

    [Fact]
    public void A_ring_gives_back_every_byte_in_order()
    {
        using HostRegion region = new(frames: 2);
        StateRing ring = region.Open().Ring(100);
        Queue<byte> oracle = new();
        Random random = new(Seed);
        byte[] data = new byte[150];
        for (int step = 0; step < 5000; step++)
        {
            Span<byte> part = data.AsSpan(0, random.Next(150));
            if (random.Next(2) == 0)
            {
                random.NextBytes(part);
                int expected = Math.Min(part.Length, 100 - oracle.Count);
                Assert.Equal(expected, ring.Write(part));
                foreach (byte value in part[..expected])
                {
                    oracle.Enqueue(value);
                }
            }
            else
            {
                int count = ring.Read(part);
                Assert.Equal(Math.Min(part.Length, oracle.Count), count);
                foreach (byte value in part[..count])
                {
                    Assert.Equal(oracle.Dequeue(), value);
                }
            }

            Assert.Equal(oracle.Count, ring.Count);
        }
    }

    [Fact]
    public void A_queue_keeps_its_order_when_the_middle_is_removed()
    {
        using HostRegion region = new(frames: 2);
        StateQueue<int> queue = region.Open().Queue<int>(5);
        List<int> oracle = [];
        Random random = new(Seed);
        for (int step = 0; step < 5000; step++)
        {
            switch (random.Next(4))
            {
                case 0 when oracle.Count != 0:
                    queue.RemoveFirst();
                    oracle.RemoveAt(0);
                    break;
                case 1 when oracle.Count != 0:
                    int place = random.Next(oracle.Count);
                    queue.RemoveAt(place);
                    oracle.RemoveAt(place);
                    break;
                default:
                    Assert.Equal(oracle.Count < 5, queue.TryAdd(step));
                    if (oracle.Count < 5)
                    {
                        oracle.Add(step);
                    }

                    break;
            }

            Assert.Equal(oracle.Count, queue.Count);
            for (int i = 0; i < oracle.Count; i++)
            {
                Assert.Equal(oracle[i], queue[i]);
            }
        }
    }
}
