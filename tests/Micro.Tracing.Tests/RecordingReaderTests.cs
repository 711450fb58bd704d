using System;
using System.Linq;
using System.Text;
using Micro.Trace;
using Micro.Tracing.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace Micro.Tracing.Tests;

/// <summary>What is wrong with a recording is said with its place, and what comes before it is kept.</summary>
public sealed class RecordingReaderTests(ITestOutputHelper output)
{
    private static readonly byte[] _whole = Sessions.Cat().Bytes();

    [Fact]
    public void A_whole_recording_has_all_records()
    {
        Recording recording = RecordingReader.Read(_whole);

        Assert.Equal(("x64", true, 0UL), (recording.Architecture, recording.IsEnded, recording.LostRecords));
        Assert.Null(recording.Damage);
        Assert.Equal(Sessions.Cat().Records.Select(r => (r.Kind, r.Number, r.Time, r.From, r.To, r.Header, r.Badge)),
            recording.Events.Select(e => (e.Kind, e.Number, e.Time, e.From, e.To, e.Header.Bits, e.Badge)));
    }

    [Fact]
    public void Records_need_not_have_been_a_file() => Assert.Equal(
        TraceText.Of(RecordingReader.Read(Sessions.Cat().OpenBytes())), TraceText.Of(Recording.Of("x64", Sessions.Cat().Records)));

    [Fact]
    public void Cut_off_at_any_byte_it_has_the_records_before()
    {
        string text = TraceText.Of(RecordingReader.Read(_whole));
        int records = 0;
        for (int length = 0; length < _whole.Length; length++)
        {
            Recording recording = RecordingReader.Read(_whole.AsSpan(0, length));

            Assert.NotNull(recording.Damage);
            Assert.Equal(recording.Damage.Record, recording.Events.Count);
            Assert.InRange(recording.Events.Count, records, records + 1);
            Assert.InRange(recording.Damage.Offset, Math.Max(0, length - TraceStream.MaxValueBytes), length);
            records = recording.Events.Count;
            foreach (string line in TraceText.Of(recording).Split('\n').Where(line => line.Contains('#', StringComparison.Ordinal)))
            {
                Assert.Contains(line.Replace("PENDING ", "", StringComparison.Ordinal), text);
            }
        }

        Assert.Equal(RecordingReader.Read(_whole).Events.Count, records);
    }

    [Theory]
    [InlineData("", "the file is empty (at byte 0, after 0 records)")]
    [InlineData("GIF89a", "this is no recording of Micro (at byte 0, after 0 records)")]
    [InlineData("{ \"type\": \"recording\" }", "this is no recording of Micro")]
    [InlineData("micro-trace", "this is no recording of Micro")]
    public void Another_kind_of_file_is_none(string content, string reason) =>
        Assert.StartsWith(reason, RecordingReader.Read(Encoding.UTF8.GetBytes(content)).Damage!.ToString());

    [Fact]
    public void A_recording_of_another_version_is_not_guessed_at()
    {
        byte[] later = [.. _whole];
        later[13] = (byte)(TraceStream.Version + 1);

        Recording recording = RecordingReader.Read(later);

        Assert.Equal("the recording has version 3, and this tool reads version 2 (at byte 0, after 0 records)", recording.Damage!.ToString());
        Assert.Empty(recording.Events);
    }

    [Fact]
    public void The_place_of_the_damage_is_right()
    {
        int head = TraceStream.WriteHead("x64"u8, new byte[TraceStream.MaxValueBytes]);
        byte[] damaged = [.. _whole];
        damaged[head] = 0xC1;

        Assert.Equal($"a record is damaged: a value is of another kind than it must be (at byte {head}, after 0 records)", RecordingReader.Read(damaged).Damage!.ToString());
        Assert.Equal($"bytes follow the end of the recording (at byte {_whole.Length}, after {Sessions.Cat().Records.Count + 1} records)", RecordingReader.Read([.. _whole, 0]).Damage!.ToString());
        Assert.Equal($"record 1 follows record {Sessions.Cat().Records.Count} (at byte {Sessions.Cat().OpenBytes().Length}, after {Sessions.Cat().Records.Count} records)",
            RecordingReader.Read([.. Sessions.Cat().OpenBytes(), .. Sessions.Cat().OpenBytes()[head..]]).Damage!.ToString());
    }

    [Fact]
    public void Any_bytes_in_it_are_survived_in_every_form()
    {
        const int seed = 5;
        output.WriteLine($"seed {seed}");
        Random random = new(seed);
        int damaged = 0;
        for (int round = 0; round < 800; round++)
        {
            byte[] bytes = [.. _whole];
            for (int i = random.Next(1, 5); i > 0; i--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            Recording recording = RecordingReader.Read(bytes);
            damaged += recording.Damage is null ? 0 : 1;
            EveryForm.Of(recording);
        }

        Assert.InRange(damaged, 250, 800);
    }

    [Fact]
    public void Any_events_in_any_order_are_survived_in_every_form()
    {
        const int seed = 6;
        output.WriteLine($"seed {seed}");
        Random random = new(seed);
        for (int round = 0; round < 100; round++)
        {
            EveryForm.Of(RandomEvents.Of(random, 400));
        }
    }
}
