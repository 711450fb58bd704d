using System;

namespace Micro.Servers.Shell.Text;

/// <summary>Compares text by the decimal number at its front, of any length; text without a number counts as 0.</summary>
public static class NumericOrder
{
    public static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        bool leftNegative = TakeSign(ref left);
        bool rightNegative = TakeSign(ref right);
        int order = CompareMagnitudes(left, right);
        if (leftNegative != rightNegative)
        {
            // -0 and 0 are equal.
            bool bothZero = IsZero(left) && IsZero(right);
            return bothZero ? 0 : leftNegative ? -1 : 1;
        }

        return leftNegative ? -order : order;
    }

    private static bool TakeSign(ref ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty && (Bytes.IsBlank(text[0]) || text[0] == (byte)'\n'))
        {
            text = text.Slice(1);
        }

        bool negative = !text.IsEmpty && text[0] == (byte)'-';
        text = negative ? text.Slice(1) : text;
        while (!text.IsEmpty && text[0] == (byte)'0')
        {
            text = text.Slice(1);
        }

        return negative;
    }

    private static int CompareMagnitudes(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        int leftDigits = CountDigits(left);
        int rightDigits = CountDigits(right);
        if (leftDigits != rightDigits)
        {
            return leftDigits - rightDigits;
        }

        int order = Bytes.Compare(left.Slice(0, leftDigits), right.Slice(0, rightDigits));
        return order != 0 ? order : CompareFractions(Fraction(left, leftDigits), Fraction(right, rightDigits));
    }

    private static int CompareFractions(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        int length = Math.Max(left.Length, right.Length);
        for (int i = 0; i < length; i++)
        {
            int order = (i < left.Length ? left[i] : '0') - (i < right.Length ? right[i] : '0');
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private static bool IsZero(ReadOnlySpan<byte> text)
    {
        int digits = CountDigits(text);
        foreach (byte digit in Fraction(text, digits))
        {
            if (digit != (byte)'0')
            {
                return false;
            }
        }

        return digits == 0;
    }

    private static ReadOnlySpan<byte> Fraction(ReadOnlySpan<byte> text, int digits)
    {
        if (digits >= text.Length || text[digits] != (byte)'.')
        {
            return default;
        }

        ReadOnlySpan<byte> rest = text.Slice(digits + 1);
        return rest.Slice(0, CountDigits(rest));
    }

    private static int CountDigits(ReadOnlySpan<byte> text)
    {
        int count = 0;
        while (count < text.Length && Bytes.IsDigit(text[count]))
        {
            count++;
        }

        return count;
    }
}
