using System;

namespace Micro.Arch.Common;

/// <summary>The boot options: words between spaces.</summary>
public static class BootOptions
{
    /// <summary>The decimal number behind the last word that starts with <paramref name="name"/>, "trace=" for one.</summary>
    /// <returns>0: no such word, or no number that fits 32 bits behind it.</returns>
    public static uint Number(ReadOnlySpan<byte> line, ReadOnlySpan<byte> name)
    {
        uint number = 0;
        while (!line.IsEmpty)
        {
            int end = line.IndexOf((byte)' ');
            ReadOnlySpan<byte> word = end < 0 ? line : line.Slice(0, end);
            if (word.StartsWith(name))
            {
                number = Parse(word.Slice(name.Length));
            }

            line = end < 0 ? default : line.Slice(end + 1);
        }

        return number;
    }

    /// <summary>One of the words of <paramref name="line"/> is <paramref name="option"/>.</summary>
    public static bool Contains(ReadOnlySpan<byte> line, ReadOnlySpan<byte> option)
    {
        while (line.Length >= option.Length)
        {
            int end = line.IndexOf((byte)' ');
            ReadOnlySpan<byte> word = end < 0 ? line : line.Slice(0, end);
            if (word.SequenceEqual(option))
            {
                return true;
            }

            if (end < 0)
            {
                return false;
            }

            line = line.Slice(end + 1);
        }

        return false;
    }

    private static uint Parse(ReadOnlySpan<byte> digits)
    {
        ulong number = 0;
        foreach (byte digit in digits)
        {
            number = (number * 10) + (ulong)(digit - '0');
            if (digit is < (byte)'0' or > (byte)'9' || number > uint.MaxValue)
            {
                return 0;
            }
        }

        return (uint)number;
    }
}
