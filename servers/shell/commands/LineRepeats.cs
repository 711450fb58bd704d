using System;
using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Finds runs of equal lines, after the options of `uniq`.</summary>
public sealed class LineRepeats(IMemory memory)
{
    private const int CountWidth = 7;

    private readonly IMemory _memory = memory;
    private bool _showsCount;
    private bool _onlyRepeated;
    private bool _onlyUnique;
    private bool _ignoresCase;
    private int _skipFields;
    private int _skipBytes;
    private int _compared = int.MaxValue;

    /// <summary>False if the option, or its number, is wrong.</summary>
    public bool TakeOption(int option, OptionReader options)
    {
        switch (option)
        {
            case 'c':
                return _showsCount = true;
            case 'd':
                return _onlyRepeated = true;
            case 'u':
                return _onlyUnique = true;
            case 'i':
                return _ignoresCase = true;
            case 'f':
                return Number.TryParse(options.Value, out _skipFields) && _skipFields >= 0;
            case 's':
                return Number.TryParse(options.Value, out _skipBytes) && _skipBytes >= 0;
            case 'w':
                return Number.TryParse(options.Value, out _compared) && _compared >= 0;
            default:
                return false;
        }
    }

    /// <summary>Copies the lines that the options ask for; false when a line does not fit in memory.</summary>
    public bool Run(InputReader input, OutputWriter output)
    {
        ByteBuffer first = new(_memory);
        ByteBuffer next = new(_memory);
        if (!TryRead(input, first))
        {
            return !first.IsExhausted;
        }

        ulong count = 1;
        while (TryRead(input, next) && !output.HasFailed)
        {
            if (AreEqual(first.Bytes, next.Bytes))
            {
                count++;
            }
            else
            {
                Show(first.Bytes, count, output);
                (first, next) = (next, first);
                count = 1;
            }

            next.Clear();
        }

        Show(first.Bytes, count, output);
        return !first.IsExhausted && !next.IsExhausted;
    }

    /// <summary>Reads a line without its end: the last line of the input gets one, too.</summary>
    private static bool TryRead(InputReader input, ByteBuffer line)
    {
        bool read = input.TryReadLine(line);
        if (read && line.Length > 0 && line[line.Length - 1] == (byte)'\n')
        {
            line.Truncate(line.Length - 1);
        }

        return read && !line.IsExhausted;
    }

    private bool AreEqual(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        left = Key(left);
        right = Key(right);
        if (!_ignoresCase)
        {
            return left.SequenceEqual(right);
        }

        if (left.Length != right.Length)
        {
            return false;
        }

        for (int i = 0; i < left.Length; i++)
        {
            if (Bytes.ToLower(left[i]) != Bytes.ToLower(right[i]))
            {
                return false;
            }
        }

        return true;
    }

    private ReadOnlySpan<byte> Key(ReadOnlySpan<byte> line)
    {
        int position = 0;
        for (int field = 0; field < _skipFields && position < line.Length; field++)
        {
            while (position < line.Length && Bytes.IsBlank(line[position]))
            {
                position++;
            }

            while (position < line.Length && !Bytes.IsBlank(line[position]))
            {
                position++;
            }
        }

        line = line.Slice(Math.Min(position + _skipBytes, line.Length));
        return line.Slice(0, Math.Min(line.Length, _compared));
    }

    private void Show(ReadOnlySpan<byte> line, ulong count, OutputWriter output)
    {
        if ((_onlyRepeated && count == 1) || (_onlyUnique && count > 1))
        {
            return;
        }

        if (_showsCount)
        {
            output.WritePadded(count, CountWidth);
            output.Write(" "u8);
        }

        output.WriteLine(line);
    }
}
