using System;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>One conversion of `printf`: its flags, width and precision.</summary>
public struct PrintfField
{
    public bool IsLeft;
    public bool IsZeroPadded;
    public bool ShowsPlus;
    public bool ShowsSpace;
    public bool IsAlternative;
    public int Width;

    /// <summary>-1: none given.</summary>
    public int Precision;
    public byte Conversion;

    public bool TakeFlag(byte flag)
    {
        switch (flag)
        {
            case (byte)'-':
                return IsLeft = true;
            case (byte)'0':
                return IsZeroPadded = true;
            case (byte)'+':
                return ShowsPlus = true;
            case (byte)' ':
                return ShowsSpace = true;
            case (byte)'#':
                return IsAlternative = true;
            default:
                return false;
        }
    }

    public readonly void WriteText(OutputWriter output, ReadOnlySpan<byte> text)
    {
        if (Precision >= 0 && Precision < text.Length)
        {
            text = text.Slice(0, Precision);
        }

        if (IsLeft)
        {
            output.WriteLeft(text, Width);
        }
        else
        {
            output.WriteRight(text, Width);
        }
    }

    public readonly void WriteNumber(OutputWriter output, long value)
    {
        bool signed = Conversion is (byte)'d' or (byte)'i';
        bool negative = signed && value < 0;
        ulong magnitude = negative ? (ulong)-value : (ulong)value;
        uint radix = Conversion switch
        {
            (byte)'o' => 8,
            (byte)'x' or (byte)'X' => 16,
            _ => 10,
        };
        Span<byte> digits = stackalloc byte[Number.MaximumDigits];
        int count = Number.Format(magnitude, radix, digits);
        digits = digits.Slice(0, count);
        if (Conversion == (byte)'X')
        {
            foreach (ref byte digit in digits)
            {
                digit = Bytes.ToUpper(digit);
            }
        }

        ReadOnlySpan<byte> prefix = Prefix(signed, negative, magnitude, radix);
        int zeros = Math.Max(Precision - count, 0);
        int padding = Width - prefix.Length - zeros - count;
        if (IsZeroPadded && !IsLeft && Precision < 0 && padding > 0)
        {
            zeros = padding;
            padding = 0;
        }

        output.Pad(IsLeft ? 0 : padding, (byte)' ');
        output.Write(prefix);
        output.Pad(zeros, (byte)'0');
        output.Write(digits);
        output.Pad(IsLeft ? padding : 0, (byte)' ');
    }

    /// <summary>Reads a number as C writes it: decimal, 0x hexadecimal, leading 0 octal, with a sign.</summary>
    public static bool TryInteger(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        bool negative = text[0] == (byte)'-';
        text = text[0] is (byte)'-' or (byte)'+' ? text.Slice(1) : text;
        int radix = 10;
        if (text.Length > 2 && text[0] == (byte)'0' && (text[1] | 0x20) == 'x')
        {
            radix = 16;
            text = text.Slice(2);
        }
        else if (text.Length > 1 && text[0] == (byte)'0')
        {
            radix = 8;
        }

        bool valid = !text.IsEmpty;
        foreach (byte next in text)
        {
            int digit = Number.HexadecimalDigit(next);
            if (digit < 0 || digit >= radix)
            {
                valid = false;
                break;
            }

            value = (value * radix) + digit;
        }

        value = negative ? -value : value;
        return valid;
    }

    private readonly ReadOnlySpan<byte> Prefix(bool signed, bool negative, ulong magnitude, uint radix)
    {
        if (signed)
        {
            return negative ? "-"u8 : ShowsPlus ? "+"u8 : ShowsSpace ? " "u8 : default;
        }

        if (!IsAlternative || magnitude == 0 || radix == 10)
        {
            return default;
        }

        return radix == 8 ? "0"u8 : Conversion == (byte)'X' ? "0X"u8 : "0x"u8;
    }
}
