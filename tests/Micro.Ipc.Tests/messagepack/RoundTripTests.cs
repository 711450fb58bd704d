using System;
using Micro.MessagePack;
using Xunit;
using Xunit.Abstractions;

namespace Micro.Ipc.Tests.MessagePack;

/// <summary>Laws of writer and reader together, over random values from a printed seed.</summary>
public sealed class RoundTripTests(ITestOutputHelper output)
{
    private const int Rounds = 20_000;

    [Fact]
    public void What_is_written_is_read_back_and_is_canonical()
    {
        Random random = Seeded(1);
        byte[] buffer = new byte[8192];
        byte[] content = new byte[4096];
        for (int round = 0; round < Rounds; round++)
        {
            ulong unsigned = (ulong)random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
            long signed = random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
            double number = random.Next(2) == 0 ? random.NextDouble() : random.NextSingle();
            Timestamp time = new(signed, (uint)random.Next((int)Timestamp.NanosecondLimit));
            Span<byte> bytes = content.AsSpan(0, random.Next(2) == 0 ? random.Next(40) : random.Next(1000));
            random.NextBytes(bytes);

            MessageWriter writer = new(buffer);
            writer.WriteUnsigned(unsigned);
            writer.WriteSigned(signed);
            writer.WriteDouble(number);
            writer.WriteTimestamp(time);
            writer.WriteText(bytes);
            writer.WriteBinary(bytes);
            writer.WriteExtension(5, bytes);
            writer.WriteBoolean(round % 2 == 0);
            Assert.False(writer.Overflowed);

            MessageReader reader = new(writer.Written);
            Assert.Equal(unsigned, reader.ReadUInt64());
            Assert.Equal(signed, reader.ReadInt64());
            Assert.Equal(number, reader.ReadDouble());
            Timestamp read = reader.ReadTimestamp();
            Assert.Equal((time.Seconds, time.Nanoseconds), (read.Seconds, read.Nanoseconds));
            Assert.True(bytes.SequenceEqual(reader.ReadText(bytes.Length)));
            Assert.True(bytes.SequenceEqual(reader.ReadBinary(bytes.Length)));
            Assert.True(bytes.SequenceEqual(reader.ReadExtension(bytes.Length, out sbyte type)));
            Assert.Equal(5, type);
            Assert.Equal(round % 2 == 0, reader.ReadBoolean());
            Assert.Equal(DecodeError.None, reader.Finish());
        }
    }

    [Fact]
    public void A_buffer_one_byte_too_short_overflows_and_is_not_written_past()
    {
        Random random = Seeded(2);
        byte[] buffer = new byte[600];
        byte[] content = new byte[256];
        for (int round = 0; round < Rounds; round++)
        {
            int kind = random.Next(10);
            ulong bits = (ulong)random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
            ReadOnlySpan<byte> bytes = content.AsSpan(0, random.Next(content.Length));
            MessageWriter whole = new(buffer);
            WriteKind(ref whole, kind, bits, bytes);
            Assert.False(whole.Overflowed);

            buffer.AsSpan().Fill(0xEE);
            MessageWriter tooShort = new(buffer.AsSpan(0, whole.Length - 1));
            WriteKind(ref tooShort, kind, bits, bytes);
            Assert.True(tooShort.Overflowed);
            Assert.Equal(0, tooShort.Length);
            Assert.Equal(0xEE, buffer[whole.Length - 1]);
            WriteKind(ref tooShort, 0, 0, default);
            Assert.True(tooShort.Overflowed);
        }
    }

    [Fact]
    public void Random_bytes_are_read_or_refused_and_never_throw()
    {
        Random random = Seeded(3);
        byte[] bytes = new byte[64];
        int accepted = 0;
        for (int round = 0; round < 10 * Rounds; round++)
        {
            Span<byte> message = bytes.AsSpan(0, random.Next(bytes.Length));
            random.NextBytes(message);
            MessageReader reader = new(message, strict: round % 2 == 0);
            ReadOnlySpan<byte> value = reader.ReadRaw(maxDepth: random.Next(10));
            accepted += reader.Error == DecodeError.None ? 1 : 0;
            Assert.True(value.Length <= message.Length);
            Assert.Equal(reader.Error == DecodeError.None, !value.IsEmpty);
        }

        Assert.InRange(accepted, 1, (10 * Rounds) - 1);
    }

    [Fact]
    public void A_message_is_written_and_read_without_allocation()
    {
        byte[] buffer = new byte[128];
        ulong sum = Exchange(buffer);
        long before = GC.GetAllocatedBytesForCurrentThread();
        sum += Exchange(buffer);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.NotEqual(0ul, sum);
    }

    private static ulong Exchange(byte[] buffer)
    {
        MessageWriter writer = new(buffer);
        writer.WriteEnvelope(3, elements: 3);
        writer.WriteUnsigned(300);
        writer.WriteText("etc"u8);
        writer.WriteTimestamp(new Timestamp(1, 2));
        MessageReader reader = new(writer.Written);
        return reader.ReadEnvelope(3) + reader.ReadUInt64() + (ulong)reader.ReadText(10).Length + reader.ReadTimestamp().Nanoseconds;
    }

    private static void WriteKind(ref MessageWriter writer, int kind, ulong bits, ReadOnlySpan<byte> bytes)
    {
        switch (kind)
        {
            case 0: writer.WriteNil(); break;
            case 1: writer.WriteUnsigned(bits); break;
            case 2: writer.WriteSigned((long)bits); break;
            case 3: writer.WriteDouble(BitConverter.UInt64BitsToDouble(bits)); break;
            case 4: writer.WriteText(bytes); break;
            case 5: writer.WriteBinary(bytes); break;
            case 6: writer.WriteArrayHeader((int)(bits & int.MaxValue)); break;
            case 7: writer.WriteMapHeader((int)(bits & int.MaxValue)); break;
            case 8: writer.WriteExtension(1, bytes); break;
            default: writer.WriteTimestamp(new Timestamp((long)bits, 1)); break;
        }
    }

    private Random Seeded(int seed)
    {
        output.WriteLine($"seed {seed}");
        return new Random(seed);
    }
}
