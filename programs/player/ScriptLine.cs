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

    /// <summary>Reads hexadecimal bytes; <c>-</c> is none, and <c>%NNAA</c> the value that was kept as NN, and AA added.</summary>
    public static bool TryReadBytes(ReadOnlySpan<byte> word, KeptValues values, Span<byte> buffer, out int length)
    {
        length = 0;
        ReadOnlySpan<byte> rest = word.SequenceEqual("-"u8) ? default : word;
        bool isRead = !word.IsEmpty;
        while (isRead && !rest.IsEmpty)
        {
            bool isValue = rest[0] == (byte)'%';
            int digits = isValue ? 5 : 2;
            isRead = rest.Length >= digits && length < buffer.Length;
            if (isRead)
            {
                int last = ByteAt(rest, digits - 2);
                int written = isValue ? values.Write(ByteAt(rest, 1), last, buffer.Slice(length)) : 1;
                buffer[length] = isValue ? buffer[length] : (byte)last;
                length += written;
                isRead = last >= 0 && written != 0;
                rest = rest.Slice(digits);
            }
        }

        return isRead;
    }

    // Negative: one of the two is no digit.
    private static int ByteAt(ReadOnlySpan<byte> text, int place) => (Digit(text[place]) << 4) | Digit(text[place + 1]);

    private static int Digit(byte digit) => digit switch
    {
        >= (byte)'0' and <= (byte)'9' => digit - '0',
        >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        _ => -1,
    };
}
