using System;
using System.Collections.Generic;
using Micro.Protocols;
using Xunit;

namespace Micro.Server.Tests.State;

public sealed class SmallBlocksTests
{
    private const int Seed = 8;

    [Fact]
    public void Blocks_never_overlap_and_all_spans_come_back()
    {
        using HostRegion region = new(frames: 256);
        SmallBlocks heap = new(region.Open());
        SpanLedger ledger = new();
        CountingSource source = new(ledger);
        Dictionary<ulong, (ulong Size, int Span)> live = [];
        SortedSet<ulong> starts = [];
        Random random = new(Seed);
        for (int step = 0; step < 50_000; step++)
        {
            if (random.Next(100) < 52)
            {
                ulong size = (ulong)random.Next(1, random.Next(4) == 0 ? 4097 : 200);
                Assert.Equal(ServiceError.None, heap.Allocate(ref source, size, out ulong offset, out int span));
                Assert.True(ledger.Contains(offset, size), $"seed {Seed}");
                Assert.True(starts.Add(offset));
                SortedSet<ulong> below = starts.GetViewBetween(0, offset - 1);
                Assert.True(below.Count == 0 || below.Max + live[below.Max].Size <= offset);
                SortedSet<ulong> above = starts.GetViewBetween(offset + 1, ulong.MaxValue);
                Assert.True(above.Count == 0 || offset + size <= above.Min);
                live.Add(offset, (size, span));
            }
            else if (live.Count != 0)
            {
                ulong offset = Pick(live, random);
                int span = live[offset].Span;
                Assert.Equal(ServiceError.None, heap.Free(ref source, offset, span));
                _ = live.Remove(offset);
                _ = starts.Remove(offset);
            }
        }

        foreach ((ulong offset, (ulong _, int span)) in live)
        {
            Assert.Equal(ServiceError.None, heap.Free(ref source, offset, span));
        }

        Assert.InRange(ledger.Count, 1, 9);
        heap.Trim(ref source);
        Assert.Equal(0, ledger.Count);
    }

    [Fact]
    public void A_block_freed_and_wanted_again_asks_for_no_span()
    {
        using HostRegion region = new(frames: 64);
        SmallBlocks heap = new(region.Open());
        SpanLedger ledger = new();
        CountingSource source = new(ledger);
        for (int round = 0; round < 100; round++)
        {
            Assert.Equal(ServiceError.None, heap.Allocate(ref source, 64, out ulong offset, out int span));
            Assert.Equal(ServiceError.None, heap.Free(ref source, offset, span));
        }

        Assert.Equal(1, ledger.Taken);
    }

    [Fact]
    public void Double_frees_and_foreign_pointers_are_named()
    {
        using HostRegion region = new(frames: 64);
        SmallBlocks heap = new(region.Open());
        CountingSource source = new(new SpanLedger());
        Assert.Equal(ServiceError.None, heap.Allocate(ref source, 100, out ulong offset, out int span));
        Assert.Equal(ServiceError.ForeignPointer, heap.Free(ref source, offset + 1, span));
        Assert.Equal(ServiceError.ForeignPointer, heap.Free(ref source, offset + (1 << 20), span));
        Assert.Equal(ServiceError.ForeignPointer, heap.Free(ref source, offset, span + 1));
        Assert.Equal(ServiceError.None, heap.Free(ref source, offset, span));
        Assert.Equal(ServiceError.DoubleFree, heap.Free(ref source, offset, span));
    }

    private static ulong Pick(Dictionary<ulong, (ulong Size, int Span)> live, Random random)
    {
        int place = random.Next(Math.Min(live.Count, 50));
        foreach (ulong offset in live.Keys)
        {
            if (place-- == 0)
            {
                return offset;
            }
        }

        throw new InvalidOperationException();
    }

    /// <summary>The spans that are out.</summary>
    private sealed class SpanLedger
    {
        private readonly Dictionary<ulong, ulong> _spans = [];

        public int Count => _spans.Count;

        public int Taken { get; private set; }

        public ulong Take(ulong bytes)
        {
            Taken++;
            ulong offset = (ulong)Taken << 16;
            _spans.Add(offset, bytes);
            return offset;
        }

        public void Return(ulong offset) => Assert.True(_spans.Remove(offset));

        public bool Contains(ulong offset, ulong size) =>
            _spans.TryGetValue(offset & ~0xFFFFUL, out ulong bytes) && (offset & 0xFFFF) + size <= bytes;
    }

    private readonly struct CountingSource(SpanLedger ledger) : ISpanSource
    {
        public ServiceError Take(ulong bytes, out ulong offset)
        {
            offset = ledger.Take(bytes);
            return ServiceError.None;
        }

        public void Return(ulong offset) => ledger.Return(offset);
    }
}
