using System;
using System.Buffers.Binary;

namespace Micro.MessagePack;

/// <summary>Numbers of 1, 2, 4 or 8 bytes, most significant byte first. The caller has checked that they fit.</summary>
internal static class BigEndian
{
    public static ulong Read(ReadOnlySpan<byte> source, int position, int size)
    {
        ReadOnlySpan<byte> digits = source.Slice(position, size);
        return size switch
        {
            1 => digits[0],
            2 => BinaryPrimitives.ReadUInt16BigEndian(digits),
            4 => BinaryPrimitives.ReadUInt32BigEndian(digits),
            _ => BinaryPrimitives.ReadUInt64BigEndian(digits),
        };
    }

    public static void Write(Span<byte> destination, int position, int size, ulong value)
    {
        Span<byte> digits = destination.Slice(position, size);
        switch (size)
        {
            case 1:
                digits[0] = (byte)value;
                break;
            case 2:
                BinaryPrimitives.WriteUInt16BigEndian(digits, (ushort)value);
                break;
            case 4:
                BinaryPrimitives.WriteUInt32BigEndian(digits, (uint)value);
                break;
            default:
                BinaryPrimitives.WriteUInt64BigEndian(digits, value);
                break;
        }
    }
}
