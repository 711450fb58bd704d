using System;

namespace Micro.Servers.Shell.Text;

/// <summary>Numbers from and to text.</summary>
public static class Number
{
    /// <summary>Digits of the longest number: 64 bits in octal.</summary>
    public const int MaximumDigits = 22;

    /// <summary>Reads an unsigned decimal number that is the whole text.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out ulong value)
    {
        value = 0;
        foreach (byte digit in text)
        {
            if (!Bytes.IsDigit(digit) || value > (ulong.MaxValue - (ulong)(digit - '0')) / 10)
            {
                return false;
            }

            value = (value * 10) + (ulong)(digit - '0');
        }

        return !text.IsEmpty;
    }

    /// <summary>Reads a decimal number with an optional sign that is the whole text.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        bool negative = !text.IsEmpty && text[0] == (byte)'-';
        bool signed = negative || (!text.IsEmpty && text[0] == (byte)'+');
        if (!TryParse(signed ? text.Slice(1) : text, out ulong magnitude) || magnitude > long.MaxValue)
        {
            return false;
        }

        value = negative ? -(long)magnitude : (long)magnitude;
        return true;
    }

    public static bool TryParse(ReadOnlySpan<byte> text, out int value)
    {
        bool valid = TryParse(text, out long wide) && wide is >= int.MinValue and <= int.MaxValue;
        value = valid ? (int)wide : 0;
        return valid;
    }

    /// <summary>Writes the digits of <paramref name="value"/> to the front of <paramref name="target"/>.</summary>
    public static int Format(ulong value, uint radix, Span<byte> target)
    {
        int length = CountDigits(value, radix);
        for (int i = length - 1; i >= 0; i--)
        {
            target[i] = "0123456789abcdef"u8[(int)(value % radix)];
            value /= radix;
        }

        return length;
    }

    public static int CountDigits(ulong value, uint radix = 10)
    {
        int digits = 1;
        while (value >= radix)
        {
            value /= radix;
            digits++;
        }

        return digits;
    }

    /// <summary>The value of a hexadecimal digit, or -1.</summary>
    public static int HexadecimalDigit(byte value) => value switch
    {
        >= (byte)'0' and <= (byte)'9' => value - '0',
        >= (byte)'a' and <= (byte)'f' => value - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => value - 'A' + 10,
        _ => -1,
    };
}
