using System;
using System.Collections.Generic;
using Micro.Abi;
using Micro.MessagePack;
using Micro.Servers.Tracer;
using Micro.Trace;
using Xunit;

namespace Micro.Server.Tests.Tracer;

public sealed class RecorderTests
{
    private const int Capacity = 16;
    private const int BufferBytes = 4 * TraceStream.MaxValueBytes;

    [Fact]
    public void The_stream_holds_every_record_and_its_end()
    {
        using HostRegion region = new(frames: 4);
        TestRing ring = new(Capacity);
        TestOutput output = new(BufferBytes, isSlow: false);
        Recorder<TestRing, TestOutput> recorder = new(region.Open(), ring, output);

        recorder.Begin("x64"u8);
        for (int round = 0; round < 100; round++)
        {
            ring.Make(round % Capacity);
            recorder.Drain();
        }

        Assert.False(recorder.IsFinished);
        ring.Make(3);
        recorder.End(77);
        recorder.Drain();
        Assert.True(recorder.IsFinished);

        List<TraceRecord> records = Read(output);
        Assert.Equal((int)ring.Written + 1, records.Count);
        for (int i = 0; i < records.Count - 1; i++)
        {
            Assert.Equal((TraceKind.Request, (ulong)i + 1), (records[i].Kind, records[i].Number));
        }

        Assert.Equal((TraceKind.End, ring.Written, 77UL), (records[^1].Kind, records[^1].Badge, records[^1].Time));
        Assert.Equal((ring.Written, 0UL, (ulong)output.Taken.Count), (recorder.State.Records, recorder.State.Lost, recorder.State.Bytes));
    }

    [Fact]
    public void What_was_overwritten_is_counted_in_its_place()
    {
        using HostRegion region = new(frames: 4);
        TestRing ring = new(Capacity);
        TestOutput output = new(BufferBytes, isSlow: false);
        Recorder<TestRing, TestOutput> recorder = new(region.Open(), ring, output);
        recorder.Begin("arm64"u8);

        ring.Make(2);
        recorder.Drain();
        ring.Make(100);
        recorder.Drain();
        ring.DuringCopy = () => ring.Make(Capacity + 9);
        ring.Make(1);
        recorder.End(0);
        recorder.Drain();

        List<TraceRecord> records = Read(output);
        List<TraceRecord> lost = records.FindAll(record => record.Kind == TraceKind.Lost);
        Assert.Equal([(86UL, 84UL), (112UL, 10UL)], lost.ConvertAll(record => (record.Number, record.Badge)));
        Assert.Equal(87UL, records[records.FindIndex(record => record.Kind == TraceKind.Lost) + 1].Number);
        Assert.Equal(113UL, records[records.FindLastIndex(record => record.Kind == TraceKind.Lost) + 1].Number);
        Assert.Equal(128UL, records[^1].Badge);
        Assert.Equal((94UL, 34UL), (recorder.State.Lost, recorder.State.Records));
    }

    [Fact]
    public void Nobody_waits_for_an_output_that_is_slow()
    {
        using HostRegion region = new(frames: 4);
        TestRing ring = new(Capacity);
        TestOutput output = new(BufferBytes, isSlow: true);
        Recorder<TestRing, TestOutput> recorder = new(region.Open(), ring, output);
        recorder.Begin("x64"u8);
        output.Take();
        ring.Make(Capacity);
        recorder.Drain();
        Assert.True(output.IsBusy);

        ring.Make(1000);
        recorder.Drain();
        recorder.End(0);
        recorder.Drain();
        Assert.False(recorder.IsFinished);
        while (!recorder.IsFinished)
        {
            output.Take();
            recorder.Drain();
        }

        List<TraceRecord> records = Read(output);
        Assert.Equal(TraceKind.End, records[^1].Kind);
        Assert.Equal(ring.Written, recorder.State.Records + recorder.State.Lost);
        Assert.NotEqual(0UL, recorder.State.Lost);
    }

    [Fact]
    public void A_recorder_that_is_started_anew_goes_on_where_it_was()
    {
        using HostRegion region = new(frames: 4);
        TestRing ring = new(Capacity);
        TestOutput output = new(BufferBytes, isSlow: false);
        Recorder<TestRing, TestOutput> first = new(region.Open(), ring, output);
        first.Begin("x64"u8);
        ring.Make(5);
        first.Drain();

        Recorder<TestRing, TestOutput> second = new(region.Open(), ring, output);
        second.Begin("x64"u8);
        ring.Make(2);
        second.Drain();

        Assert.Equal(7, Read(output).Count);
    }

    [Fact]
    public void A_message_is_in_the_stream_as_a_whole_or_not_at_all()
    {
        using HostRegion region = new(frames: 4);
        TestRing ring = new(Capacity);
        TestOutput output = new(BufferBytes + (8 * TraceStream.MaxValueBytes), isSlow: false);
        Recorder<TestRing, TestOutput> recorder = new(region.Open(), ring, output);
        recorder.Begin("x64"u8);

        // Its beginning is overwritten before anybody reads: with 18 records in 16 places its first two are gone.
        ring.MakeLong(5);
        ring.Make(12);
        recorder.Drain();

        // And here its end, while it is read.
        ring.MakeLong(3);
        ring.DuringCopy = () => ring.DuringCopy = () => ring.Make(Capacity + 2);
        recorder.Drain();
        ring.MakeLong(2);
        recorder.End(0);
        recorder.Drain();

        List<TraceRecord> records = Read(output);
        Assert.Equal([(6UL, 6UL), (24UL, 6UL)], records.FindAll(record => record.Kind == TraceKind.Lost).ConvertAll(record => (record.Number, record.Badge)));
        Assert.Equal([41UL, 42UL, 43UL], records[^4..^1].ConvertAll(record => record.Number));
        Assert.Equal(2, records.FindAll(record => record.Kind == TraceKind.Continued).Count);
        Assert.Equal((12UL, 31UL), (recorder.State.Lost, recorder.State.Records));
    }

    private static List<TraceRecord> Read(TestOutput output)
    {
        ReadOnlySpan<byte> rest = output.Taken.ToArray();
        Assert.Equal(DecodeError.None, TraceStream.ReadHead(rest, out uint version, out _, out int length));
        Assert.Equal(TraceStream.Version, version);
        List<TraceRecord> records = [];
        for (rest = rest[length..]; !rest.IsEmpty; rest = rest[length..])
        {
            Assert.Equal(DecodeError.None, TraceStream.Read(rest, out TraceRecord record, out length));
            records.Add(record);
        }

        return records;
    }
}
