using System;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>The counts of `wc`.</summary>
public struct WordCount
{
    private ulong _lines;
    private ulong _words;
    private ulong _bytes;
    private bool _inWord;

    /// <summary>Which counts are shown.</summary>
    [Flags]
    public enum Columns : byte
    {
        None = 0,
        Lines = 1,
        Words = 2,
        Bytes = 4,
        All = Lines | Words | Bytes,
    }

    public void Count(ReadOnlySpan<byte> bytes)
    {
        _bytes += (ulong)bytes.Length;
        foreach (byte value in bytes)
        {
            if (value == (byte)'\n')
            {
                _lines++;
            }

            if (Text.Bytes.IsSpace(value))
            {
                _inWord = false;
            }
            else if (!_inWord && Text.Bytes.IsPrintable(value))
            {
                _inWord = true;
                _words++;
            }
        }
    }

    public void Add(in WordCount other)
    {
        _lines += other._lines;
        _words += other._words;
        _bytes += other._bytes;
    }

    public readonly void Write(OutputWriter output, Columns columns, int width, ReadOnlySpan<byte> name)
    {
        bool first = true;
        WriteCount(output, columns & Columns.Lines, _lines, width, ref first);
        WriteCount(output, columns & Columns.Words, _words, width, ref first);
        WriteCount(output, columns & Columns.Bytes, _bytes, width, ref first);
        output.Write(name.IsEmpty ? default : " "u8);
        output.WriteLine(name);
    }

    private static void WriteCount(OutputWriter output, Columns shown, ulong count, int width, ref bool first)
    {
        if (shown != Columns.None)
        {
            output.Write(first ? default : " "u8);
            output.WritePadded(count, width);
            first = false;
        }
    }
}
