using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Micro.Abi;
using Micro.Tools.Recordings;
using Micro.Tracing;
using Micro.Tracing.Tests.Support;
using Xunit;

namespace Micro.Tools.Tests;

/// <summary>The end of a recording out of the memory of a machine that could not write it.</summary>
public sealed class UnwrittenRecordsTests : IDisposable
{
    private const int Capacity = 16;
    private const int RingFrame = 300;
    private const int FrameBytes = 4096;
    private readonly string _memory = Path.GetTempFileName();

    public void Dispose() => File.Delete(_memory);

    [Theory]
    [InlineData(3, 8, 5, 0)]
    [InlineData(0, 8, 8, 0)]
    [InlineData(8, 8, 0, 0)]
    [InlineData(20, 30, 10, 0)]
    [InlineData(10, 30, 16, 4)]
    public void The_stream_goes_on_where_it_stopped(int written, int made, int read, int lost)
    {
        WriteMemory(Records(made));

        Assert.True(UnwrittenRecords.TryAdd(RecordingScript.BytesOf(Records(written)), _memory, out byte[] whole, out int count));

        Recording recording = RecordingReader.Read(whole);
        Assert.Equal((read, (ulong)lost, true, null), (count, recording.LostRecords, recording.IsEnded, recording.Damage));
        Assert.Equal((ulong)made, recording.Events[^1].Number);
        Assert.Equal(made - lost, recording.Events.Count);
    }

    [Fact]
    public void What_was_cut_off_within_a_record_goes_on_before_it()
    {
        WriteMemory(Records(8));
        byte[] stream = RecordingScript.BytesOf(Records(4));

        Assert.True(UnwrittenRecords.TryAdd(stream.AsSpan(0, stream.Length - 5), _memory, out byte[] whole, out int count));

        Assert.Equal((5, 8, null), (count, RecordingReader.Read(whole).Events.Count, RecordingReader.Read(whole).Damage));
    }

    [Fact]
    public void A_message_whose_beginning_is_overwritten_is_lost_as_a_whole()
    {
        TraceRecord[] records = Records(20);
        records[3].Detail = 2;
        records[4].Kind = TraceKind.Continued;
        records[5].Kind = TraceKind.Continued;
        WriteMemory(records);

        Assert.True(UnwrittenRecords.TryAdd(RecordingScript.BytesOf(Records(3)), _memory, out byte[] whole, out _));

        Recording recording = RecordingReader.Read(whole);
        Assert.Equal((3UL, null), (recording.LostRecords, recording.Damage));
        Assert.Equal(7UL, recording.Events[3].Number);
    }

    [Fact]
    public void Memory_without_a_ring_and_a_damaged_stream_stay_what_they_are()
    {
        byte[] stream = RecordingScript.BytesOf(Records(4));
        File.WriteAllBytes(_memory, new byte[FrameBytes * 3]);
        Assert.False(UnwrittenRecords.TryAdd(stream, _memory, out _, out _));
        Assert.False(UnwrittenRecords.TryAdd(stream, _memory + ".none", out _, out _));

        WriteMemory(Records(8));
        stream[40] = 0xC1;
        Assert.False(UnwrittenRecords.TryAdd(stream, _memory, out _, out _));
        Assert.False(UnwrittenRecords.TryAdd("GIF89a"u8, _memory, out _, out _));
    }

    private static TraceRecord[] Records(int count) =>
    [
        .. Enumerable.Range(1, count).Select(number => new TraceRecord
        {
            Kind = TraceKind.Request, Number = (ulong)number, Time = (ulong)number * 1000, From = 1, To = 2, Header = new MessageHeader(0, 0, 3).Bits,
        }),
    ];

    private void WriteMemory(TraceRecord[] made)
    {
        TraceRecord[] ring = new TraceRecord[Capacity];
        foreach (TraceRecord record in made)
        {
            ring[(record.Number - 1) % Capacity] = record;
        }

        TraceRingHead head = new() { Magic = TraceRingHead.ExpectedMagic, Capacity = Capacity, Written = (ulong)made.Length };
        using FileStream file = File.Create(_memory);

        // Something that only looks like one comes first.
        file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<TraceRingHead>(in head)));
        file.Position = RingFrame * FrameBytes;
        file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<TraceRingHead>(in head)));
        file.Position = (RingFrame + 1) * FrameBytes;
        file.Write(MemoryMarshal.AsBytes(ring.AsSpan()));
    }
}
