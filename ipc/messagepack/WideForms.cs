using System;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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
        const uint LongestForm = 1 + sizeof(ulong);
        if ((uint)position + (ulong)LongestForm > (uint)buffer.Length)
        {
            return WriteUnsignedAtEnd(buffer, position, value);
        }

        // SAFETY: there is room for the longest form.
        ref byte code = ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), position);
        ref byte digits = ref Unsafe.Add(ref code, 1);
        switch (value)
        {
            case <= MessagePackCode.MaxPositiveFixInt:
                code = (byte)value;
                return position + 1;
            case <= byte.MaxValue:
                code = MessagePackCode.UInt8;
                digits = (byte)value;
                return position + 1 + sizeof(byte);
            case <= ushort.MaxValue:
                code = MessagePackCode.UInt16;
                Unsafe.WriteUnaligned(ref digits, BinaryPrimitives.ReverseEndianness((ushort)value));
                return position + 1 + sizeof(ushort);
            case <= uint.MaxValue:
                code = MessagePackCode.UInt32;
                Unsafe.WriteUnaligned(ref digits, BinaryPrimitives.ReverseEndianness((uint)value));
                return position + 1 + sizeof(uint);
            default:
                code = MessagePackCode.UInt64;
                Unsafe.WriteUnaligned(ref digits, BinaryPrimitives.ReverseEndianness(value));
                return position + 1 + sizeof(ulong);
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
        if (value.Length > MessagePackCode.MaxFixStr)
        {
            return WriteBytes(buffer, WriteLength8(buffer, position, MessagePackCode.Str8, value.Length), value);
        }

        if (!Fits(buffer, position, 1 + value.Length))
        {
            return Overflow;
        }

        // SAFETY: there is room for the code and the bytes.
        ref byte code = ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), position);
        code = (byte)(MessagePackCode.FixStr + value.Length);
        CopyBytes(value, ref Unsafe.Add(ref code, 1));
        return position + 1 + value.Length;
    }

    public static int WriteBinary(Span<byte> buffer, int position, ReadOnlySpan<byte> value)
    {
        const int LongestHead = 3;
        bool isCommon = position >= 0 && value.Length <= ushort.MaxValue
            && value.Length + LongestHead <= buffer.Length - position;
        if (!isCommon)
        {
            return WriteBytes(buffer, WriteLength8(buffer, position, MessagePackCode.Bin8, value.Length), value);
        }

        // SAFETY: there is room for the head and the bytes.
        ref byte code = ref Unsafe.Add(ref MemoryMarshal.GetReference(buffer), position);
        int head;
        if (value.Length <= byte.MaxValue)
        {
            Unsafe.WriteUnaligned(ref code, (ushort)(MessagePackCode.Bin8 | (value.Length << 8)));
            head = 2;
        }
        else
        {
            code = MessagePackCode.Bin8 + 1;
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref code, 1), BinaryPrimitives.ReverseEndianness((ushort)value.Length));
            head = LongestHead;
        }

        CopyBytes(value, ref Unsafe.Add(ref code, head));
        return position + head + value.Length;
    }

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

    public static int WriteArrayHeader(Span<byte> buffer, int position, int count) =>
        count <= MessagePackCode.MaxFixCount
            ? WriteByte(buffer, position, (byte)(MessagePackCode.FixArray + count))
            : WriteLength16(buffer, position, MessagePackCode.Array16, count);

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

        CopyBytes(value, ref MemoryMarshal.GetReference(buffer.Slice(position, value.Length)));
        return position + value.Length;
    }

    // A handler that was given the place itself to write to has nothing to copy.
    private static void CopyBytes(ReadOnlySpan<byte> value, ref byte destination)
    {
        if (!Unsafe.AreSame(ref MemoryMarshal.GetReference(value), ref destination))
        {
            // SAFETY: the caller has looked that the destination has room.
            value.CopyTo(MemoryMarshal.CreateSpan(ref destination, value.Length));
        }
    }

    /// <summary>A number so near the end that not every form fits.</summary>
    private static int WriteUnsignedAtEnd(Span<byte> buffer, int position, ulong value)
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

    private static bool Fits(Span<byte> buffer, int position, int size) =>
        position >= 0 && size <= buffer.Length - position;
}
