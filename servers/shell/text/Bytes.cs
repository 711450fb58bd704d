using System;

namespace Micro.Servers.Shell.Text;

/// <summary>Questions about byte strings, with the answers of the C locale.</summary>
public static class Bytes
{
    /// <summary>Order by unsigned bytes; a prefix comes first.</summary>
    public static int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        int common = Math.Min(left.Length, right.Length);
        for (int i = 0; i < common; i++)
        {
            if (left[i] != right[i])
            {
                return left[i] - right[i];
            }
        }

        return left.Length - right.Length;
    }

    /// <summary>Index of the first <paramref name="value"/> at or after <paramref name="start"/>, or -1.</summary>
    public static int Find(ReadOnlySpan<byte> text, byte value, int start)
    {
        int index = text.Slice(start).IndexOf(value);
        return index < 0 ? -1 : start + index;
    }

    public static bool IsDigit(byte value) => value is >= (byte)'0' and <= (byte)'9';

    public static bool IsLetter(byte value) => (byte)(value | 0x20) is >= (byte)'a' and <= (byte)'z';

    /// <summary>White space as isspace has it.</summary>
    public static bool IsSpace(byte value) => value is (byte)' ' or (>= (byte)'\t' and <= (byte)'\r');

    public static bool IsBlank(byte value) => value is (byte)' ' or (byte)'\t';

    public static bool IsPrintable(byte value) => value is >= 0x20 and < 0x7F;

    /// <summary>A byte that a name of a variable may have after its first.</summary>
    public static bool IsNameByte(byte value) => IsLetter(value) || IsDigit(value) || value == (byte)'_';

    public static byte ToLower(byte value) =>
        value is >= (byte)'A' and <= (byte)'Z' ? (byte)(value | 0x20) : value;

    public static byte ToUpper(byte value) =>
        value is >= (byte)'a' and <= (byte)'z' ? (byte)(value & ~0x20) : value;

    /// <summary>Whether the text can be the name of a variable.</summary>
    public static bool IsName(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty || IsDigit(text[0]))
        {
            return false;
        }

        foreach (byte value in text)
        {
            if (!IsNameByte(value))
            {
                return false;
            }
        }

        return true;
    }
}
