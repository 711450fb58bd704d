using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Micro.System.Tests.Support;

/// <summary>What a terminal shows after it got some text (ECMA-48): the few control sequences that the shell sends, and no other.</summary>
internal sealed class Screen
{
    private readonly List<StringBuilder> _rows = [new()];
    private int _column;

    private StringBuilder Row => _rows[^1];

    public static string Of(string sent)
    {
        Screen screen = new();
        for (int place = 0; place < sent.Length;)
        {
            place += sent[place] == '\e' ? screen.Control(sent, place) : screen.Show(sent[place]);
        }

        return string.Join('\n', screen._rows.ConvertAll(row => row.ToString().TrimEnd(' ')));
    }

    private int Show(char character)
    {
        switch (character)
        {
            case '\r':
                _column = 0;
                break;
            case '\n':
                _rows.Add(new StringBuilder().Append(' ', _column));
                break;
            case '\b':
                _column = Math.Max(_column - 1, 0);
                break;
            default:
                Row.Length = Math.Max(Row.Length, _column + 1);
                Row[_column++] = character;
                break;
        }

        return 1;
    }

    /// <summary>Obeys a sequence `ESC [ number letter`; gives its length.</summary>
    private int Control(string sent, int place)
    {
        int end = place + 2;
        while (end < sent.Length && char.IsAsciiDigit(sent[end]))
        {
            end++;
        }

        string number = sent[(place + 2)..end];
        switch (sent[end])
        {
            case 'K':
                Row.Length = Math.Min(Row.Length, _column);
                break;
            case 'D':
                _column -= int.Parse(number, CultureInfo.InvariantCulture);
                break;
            case 'H' or 'J':
                _rows.Clear();
                _rows.Add(new StringBuilder());
                _column = 0;
                break;
            default:
                throw new InvalidOperationException($"The screen does not know ESC [ {number}{sent[end]}.");
        }

        return end + 1 - place;
    }
}
