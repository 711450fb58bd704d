using System;

namespace Micro.Servers.Shell.Text;

/// <summary>Bracket expressions `[a-z]`, `[!x]`, `[[:digit:]]` of patterns and regular expressions, in the C locale.</summary>
public static class ByteSet
{
    /// <summary>Matches a byte against the set that opens at <paramref name="start"/>.</summary>
    /// <param name="pattern">The pattern around the set.</param>
    /// <param name="start">Where its bracket opens.</param>
    /// <param name="value">The byte to match.</param>
    /// <param name="escapes">Whether a backslash takes the next byte as it is (patterns, not regular expressions).</param>
    /// <param name="end">The place after the closing bracket; -1 if there is none, and so no set.</param>
    public static bool Matches(ReadOnlySpan<byte> pattern, int start, byte value, bool escapes, out int end)
    {
        int position = start + 1;
        bool negated = position < pattern.Length && pattern[position] is (byte)'!' or (byte)'^';
        position += negated ? 1 : 0;
        int first = position;
        bool found = false;
        while (position < pattern.Length && (pattern[position] != (byte)']' || position == first))
        {
            if (TryClass(pattern, position, value, out bool inClass, out int afterClass))
            {
                found |= inClass;
                position = afterClass;
                continue;
            }

            byte low = Take(pattern, ref position, escapes);
            byte high = low;
            if (position + 1 < pattern.Length && pattern[position] == (byte)'-' && pattern[position + 1] != (byte)']')
            {
                position++;
                high = Take(pattern, ref position, escapes);
            }

            found |= value >= low && value <= high;
        }

        end = position < pattern.Length ? position + 1 : -1;
        return found != negated;
    }

    private static byte Take(ReadOnlySpan<byte> pattern, ref int position, bool escapes)
    {
        if (escapes && pattern[position] == (byte)'\\' && position + 1 < pattern.Length)
        {
            position++;
        }

        return pattern[position++];
    }

    private static bool TryClass(ReadOnlySpan<byte> pattern, int position, byte value, out bool matches, out int end)
    {
        matches = false;
        end = position;
        ReadOnlySpan<byte> rest = pattern.Slice(position);
        if (!rest.StartsWith("[:"u8))
        {
            return false;
        }

        int close = rest.IndexOf(":]"u8);
        if (close < 0)
        {
            return false;
        }

        end = position + close + 2;
        matches = IsInClass(rest.Slice(2, close - 2), value);
        return true;
    }

    private static bool IsInClass(ReadOnlySpan<byte> name, byte value) =>
        name.SequenceEqual("digit"u8) ? Bytes.IsDigit(value)
        : name.SequenceEqual("alpha"u8) ? Bytes.IsLetter(value)
        : name.SequenceEqual("alnum"u8) ? Bytes.IsLetter(value) || Bytes.IsDigit(value)
        : name.SequenceEqual("space"u8) ? Bytes.IsSpace(value)
        : name.SequenceEqual("blank"u8) ? Bytes.IsBlank(value)
        : name.SequenceEqual("upper"u8) ? Bytes.ToLower(value) != value
        : name.SequenceEqual("lower"u8) ? Bytes.ToUpper(value) != value
        : name.SequenceEqual("xdigit"u8) ? Number.HexadecimalDigit(value) >= 0
        : name.SequenceEqual("print"u8) ? Bytes.IsPrintable(value)
        : name.SequenceEqual("graph"u8) ? Bytes.IsPrintable(value) && value != (byte)' '
        : name.SequenceEqual("cntrl"u8) ? value is < 0x20 or 0x7F
        : name.SequenceEqual("punct"u8) && Bytes.IsPrintable(value) && value != (byte)' ' && !Bytes.IsLetter(value)
            && !Bytes.IsDigit(value);
}
