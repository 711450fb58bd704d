using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Micro.Abi;
using Micro.MessagePack;

namespace Micro.Trace;

/// <summary>
/// The form of a recording outside the guest: MessagePack values one after another. First [text "micro-trace", version, text architecture],
/// then every record as [kind, flags, number, time, from, to, detail, header, badge, [objects…], binary payload], the last of kind End.
/// </summary>
public static class TraceStream
{
    /// <summary>Raised when a reader of before could not read what is written now.</summary>
    public const uint Version = 2;

    /// <summary>The longest value in bytes: a record with everything.</summary>
    public const int MaxValueBytes = 320;

    private const int HeadFields = 3;
    private const int RecordFields = 11;
    private const int MaxNameBytes = 16;

    private static ReadOnlySpan<byte> Magic => "micro-trace"u8;

    /// <summary>Writes what a stream begins with, and returns its length.</summary>
    /// <param name="architecture">"x64" or "arm64".</param>
    /// <param name="buffer">At least <see cref="MaxValueBytes"/>.</param>
    public static int WriteHead(ReadOnlySpan<byte> architecture, Span<byte> buffer)
    {
        MessageWriter writer = new(buffer);
        writer.WriteArrayHeader(HeadFields);
        writer.WriteText(Magic);
        writer.WriteUnsigned(Version);
        writer.WriteText(architecture);
        return writer.Length;
    }

    /// <summary>Writes a record, and returns its length.</summary>
    /// <param name="record">What the kernel wrote, or Lost or End.</param>
    /// <param name="buffer">At least <see cref="MaxValueBytes"/>.</param>
    public static int Write(ref TraceRecord record, Span<byte> buffer)
    {
        MessageWriter writer = new(buffer);
        writer.WriteArrayHeader(RecordFields);
        writer.WriteUnsigned((byte)record.Kind);
        writer.WriteUnsigned(record.Flags);
        writer.WriteUnsigned(record.Number);
        writer.WriteUnsigned(record.Time);
        writer.WriteUnsigned(record.From);
        writer.WriteUnsigned(record.To);
        writer.WriteUnsigned(record.Detail);
        writer.WriteUnsigned(record.Header);
        writer.WriteUnsigned(record.Badge);
        int objects = CountObjects(ref record);
        writer.WriteArrayHeader(objects);
        for (int i = 0; i < objects; i++)
        {
            writer.WriteUnsigned(record.Objects[i]);
        }

        writer.WriteBinary(PayloadOf(ref record));
        return writer.Length;
    }

    /// <summary>Reads what a stream begins with.</summary>
    /// <param name="bytes">The stream.</param>
    /// <param name="version">The stream's, also where it is not <see cref="Version"/>: then nothing more can be read.</param>
    /// <param name="architecture">"x64" or "arm64".</param>
    /// <param name="length">Bytes read.</param>
    public static DecodeError ReadHead(
        ReadOnlySpan<byte> bytes, out uint version, out ReadOnlySpan<byte> architecture, out int length)
    {
        MessageReader reader = new(bytes);
        reader.ReadArrayHeader(HeadFields);
        if (!reader.ReadText(MaxNameBytes).SequenceEqual(Magic))
        {
            reader.Refuse(DecodeError.OutOfRange);
        }

        version = reader.ReadUInt32();
        architecture = reader.ReadText(MaxNameBytes);
        length = bytes.Length - reader.Remaining;
        return reader.Error;
    }

    /// <summary>Reads the next record.</summary>
    /// <param name="bytes">What is left of the stream; not empty.</param>
    /// <param name="record">Of meaning only without an error.</param>
    /// <param name="length">Bytes read.</param>
    /// <returns>Truncated: the stream ends within the record.</returns>
    public static DecodeError Read(ReadOnlySpan<byte> bytes, out TraceRecord record, out int length)
    {
        record = default;
        MessageReader reader = new(bytes);
        reader.ReadArrayHeader(RecordFields);
        record.Kind = (TraceKind)reader.ReadByte();
        record.Flags = reader.ReadByte();
        record.Number = reader.ReadUInt64();
        record.Time = reader.ReadUInt64();
        record.From = reader.ReadUInt32();
        record.To = reader.ReadUInt32();
        record.Detail = reader.ReadUInt32();
        record.Header = reader.ReadUInt64();
        record.Badge = reader.ReadUInt64();
        int objects = reader.ReadArrayHeader();
        if (objects > MessageHeader.MaxCapabilities)
        {
            reader.Refuse(DecodeError.OutOfRange);
        }

        for (int i = 0; i < objects && reader.Error == DecodeError.None; i++)
        {
            record.Objects[i] = reader.ReadUInt64();
        }

        ReadOnlySpan<byte> payload = reader.ReadBinary(TraceRecord.PayloadLimit);
        record.PayloadBytes = (ushort)payload.Length;
        payload.CopyTo(AllPayload(ref record));
        if (record.Kind is TraceKind.None or > TraceKind.Continued)
        {
            reader.Refuse(DecodeError.OutOfRange);
        }

        length = bytes.Length - reader.Remaining;
        return reader.Error;
    }

    /// <summary>The bytes of a record's payload that were kept.</summary>
    public static ReadOnlySpan<byte> PayloadOf(ref TraceRecord record) =>
        AllPayload(ref record).Slice(0, Math.Min((int)record.PayloadBytes, TraceRecord.PayloadLimit));

    private static int CountObjects(ref TraceRecord record)
    {
        int count = MessageHeader.MaxCapabilities;
        while (count > 0 && record.Objects[count - 1] == 0)
        {
            count--;
        }

        return count;
    }

    private static Span<byte> AllPayload(ref TraceRecord record) =>
        MemoryMarshal.CreateSpan(ref Unsafe.As<TraceRecord.Bytes, byte>(ref record.Payload), TraceRecord.PayloadLimit);
}
