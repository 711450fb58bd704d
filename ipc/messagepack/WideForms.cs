using System;
using System.Buffers.Binary;

namespace Micro.MessagePack;

/// <summary>Everything a writer writes that is longer than one byte. Positions go in and come out; a negative one is an overflow
/// that happened before, or now.</summary>
internal static class WideForms
{
    public const int Overflow = int.MinValue;

    public static int WriteByte(Span<byte> buffer, int position, byte value)
    {
        if ((uint)position >= (uint)buffer.Length)
        {
            return Overflow;
        }

        buffer[position] = value;
        return position + 1;
    }

    public static int WriteUnsigned(Span<byte> buffer, int position, ulong value)
    {
        if (position < 0)
        {
            return Overflow;
        }

        Span<byte> room = buffer.Slice(position);
        switch (value)
        {
            case <= MessagePackCode.MaxPositiveFixInt when room.Length >= 1:
                room[0] = (byte)value;
                return position + 1;
            case <= byte.MaxValue when room.Length >= 2:
                room[0] = MessagePackCode.UInt8;
                room[1] = (byte)value;
                return position + 2;
            case <= ushort.MaxValue when room.Length >= 3:
                room[0] = MessagePackCode.UInt16;
                BinaryPrimitives.WriteUInt16BigEndian(room.Slice(1), (ushort)value);
                return position + 3;
            case <= uint.MaxValue when room.Length >= 5:
                room[0] = MessagePackCode.UInt32;
                BinaryPrimitives.WriteUInt32BigEndian(room.Slice(1), (uint)value);
                return position + 5;
            case > uint.MaxValue when room.Length >= 9:
                room[0] = MessagePackCode.UInt64;
                BinaryPrimitives.WriteUInt64BigEndian(room.Slice(1), value);
                return position + 9;
            default:
                return Overflow;
        }
    }

    public static int WriteSigned(Span<byte> buffer, int position, long value) => value switch
    {
        >= 0 => WriteUnsigned(buffer, position, (ulong)value),
        >= -32 => WriteByte(buffer, position, (byte)value),
        >= sbyte.MinValue => WriteFixed(buffer, position, MessagePackCode.Int8, 1, (ulong)value),
        >= short.MinValue => WriteFixed(buffer, position, MessagePackCode.Int16, 2, (ulong)value),
        >= int.MinValue => WriteFixed(buffer, position, MessagePackCode.Int32, 4, (ulong)value),
        _ => WriteFixed(buffer, position, MessagePackCode.Int64, 8, (ulong)value),
    };

    /// <summary>A code and a number of <paramref name="size"/> bytes.</summary>
    public static int WriteFixed(Span<byte> buffer, int position, byte code, int size, ulong value)
    {
        if (!Fits(buffer, position, 1 + size))
        {
            return Overflow;
        }

        buffer[position] = code;
        BigEndian.Write(buffer, position + 1, size, value);
        return position + 1 + size;
    }

    public static int WriteText(Span<byte> buffer, int position, ReadOnlySpan<byte> value)
    {
        position = value.Length <= MessagePackCode.MaxFixStr
            ? WriteByte(buffer, position, (byte)(MessagePackCode.FixStr + value.Length))
            : WriteLength8(buffer, position, MessagePackCode.Str8, value.Length);
        return WriteBytes(buffer, position, value);
    }

    public static int WriteBinary(Span<byte> buffer, int position, ReadOnlySpan<byte> value) =>
        WriteBytes(buffer, WriteLength8(buffer, position, MessagePackCode.Bin8, value.Length), value);

    public static int WriteExtension(Span<byte> buffer, int position, sbyte type, ReadOnlySpan<byte> value)
    {
        position = value.Length switch
        {
            1 => WriteByte(buffer, position, MessagePackCode.FixExt1),
            2 => WriteByte(buffer, position, MessagePackCode.FixExt2),
            4 => WriteByte(buffer, position, MessagePackCode.FixExt4),
            8 => WriteByte(buffer, position, MessagePackCode.FixExt8),
            16 => WriteByte(buffer, position, MessagePackCode.FixExt16),
            _ => WriteLength8(buffer, position, MessagePackCode.Ext8, value.Length),
        };
        return WriteBytes(buffer, WriteByte(buffer, position, (byte)type), value);
    }

    /// <summary>A length in the form with codes for 8, 16 and 32 bits, which follow one another.</summary>
    public static int WriteLength8(Span<byte> buffer, int position, byte code8, int length) =>
        length <= byte.MaxValue
            ? WriteFixed(buffer, position, code8, 1, (uint)length)
            : WriteLength16(buffer, position, (byte)(code8 + 1), length);

    /// <summary>A length or count in the form with codes for 16 and 32 bits, which follow one another.</summary>
    public static int WriteLength16(Span<byte> buffer, int position, byte code16, int length) =>
        length <= ushort.MaxValue
            ? WriteFixed(buffer, position, code16, 2, (uint)length)
            : WriteFixed(buffer, position, (byte)(code16 + 1), 4, (uint)length);

    public static int WriteBytes(Span<byte> buffer, int position, ReadOnlySpan<byte> value)
    {
        if (!Fits(buffer, position, value.Length))
        {
            return Overflow;
        }

        // A handler that was given the place itself to write to has nothing to copy.
        Span<byte> destination = buffer.Slice(position, value.Length);
        if (value != destination)
        {
            value.CopyTo(destination);
        }

        return position + value.Length;
    }

    private static bool Fits(Span<byte> buffer, int position, int size) =>
        position >= 0 && size <= buffer.Length - position;
}
