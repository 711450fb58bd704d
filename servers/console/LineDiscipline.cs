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
    private const int MaximumEnds = 16;

    private const byte EndOfInput = 0x04;
    private const byte InterruptKey = 0x03;
    private const byte KillLine = 0x15;
    private const byte Backspace = 0x08;
    private const byte Delete = 0x7F;
    private const byte Return = (byte)'\r';
    private const byte NewLine = (byte)'\n';

    private readonly StateRing _input;
    private readonly StateTable<byte> _line;

    // Where the end key was typed that nobody has come to yet: bytes of the input before it, counted as State.Taken is.
    private readonly StateQueue<ulong> _ends;
    private readonly StateValue<State> _state;
    private readonly ScreenOutput _screen;

    public LineDiscipline(StateRegion region, ScreenOutput screen)
    {
        _input = region.Ring(InputBytes);
        _line = region.Table<byte>(MaximumLine, MaximumLine);
        _ends = region.Queue<ulong>(MaximumEnds);
        _state = region.Value<State>();
        _screen = screen;
    }

    public ConsoleMode Mode => _state.Value.Mode;

    /// <summary>A reader need not wait: there are bytes, or the end of the input was typed.</summary>
    public bool IsReadable => !_input.IsEmpty || !_ends.IsEmpty;

    /// <summary>A line that is begun is delivered as it is when lines end to matter. When they begin to, what nobody has read is typed anew:
    /// its keys mean something now. It is not shown, as nobody knows yet who will read it.</summary>
    /// <returns>True: the interrupt key is among it, and somebody must be interrupted.</returns>
    public bool SetMode(ConsoleMode mode)
    {
        ConsoleMode before = Mode;
        if (mode == ConsoleMode.Raw)
        {
            Deliver();
        }

        _state.Modify().Mode = mode;
        return mode == ConsoleMode.Line && before == ConsoleMode.Raw && TypeAnew();
    }

    /// <summary>What a reader gets: in lines at most one. No bytes at all: the end of the input.</summary>
    public ReadOnlySpan<byte> Peek(int limit)
    {
        ReadOnlySpan<byte> data = _input.Peek(_ends.IsEmpty ? limit : (int)Math.Min((ulong)limit, _ends[0] - _state.Value.Taken));
        int end = Mode == ConsoleMode.Raw ? -1 : data.IndexOf(NewLine);
        return end < 0 ? data : data.Slice(0, end + 1);
    }

    /// <summary>The reader has it: the next bytes are somebody else's, or the end of the input is over.</summary>
    public void Take(int count)
    {
        if (count == 0)
        {
            _ends.RemoveFirst();
        }
        else
        {
            Skip(count);
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
                Show("^C\n"u8);
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

    private bool TypeAnew()
    {
        bool isInterrupted = false;
        _state.Modify().IsQuiet = true;
        int ends = _ends.Count;
        for (int count = _input.Count; count != 0; count--)
        {
            EndAnew(ref ends);
            byte value = _input.Peek(1)[0];
            Skip(1);
            isInterrupted |= Type(value);
        }

        EndAnew(ref ends);
        _state.Modify().IsQuiet = false;
        return isInterrupted;
    }

    // The ends that were there before are in front.
    private void EndAnew(ref int count)
    {
        for (; count != 0 && _ends[0] == _state.Value.Taken; count--)
        {
            _ends.RemoveFirst();
            EndInput();
        }
    }

    private void Skip(int count)
    {
        _input.Skip(count);
        _state.Modify().Taken += (ulong)count;
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
            Show([(byte)'^', (byte)(value + '@')]);
        }
        else
        {
            Show([value]);
        }
    }

    private void Show(ReadOnlySpan<byte> text)
    {
        if (!_state.Value.IsQuiet)
        {
            _screen.Write(text);
        }
    }

    // On an empty line it is the end of the input; else the line is delivered without a line end.
    private void EndInput()
    {
        if (_state.Value.Length == 0)
        {
            _ = _ends.TryAdd(_state.Value.Taken + (ulong)_input.Count);
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
        Show(isControl ? "\b\b  \b\b"u8 : "\b \b"u8);
    }

    private struct State
    {
        public ConsoleMode Mode;

        /// <summary>Bytes of the line that is being typed.</summary>
        public int Length;

        /// <summary>Bytes that left the input.</summary>
        public ulong Taken;

        /// <summary>Keys show nothing.</summary>
        public bool IsQuiet;
    }
}
