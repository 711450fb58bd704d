using System;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Editing;

/// <summary>Draws the line being edited: one row, that scrolls sideways when the line is longer.</summary>
public sealed class LineView(OutputWriter output)
{
    // Nobody tells how wide the terminal is; every one has this many columns.
    private const int Columns = 80;

    private readonly OutputWriter _output = output;

    /// <summary>Draws prompt and line and puts the cursor to its place.</summary>
    public void Draw(ReadOnlySpan<byte> prompt, ReadOnlySpan<byte> line, int cursor)
    {
        int width = Math.Max(Columns - 1 - CountColumns(prompt), Columns / 4);
        int start = 0;
        while (CountColumns(line.Slice(start, cursor - start)) > width)
        {
            start = Next(line, start);
        }

        int end = line.Length;
        while (CountColumns(line.Slice(start, end - start)) > width)
        {
            end = Previous(line, end);
        }

        _output.Write("\r"u8);
        _output.Write(prompt);
        _output.Write(line.Slice(start, end - start));
        _output.Write("\e[K"u8);
        int back = CountColumns(line.Slice(cursor, Math.Max(end - cursor, 0)));
        if (back > 0)
        {
            _output.Write("\e["u8);
            _output.Write((uint)back);
            _output.Write("D"u8);
        }

        _output.Flush();
    }

    public void Write(ReadOnlySpan<byte> text)
    {
        _output.Write(text);
        _output.Flush();
    }

    /// <summary>The place after the character that starts at <paramref name="position"/>.</summary>
    public static int Next(ReadOnlySpan<byte> line, int position)
    {
        do
        {
            position++;
        }
        while (position < line.Length && IsContinuation(line[position]));

        return position;
    }

    /// <summary>The place of the character that ends before <paramref name="position"/>.</summary>
    public static int Previous(ReadOnlySpan<byte> line, int position)
    {
        do
        {
            position--;
        }
        while (position > 0 && IsContinuation(line[position]));

        return position;
    }

    private static int CountColumns(ReadOnlySpan<byte> text)
    {
        int columns = 0;
        foreach (byte value in text)
        {
            columns += IsContinuation(value) ? 0 : 1;
        }

        return columns;
    }

    /// <summary>The second and later bytes of a character in UTF-8.</summary>
    private static bool IsContinuation(byte value) => (value & 0xC0) == 0x80;
}
