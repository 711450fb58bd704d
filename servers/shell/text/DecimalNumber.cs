using System;

namespace Micro.Servers.Shell.Text;

/// <summary>An exact decimal number with a few digits after the point.</summary>
/// <param name="value">The number without its point.</param>
/// <param name="digits">Digits after the point.</param>
public readonly struct DecimalNumber(long value, int digits = 0)
{
    /// <summary>What 64 bits hold beside a useful integer part.</summary>
    private const int MaximumDigits = 9;

    public long Value { get; } = value;

    public int Digits { get; } = digits;

    public static bool TryParse(ReadOnlySpan<byte> text, out DecimalNumber number)
    {
        number = default;
        bool negative = !text.IsEmpty && text[0] == (byte)'-';
        text = !text.IsEmpty && text[0] is (byte)'-' or (byte)'+' ? text.Slice(1) : text;
        int point = text.IndexOf((byte)'.');
        ReadOnlySpan<byte> fraction = point < 0 ? default : text.Slice(point + 1);
        ReadOnlySpan<byte> whole = point < 0 ? text : text.Slice(0, point);
        if ((whole.IsEmpty && fraction.IsEmpty) || fraction.Length > MaximumDigits || whole.Length > 18 - fraction.Length)
        {
            return false;
        }

        long value = 0;
        if (!TryAppend(whole, ref value) || !TryAppend(fraction, ref value))
        {
            return false;
        }

        number = new DecimalNumber(negative ? -value : value, fraction.Length);
        return true;
    }

    /// <summary>The number without its point, if it had <paramref name="digits"/> (at least its own) after it.</summary>
    public long Scaled(int digits) => Value * Power(digits - Digits);

    /// <summary>Characters it takes with <paramref name="digits"/> digits after the point.</summary>
    public int Width(int digits)
    {
        ulong whole = Magnitude / (ulong)Power(Digits);
        return (Value < 0 ? 1 : 0) + Number.CountDigits(whole) + (digits > 0 ? 1 + digits : 0);
    }

    /// <summary>Writes it with <paramref name="digits"/> (at most its own) digits after the point, filled with zeros to a width.</summary>
    public void Write(OutputWriter output, int digits, int width)
    {
        ulong unit = (ulong)Power(Digits);
        output.Write(Value < 0 ? "-"u8 : default);
        output.Pad(width - Width(digits), (byte)'0');
        output.Write(Magnitude / unit);
        if (digits > 0)
        {
            output.Write("."u8);
            output.WritePadded(Magnitude % unit / (ulong)Power(Digits - digits), digits, (byte)'0');
        }
    }

    private ulong Magnitude => Value < 0 ? (ulong)-Value : (ulong)Value;

    private static bool TryAppend(ReadOnlySpan<byte> digits, ref long value)
    {
        foreach (byte digit in digits)
        {
            if (!Bytes.IsDigit(digit))
            {
                return false;
            }

            value = (value * 10) + digit - '0';
        }

        return true;
    }

    private static long Power(int exponent)
    {
        long power = 1;
        for (; exponent > 0; exponent--)
        {
            power *= 10;
        }

        return power;
    }
}
