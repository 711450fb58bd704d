using System;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>The backslash sequences of C.</summary>
public static class EscapeSequence
{
    /// <summary>Reads the sequence at the front of the text; gives its bytes, 0 if it is none.</summary>
    /// <param name="text">Starts with the backslash, or with what stands for it if <paramref name="mustBeOctal"/>.</param>
    /// <param name="mustBeOctal">The first byte is skipped, and up to three octal digits follow (perhaps none).</param>
    /// <param name="value">The byte meant.</param>
    public static int Read(ReadOnlySpan<byte> text, bool mustBeOctal, out byte value)
    {
        int octal = Digits(text.Slice(1), 8, 3, out value);
        if (mustBeOctal || octal > 0)
        {
            return 1 + octal;
        }

        if (text.Length < 2)
        {
            return 0;
        }

        if (text[1] == (byte)'x')
        {
            int digits = Digits(text.Slice(2), 16, 2, out value);
            return digits == 0 ? 0 : 2 + digits;
        }

        int index = "abfnrtv\\\"'e"u8.IndexOf(text[1]);
        value = index < 0 ? (byte)0 : "\a\b\f\n\r\t\v\\\"'\e"u8[index];
        return index < 0 ? 0 : 2;
    }

    /// <summary>Writes an argument with the sequences in it replaced; false if `\c` ended it.</summary>
    public static bool WriteAll(OutputWriter output, ReadOnlySpan<byte> text)
    {
        while (!text.IsEmpty)
        {
            if (text.StartsWith("\\c"u8))
            {
                return false;
            }

            int length = 1;
            if (text[0] == (byte)'\\')
            {
                length = Write(output, text, inArgument: true);
            }
            else
            {
                output.Write(text[0]);
            }

            text = text.Slice(length);
        }

        return true;
    }

    /// <summary>Writes the byte that the sequence at the front means, or the backslash if it is none; gives the bytes taken.</summary>
    public static int Write(OutputWriter output, ReadOnlySpan<byte> text, bool inArgument)
    {
        // In arguments octal sequences have a leading zero that does not count, and quotes are no sequences.
        int skipped = inArgument && text.StartsWith("\\0"u8) ? 1 : 0;
        int length = Read(text.Slice(skipped), skipped > 0, out byte value);
        bool isQuote = inArgument && length == 2 && (value is (byte)'\'' or (byte)'"');
        output.Write(length > 0 && !isQuote ? value : (byte)'\\');
        return length > 0 && !isQuote ? length + skipped : 1;
    }

    private static int Digits(ReadOnlySpan<byte> text, int radix, int maximum, out byte value)
    {
        value = 0;
        int count = 0;
        while (count < maximum && count < text.Length)
        {
            int digit = Number.HexadecimalDigit(text[count]);
            if (digit < 0 || digit >= radix)
            {
                break;
            }

            value = (byte)((value * radix) + digit);
            count++;
        }

        return count;
    }
}
