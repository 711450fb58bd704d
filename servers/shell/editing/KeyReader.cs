using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Editing;

/// <summary>Reads keys from a terminal (ECMA-48, "Control functions"; the sequences that xterm sends).</summary>
public sealed class KeyReader(IFiles files, int descriptor)
{
    private const byte Escape = 0x1B;
    private const byte FirstPrintable = 0x20;
    private const byte DeleteByte = 0x7F;

    // Byte by byte: what is typed behind a line is for the command that the line starts.
    private readonly InputReader _reader = new(files, descriptor, bufferSize: 1);

    /// <summary>Reads a key; <paramref name="value"/> is its byte.</summary>
    public Key Read(out byte value)
    {
        if (!_reader.TryReadByte(out value))
        {
            return Key.InputEnded;
        }

        if (value == Escape)
        {
            return ReadSequence();
        }

        return value is >= FirstPrintable and not DeleteByte ? Key.Text : Control(value);
    }

    private static Key Control(byte value) => value switch
    {
        1 => Key.Home,
        2 => Key.Left,
        3 => Key.Interrupt,
        4 => Key.EndOrDelete,
        5 => Key.End,
        6 => Key.Right,
        7 => Key.Cancel,
        8 or DeleteByte => Key.Backspace,
        9 => Key.Complete,
        10 or 13 => Key.Return,
        11 => Key.DeleteToEnd,
        12 => Key.Clear,
        14 => Key.Down,
        16 => Key.Up,
        18 => Key.Search,
        21 => Key.DeleteToStart,
        23 => Key.DeleteWord,
        25 => Key.Paste,
        _ => Key.None,
    };

    private Key ReadSequence()
    {
        if (!_reader.TryReadByte(out byte value))
        {
            return Key.InputEnded;
        }

        switch (value)
        {
            case (byte)'[':
                return ReadControlSequence();
            case (byte)'O':
                return _reader.TryReadByte(out byte final) ? Final(final, 0, hasModifier: false) : Key.InputEnded;
            case (byte)'b':
                return Key.WordLeft;
            case (byte)'f':
                return Key.WordRight;
            case DeleteByte:
                return Key.DeleteWord;
            default:
                return Key.None;
        }
    }

    /// <summary>Numbers separated by semicolons, then a letter or a tilde.</summary>
    private Key ReadControlSequence()
    {
        int first = 0;
        int parts = 0;
        while (_reader.TryReadByte(out byte value))
        {
            if (Bytes.IsDigit(value))
            {
                first = parts == 0 && first < 100 ? (first * 10) + value - '0' : first;
            }
            else if (value == (byte)';')
            {
                parts++;
            }
            else
            {
                return Final(value, first, parts > 0);
            }
        }

        return Key.InputEnded;
    }

    private static Key Final(byte final, int number, bool hasModifier) => final switch
    {
        (byte)'A' => Key.Up,
        (byte)'B' => Key.Down,
        (byte)'C' => hasModifier ? Key.WordRight : Key.Right,
        (byte)'D' => hasModifier ? Key.WordLeft : Key.Left,
        (byte)'H' => Key.Home,
        (byte)'F' => Key.End,
        (byte)'~' => number switch
        {
            1 or 7 => Key.Home,
            3 => Key.Delete,
            4 or 8 => Key.End,
            _ => Key.None,
        },
        _ => Key.None,
    };
}
