using System;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Lexing;

/// <summary>Finds where words, quotes and substitutions end. Gives -1 for what does not end.</summary>
public static class WordScanner
{
    /// <summary>The end of the word that starts at <paramref name="start"/>.</summary>
    public static int EndOfWord(ReadOnlySpan<byte> text, int start)
    {
        int position = start;
        while (position >= 0 && position < text.Length && !IsOperatorOrBlank(text[position]))
        {
            position = Next(text, position);
        }

        return position;
    }

    /// <summary>The place after the byte, quote or substitution at <paramref name="position"/>.</summary>
    public static int Next(ReadOnlySpan<byte> text, int position) => text[position] switch
    {
        (byte)'\\' => position + 2 <= text.Length ? position + 2 : -1,
        (byte)'\'' => After(Bytes.Find(text, (byte)'\'', position + 1)),
        (byte)'"' => EndOfDoubleQuotes(text, position + 1),
        (byte)'$' => EndOfDollar(text, position),
        (byte)'`' => EndOfBackquotes(text, position + 1),
        _ => position + 1,
    };

    /// <summary>The place after the quote that ends the text from <paramref name="start"/> on.</summary>
    public static int EndOfDoubleQuotes(ReadOnlySpan<byte> text, int start)
    {
        int position = start;
        while (position >= 0 && position < text.Length && text[position] != (byte)'"')
        {
            position = text[position] == (byte)'\'' ? position + 1 : Next(text, position);
        }

        return position < text.Length && position >= 0 ? position + 1 : -1;
    }

    /// <summary>The place after the backquote that ends the text from <paramref name="start"/> on; one behind a backslash is part of it.</summary>
    public static int EndOfBackquotes(ReadOnlySpan<byte> text, int start)
    {
        int position = start;
        while (position < text.Length && text[position] != (byte)'`')
        {
            position += text[position] == (byte)'\\' ? 2 : 1;
        }

        return position < text.Length ? position + 1 : -1;
    }

    /// <summary>The place after the parenthesis or brace that closes the one before <paramref name="start"/>.</summary>
    public static int EndOfBrackets(ReadOnlySpan<byte> text, int start, byte open, byte close)
    {
        int depth = 1;
        int position = start;
        while (position >= 0 && position < text.Length)
        {
            byte value = text[position];
            depth += value == open ? 1 : value == close ? -1 : 0;
            if (depth == 0)
            {
                return position + 1;
            }

            position = Next(text, position);
        }

        return -1;
    }

    public static bool IsOperatorOrBlank(byte value) =>
        value is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)';' or (byte)'&' or (byte)'|' or (byte)'<' or (byte)'>'
            or (byte)'(' or (byte)')';

    private static int EndOfDollar(ReadOnlySpan<byte> text, int position)
    {
        byte next = position + 1 < text.Length ? text[position + 1] : (byte)0;
        return next switch
        {
            (byte)'(' => EndOfBrackets(text, position + 2, (byte)'(', (byte)')'),
            (byte)'{' => EndOfBrackets(text, position + 2, (byte)'{', (byte)'}'),
            _ => position + 1,
        };
    }

    private static int After(int position) => position < 0 ? -1 : position + 1;
}
