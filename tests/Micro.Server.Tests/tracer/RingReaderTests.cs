using System.Collections.Generic;
using Micro.Abi;
using Micro.Servers.Tracer;
using Xunit;

namespace Micro.Server.Tests.Tracer;

public sealed class RingReaderTests
{
    private const int Capacity = 16;

    [Fact]
    public void Records_are_read_in_order_and_once()
    {
        TestRing ring = new(Capacity);
        ring.Make(5);

        Assert.Equal([1, 2, 3, 4, 5], ReadAll(ring, 0));
        Assert.Equal([4, 5], ReadAll(ring, 3));
        Assert.Empty(ReadAll(ring, 5));
    }

    [Fact]
    public void A_full_ring_holds_as_many_as_it_says()
    {
        TestRing ring = new(Capacity);
        ring.Make(Capacity);
        Assert.Equal(Capacity, ReadAll(ring, 0).Count);

        ring.Make(1);
        Assert.Equal(2UL, ReadAll(ring, 0)[0]);
    }

    [Fact]
    public void A_record_that_is_overwritten_while_it_is_copied_is_not_taken()
    {
        TestRing ring = new(Capacity);
        ring.Make(3);
        ring.DuringCopy = () => ring.Make(Capacity);

        Assert.True(new RingReader<TestRing>(ring).TryReadAfter(0, out TraceRecord record));

        Assert.Equal(4UL, record.Badge);
        Assert.Equal(record.Badge, record.Number);
    }

    [Fact]
    public void A_record_that_is_just_not_overwritten_is_taken()
    {
        TestRing ring = new(Capacity);
        ring.Make(1);
        ring.DuringCopy = () => ring.Make(Capacity - 1);

        Assert.True(new RingReader<TestRing>(ring).TryReadAfter(0, out TraceRecord record));
        Assert.Equal(1UL, record.Badge);
    }

    private static List<ulong> ReadAll(TestRing ring, ulong last)
    {
        RingReader<TestRing> reader = new(ring);
        List<ulong> numbers = [];
        while (reader.TryReadAfter(last, out TraceRecord record))
        {
            last = record.Number;
            numbers.Add(record.Badge);
        }

        return numbers;
    }
}
