using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Micro.Abi;
using Micro.MessagePack;
using Micro.Trace;
using Xunit;
using Xunit.Abstractions;

namespace Micro.Ipc.Tests.Trace;

/// <summary>The form of recordings: what is written is read again, and nothing else is.</summary>
public sealed class TraceStreamTests(ITestOutputHelper output)
{
    public static TheoryData<TraceKind> Kinds => [.. Enum.GetValues<TraceKind>().Where(kind => kind != TraceKind.None)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_record_of_every_kind_is_read_as_it_was_written(TraceKind kind)
    {
        Random random = new((int)kind);
        for (int payload = 0; payload <= TraceRecord.PayloadLimit; payload += 11)
        {
            for (int objects = 0; objects <= MessageHeader.MaxCapabilities; objects++)
            {
                TraceRecord record = Some(random, kind, payload, objects);
                byte[] bytes = Written(record);

                Assert.Equal(DecodeError.None, TraceStream.Read(bytes, out TraceRecord read, out int length));
                Assert.Equal(bytes.Length, length);
                Assert.Equal(Parts(record), Parts(read));
            }
        }
    }

    [Fact]
    public void The_greatest_record_fits_and_the_least_is_short()
    {
        TraceRecord greatest = Some(new Random(1), TraceKind.Reply, TraceRecord.PayloadLimit, MessageHeader.MaxCapabilities);
        greatest.Flags = byte.MaxValue;
        greatest.From = greatest.To = greatest.Detail = uint.MaxValue;
        greatest.Number = greatest.Time = greatest.Header = greatest.Badge = ulong.MaxValue;
        for (int i = 0; i < MessageHeader.MaxCapabilities; i++)
        {
            greatest.Objects[i] = ulong.MaxValue;
        }

        Assert.InRange(Written(greatest).Length, 1, TraceStream.MaxValueBytes);
        Assert.Equal(13, Written(new TraceRecord { Kind = TraceKind.Started }).Length);
        Assert.Equal(Parts(greatest), Parts(Read(Written(greatest))));
    }

    [Fact]
    public void An_empty_slot_between_objects_stays_one()
    {
        TraceRecord record = new() { Kind = TraceKind.Request };
        record.Objects[2] = 7;

        TraceRecord read = Read(Written(record));

        Assert.Equal([0UL, 0, 7, 0], Enumerable.Range(0, 4).Select(i => read.Objects[i]));
    }

    [Fact]
    public void A_payload_that_claims_to_be_longer_is_what_there_is()
    {
        TraceRecord record = new() { Kind = TraceKind.Request, PayloadBytes = ushort.MaxValue };

        Assert.Equal(TraceRecord.PayloadLimit, Read(Written(record)).PayloadBytes);
    }

    [Fact]
    public void The_record_has_the_size_that_the_ring_counts_with() => Assert.Equal(TraceRecord.Size, Unsafe.SizeOf<TraceRecord>());

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void A_stream_begins_with_its_version_and_processor(string architecture)
    {
        byte[] head = Head(architecture);

        Assert.Equal(DecodeError.None, TraceStream.ReadHead([.. head, 1, 2], out uint version, out ReadOnlySpan<byte> read, out int length));
        Assert.Equal((TraceStream.Version, architecture, head.Length), (version, Encoding.UTF8.GetString(read), length));
        Assert.Equal("93ab6d6963726f2d7472616365", Convert.ToHexStringLower(head[..13]));
    }

    [Fact]
    public void Another_version_is_told_and_not_refused()
    {
        byte[] head = Head("x64");
        head[13] = 99;

        Assert.Equal(DecodeError.None, TraceStream.ReadHead(head, out uint version, out _, out _));
        Assert.Equal(99u, version);
    }

    [Theory]
    [InlineData("", DecodeError.Truncated)]
    [InlineData("93", DecodeError.Truncated)]
    [InlineData("c0", DecodeError.WrongType)]
    [InlineData("92ab6d6963726f2d747261636501", DecodeError.WrongCount)] // no architecture
    [InlineData("93ab6d6963726f2d747261636401a3783634", DecodeError.OutOfRange)] // micro-tracd
    [InlineData("93c40b6d6963726f2d747261636501a3783634", DecodeError.WrongType)] // binary
    [InlineData("93d90b6d6963726f2d747261636501a3783634", DecodeError.NotCanonical)] // a longer form
    [InlineData("93ab6d6963726f2d7472616365a131a3783634", DecodeError.WrongType)] // the version as text
    [InlineData("93ab6d6963726f2d747261636501b0303132333435363738393031323334", DecodeError.Truncated)]
    [InlineData("93ab6d6963726f2d747261636501b13031323334353637383930313233343536", DecodeError.TooLong)] // 17 letters
    public void What_is_no_head_is_refused(string bytes, DecodeError error) =>
        Assert.Equal(error, TraceStream.ReadHead(Convert.FromHexString(bytes), out _, out _, out _));

    [Theory]
    [InlineData("9b00000102000000000090c400", DecodeError.OutOfRange)] // no kind
    [InlineData("9b0f000102000000000090c400", DecodeError.OutOfRange)] // a kind beyond the last
    [InlineData("9acc01000102000000000090c4", DecodeError.WrongCount)]
    [InlineData("9bcc01000102000000000090c400", DecodeError.NotCanonical)] // the kind in two bytes
    [InlineData("9bcd0101000102000000000090c400", DecodeError.OutOfRange)] // the kind beyond a byte
    [InlineData("9b01ff0102000000000090c400", DecodeError.OutOfRange)] // flags below zero
    [InlineData("9b01000102cf0000000100000000000000000090c400", DecodeError.OutOfRange)] // a label beyond 32 bits
    [InlineData("9b0100010200cf000000010000000000000090c400", DecodeError.OutOfRange)]
    [InlineData("9b010001020000cf0000000100000000000090c400", DecodeError.OutOfRange)]
    [InlineData("9b010001020000000000950102030405c400", DecodeError.OutOfRange)] // five objects
    [InlineData("9b0100010200000000009101a0", DecodeError.WrongType)] // a payload of text
    [InlineData("9b01000102000000000080c400", DecodeError.WrongType)] // a map of objects
    [InlineData("a0", DecodeError.WrongType)]
    public void What_is_no_record_is_refused(string bytes, DecodeError error) =>
        Assert.Equal(error, TraceStream.Read(Convert.FromHexString(bytes), out _, out _));

    [Fact]
    public void A_payload_beyond_the_limit_is_refused()
    {
        byte[] fine = Written(Some(new Random(2), TraceKind.Request, TraceRecord.PayloadLimit, 0));
        byte[] longer = [.. fine[..^(TraceRecord.PayloadLimit + 1)], TraceRecord.PayloadLimit + 1, .. fine[^TraceRecord.PayloadLimit..], 0];

        Assert.Equal(DecodeError.None, TraceStream.Read(fine, out _, out _));
        Assert.Equal(DecodeError.TooLong, TraceStream.Read(longer, out _, out _));
    }

    [Fact]
    public void Cut_off_at_any_byte_a_record_is_truncated()
    {
        byte[] bytes = Written(Some(new Random(3), TraceKind.Reply, 100, 3));
        for (int length = 0; length < bytes.Length; length++)
        {
            Assert.Equal(DecodeError.Truncated, TraceStream.Read(bytes.AsSpan(0, length), out _, out _));
        }
    }

    [Fact]
    public void What_does_not_fit_is_written_as_nothing()
    {
        TraceRecord record = Some(new Random(4), TraceKind.Reply, 100, 3);

        Assert.Equal(0, TraceStream.Write(ref record, new byte[50]));
        Assert.Equal(0, TraceStream.WriteHead("x64"u8, new byte[5]));
    }

    [Fact]
    public void Any_bytes_are_read_without_harm_and_what_is_read_is_written_alike()
    {
        const int seed = 77;
        output.WriteLine($"seed {seed}");
        Random random = new(seed);
        byte[] whole = Written(Some(random, TraceKind.Reply, 40, 2));
        int accepted = 0;
        for (int round = 0; round < 20_000; round++)
        {
            byte[] bytes = [.. whole];
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            if (TraceStream.Read(bytes, out TraceRecord record, out int length) == DecodeError.None)
            {
                accepted++;

                // One form for each record, so equal recordings are equal bytes; only empty slots at the end are left out.
                bool isShorter = record.Objects[1] == 0;
                Assert.True(isShorter || bytes.AsSpan(0, length).SequenceEqual(Written(record)));
            }
        }

        Assert.InRange(accepted, 1000, 19_999);
    }

    private static TraceRecord Some(Random random, TraceKind kind, int payload, int objects)
    {
        TraceRecord record = new()
        {
            Number = (ulong)random.NextInt64(),
            Time = (ulong)random.Next(),
            Kind = kind,
            Flags = (byte)random.Next(256),
            PayloadBytes = (ushort)payload,
            From = (uint)random.Next(300),
            To = (uint)random.Next(),
            Detail = (uint)random.Next(70_000),
            Header = (ulong)random.NextInt64(),
            Badge = (ulong)random.Next(2),
        };
        for (int i = 0; i < objects; i++)
        {
            record.Objects[i] = (ulong)random.NextInt64(1, long.MaxValue);
        }

        random.NextBytes(MemoryMarshal.CreateSpan(ref Unsafe.As<TraceRecord.Bytes, byte>(ref record.Payload), payload));
        return record;
    }

    private static IEnumerable<object> Parts(TraceRecord record)
    {
        object[] objects = [.. Enumerable.Range(0, MessageHeader.MaxCapabilities).Select(i => (object)record.Objects[i])];
        return
        [
            record.Number, record.Time, record.Kind, record.Flags, record.PayloadBytes, record.From, record.To, record.Detail, record.Header,
            record.Badge, Convert.ToHexString(TraceStream.PayloadOf(ref record)), .. objects,
        ];
    }

    private static byte[] Written(TraceRecord record)
    {
        byte[] buffer = new byte[TraceStream.MaxValueBytes];
        return buffer[..TraceStream.Write(ref record, buffer)];
    }

    private static TraceRecord Read(byte[] bytes)
    {
        Assert.Equal(DecodeError.None, TraceStream.Read(bytes, out TraceRecord record, out _));
        return record;
    }

    private static byte[] Head(string architecture)
    {
        byte[] buffer = new byte[TraceStream.MaxValueBytes];
        return buffer[..TraceStream.WriteHead(Encoding.UTF8.GetBytes(architecture), buffer)];
    }
}
