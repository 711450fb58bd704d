using System;

namespace Micro.Programs.Player;

/// <summary>The words of one line of a script.</summary>
internal ref struct ScriptLine(ReadOnlySpan<byte> text)
{
    private ReadOnlySpan<byte> _rest = text;

    /// <summary>Whether a line is one for this player; then it loses the word that says so.</summary>
    public static bool IsFor(ref ReadOnlySpan<byte> line, ReadOnlySpan<byte> player)
    {
        ScriptLine words = new(line);
        ReadOnlySpan<byte> first = words.Next();
        if (first.IsEmpty || first[0] == (byte)'#')
        {
            return false;
        }

        if (first[0] != (byte)'@')
        {
            return player.SequenceEqual("player"u8);
        }

        line = words._rest;
        return first.Slice(1).SequenceEqual(player);
    }

    /// <summary>The next word; empty: there is none.</summary>
    public ReadOnlySpan<byte> Next()
    {
        int start = 0;
        while (start < _rest.Length && _rest[start] == (byte)' ')
        {
            start++;
        }

        int end = start;
        while (end < _rest.Length && _rest[end] != (byte)' ')
        {
            end++;
        }

        ReadOnlySpan<byte> word = _rest.Slice(start, end - start);
        _rest = _rest.Slice(end);
        return word;
    }

    /// <summary>Reads a decimal number of at most six digits.</summary>
    public static bool TryReadNumber(ReadOnlySpan<byte> word, out uint number)
    {
        number = 0;
        foreach (byte digit in word)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return false;
            }

            number = (number * 10) + (uint)(digit - '0');
        }

        return word.Length is > 0 and <= 6;
    }

    /// <summary>Reads hexadecimal bytes; <c>-</c> is none.</summary>
    public static bool TryReadBytes(ReadOnlySpan<byte> word, Span<byte> buffer, out int length)
    {
        bool isNone = word.SequenceEqual("-"u8);
        length = isNone ? 0 : word.Length / 2;
        bool isRead = isNone || (!word.IsEmpty && word.Length % 2 == 0 && length <= buffer.Length);
        for (int index = 0; isRead && index < length; index++)
        {
            int high = Digit(word[2 * index]);
            int low = Digit(word[(2 * index) + 1]);
            isRead = high >= 0 && low >= 0;
            buffer[index] = (byte)((high << 4) | low);
        }

        return isRead;
    }

    private static int Digit(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        _ => -1,
    };
}
