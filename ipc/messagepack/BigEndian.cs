using System;

namespace Micro.MessagePack;

/// <summary>Numbers of 1, 2, 4 or 8 bytes, most significant byte first. The caller has checked that they fit.</summary>
internal static class BigEndian
{
    public static ulong Read(ReadOnlySpan<byte> source, int position, int size)
    {
        ulong value = 0;
        ReadOnlySpan<byte> digits = source.Slice(position, size);
        for (int index = 0; index < digits.Length; index++)
        {
            value = (value << 8) | digits[index];
        }

        return value;
    }

    public static void Write(Span<byte> destination, int position, int size, ulong value)
    {
        Span<byte> digits = destination.Slice(position, size);
        for (int index = digits.Length - 1; index >= 0; index--)
        {
            digits[index] = (byte)value;
            value >>= 8;
        }
    }
}
