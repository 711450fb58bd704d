using System;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>The lines of `hexdump`, 16 bytes each; a line like the one before is shown as `*`.</summary>
public sealed class HexLines(OutputWriter output)
{
    private const int LineBytes = 16;

    private readonly OutputWriter _output = output;
    private readonly byte[] _line = new byte[LineBytes];
    private readonly byte[] _previous = new byte[LineBytes];
    private int _length;
    private ulong _offset;
    private bool _hasPrevious;
    private bool _starred;

    public bool IsCanonical { get; set; }

    public bool ShowsRepeated { get; set; }

    public void Skip(int count) => _offset += (ulong)count;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int count = Math.Min(LineBytes - _length, bytes.Length);
            bytes.Slice(0, count).CopyTo(_line.AsSpan(_length));
            _length += count;
            bytes = bytes.Slice(count);
            if (_length == LineBytes)
            {
                WriteLine();
            }
        }
    }

    public void Finish()
    {
        if (_length > 0)
        {
            WriteLine();
        }

        if (_offset > 0)
        {
            WriteOffset();
            _output.Write("\n"u8);
        }
    }

    private void WriteLine()
    {
        ReadOnlySpan<byte> line = _line.AsSpan(0, _length);
        bool repeats = _hasPrevious && !ShowsRepeated && _length == LineBytes && line.SequenceEqual(_previous);
        if (repeats)
        {
            _output.Write(_starred ? default : "*\n"u8);
            _starred = true;
        }
        else
        {
            WriteOffset();
            if (IsCanonical)
            {
                WriteCanonical(line);
            }
            else
            {
                WriteWords(line);
            }

            _starred = false;
        }

        line.CopyTo(_previous);
        _hasPrevious = true;
        _offset += (ulong)_length;
        _length = 0;
    }

    private void WriteOffset() => _output.WritePadded(_offset, IsCanonical ? 8 : 7, (byte)'0', 16);

    private void WriteWords(ReadOnlySpan<byte> line)
    {
        for (int i = 0; i < LineBytes; i += 2)
        {
            if (i < line.Length)
            {
                uint word = line[i] | (i + 1 < line.Length ? (uint)line[i + 1] << 8 : 0);
                _output.Write(" "u8);
                _output.WritePadded(word, 4, (byte)'0', 16);
            }
            else
            {
                _output.Write("     "u8);
            }
        }

        _output.Write("\n"u8);
    }

    private void WriteCanonical(ReadOnlySpan<byte> line)
    {
        for (int i = 0; i < LineBytes; i++)
        {
            _output.Write(i % 8 == 0 ? "  "u8 : " "u8);
            if (i < line.Length)
            {
                _output.WritePadded(line[i], 2, (byte)'0', 16);
            }
            else
            {
                _output.Write("  "u8);
            }
        }

        _output.Write("  |"u8);
        foreach (byte value in line)
        {
            _output.Write(Bytes.IsPrintable(value) ? value : (byte)'.');
        }

        _output.Write("|\n"u8);
    }
}
