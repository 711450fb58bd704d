using System;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Console;

/// <summary>What becomes of typed bytes: in lines, with echo and correction; or raw, as they come.</summary>
/// <remarks>It knows neither device nor callers: bytes go in, and come out at the reader's end and on the screen.</remarks>
public readonly struct LineDiscipline
{
    private const int MaximumLine = 1024;
    private const int InputBytes = 4000;

    private const byte EndOfInput = 0x04;
    private const byte InterruptKey = 0x03;
    private const byte KillLine = 0x15;
    private const byte Backspace = 0x08;
    private const byte Delete = 0x7F;
    private const byte Return = (byte)'\r';
    private const byte NewLine = (byte)'\n';

    private readonly StateRing _input;
    private readonly StateTable<byte> _line;
    private readonly StateValue<State> _state;
    private readonly ScreenOutput _screen;

    public LineDiscipline(StateRegion region, ScreenOutput screen)
    {
        _input = region.Ring(InputBytes);
        _line = region.Table<byte>(MaximumLine, MaximumLine);
        _state = region.Value<State>();
        _screen = screen;
    }

    public ConsoleMode Mode => _state.Value.Mode;

    /// <summary>A reader need not wait: there are bytes, or the end of the input was typed.</summary>
    public bool IsReadable => !_input.IsEmpty || _state.Value.Ends != 0;

    /// <summary>A line that is begun is delivered as it is when lines end to matter.</summary>
    public void SetMode(ConsoleMode mode)
    {
        if (mode == ConsoleMode.Raw)
        {
            Deliver();
        }

        _state.Modify().Mode = mode;
    }

    /// <summary>What a reader gets: in lines at most one. No bytes at all: the end of the input.</summary>
    public ReadOnlySpan<byte> Peek(int limit)
    {
        ReadOnlySpan<byte> data = _input.Peek(limit);
        int end = Mode == ConsoleMode.Raw ? -1 : data.IndexOf(NewLine);
        return end < 0 ? data : data.Slice(0, end + 1);
    }

    /// <summary>The reader has it: the next bytes are somebody else's, or the end of the input is over.</summary>
    public void Take(int count)
    {
        if (count == 0)
        {
            _state.Modify().Ends--;
        }
        else
        {
            _input.Skip(count);
        }
    }

    /// <summary>Takes a typed byte.</summary>
    /// <returns>True: it was the interrupt key, and somebody must be interrupted.</returns>
    public bool Type(byte value)
    {
        if (Mode == ConsoleMode.Raw)
        {
            // A full ring drops what is typed, as a terminal does.
            _ = _input.TryWrite(value);
            return false;
        }

        switch (value)
        {
            case InterruptKey:
                _state.Modify().Length = 0;
                _screen.Write("^C\n"u8);
                return true;
            case EndOfInput:
                EndInput();
                return false;
            case Backspace or Delete:
                Erase();
                return false;
            case KillLine:
                EraseAll();
                return false;
            default:
                Insert(value == Return ? NewLine : value);
                return false;
        }
    }

    private void Insert(byte value)
    {
        int length = _state.Value.Length;
        bool isFull = length >= MaximumLine - 1 && value != NewLine;
        if (isFull)
        {
            return;
        }

        _line.Modify(length) = value;
        _state.Modify().Length = length + 1;
        Echo(value);
        if (value == NewLine)
        {
            Deliver();
        }
    }

    private void Echo(byte value)
    {
        bool isControl = value < (byte)' ' && value is not (NewLine or (byte)'\t');
        if (isControl)
        {
            _screen.Write((byte)'^');
            _screen.Write((byte)(value + '@'));
        }
        else
        {
            _screen.Write(value);
        }
    }

    // On an empty line it is the end of the input; else the line is delivered without a line end.
    private void EndInput()
    {
        if (_state.Value.Length == 0)
        {
            _state.Modify().Ends++;
        }
        else
        {
            Deliver();
        }
    }

    private void Deliver()
    {
        _ = _input.Write(_line.Items.Slice(0, _state.Value.Length));
        _state.Modify().Length = 0;
    }

    private void EraseAll()
    {
        while (_state.Value.Length != 0)
        {
            Erase();
        }
    }

    // The bytes of one UTF-8 character go together; a control character took two places on the screen.
    private void Erase()
    {
        int length = _state.Value.Length;
        if (length == 0)
        {
            return;
        }

        length--;
        while (length > 0 && (_line[length] & 0xC0) == 0x80)
        {
            length--;
        }

        bool isControl = _line[length] < (byte)' ';
        _state.Modify().Length = length;
        _screen.Write(isControl ? "\b\b  \b\b"u8 : "\b \b"u8);
    }

    private struct State
    {
        public ConsoleMode Mode;

        /// <summary>Bytes of the line that is being typed.</summary>
        public int Length;

        /// <summary>Ends of the input that were typed and not read.</summary>
        public int Ends;
    }
}
