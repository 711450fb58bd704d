using System;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Matching;

/// <summary>Compiles regular expressions (POSIX, "Regular Expressions", with the usual GNU additions).</summary>
public ref struct RegexCompiler(ReadOnlySpan<byte> pattern, int origin, RegexSyntax syntax, RegexCode code)
{
    private const int MaximumRepeats = 255;
    private const int MaximumDepth = 32;

    private readonly ReadOnlySpan<byte> _pattern = pattern;

    // Where the pattern lies among all patterns: Set instructions refer to that.
    private readonly int _origin = origin;
    private readonly bool _extended = syntax == RegexSyntax.Extended;
    private readonly RegexCode _code = code;
    private int _position;
    private int _depth;

    /// <summary>Why the pattern is none; empty if it is one.</summary>
    public ReadOnlySpan<byte> Error { get; private set; }

    public void Compile()
    {
        CompileAlternatives();
        if (Error.IsEmpty && _position < _pattern.Length)
        {
            Error = "Unmatched ) or \\)"u8;
        }
    }

    private void CompileAlternatives()
    {
        int start = _code.Count;
        CompileSequence();
        while (Error.IsEmpty && TakeOperator((byte)'|'))
        {
            int length = _code.Count - start;
            _code.Insert(start, new RegexInstruction(RegexOperation.Split, 1, length + 2));
            int jump = _code.Count;
            _code.Add(new RegexInstruction(RegexOperation.Jump));
            int right = _code.Count;
            CompileSequence();
            _code.Replace(jump, new RegexInstruction(RegexOperation.Jump, _code.Count - jump));

            // The next alternative splits before this one, not before all.
            start = right;
        }
    }

    private void CompileSequence()
    {
        int first = _position;
        while (Error.IsEmpty && _position < _pattern.Length && !AtOperator((byte)'|') && !AtOperator((byte)')'))
        {
            int start = _code.Count;
            bool canRepeat = CompileAtom(_position == first);
            while (canRepeat && Error.IsEmpty && TryRepeat(start))
            {
            }
        }
    }

    /// <summary>Compiles what a repetition could follow; false after an anchor.</summary>
    private bool CompileAtom(bool atStart)
    {
        byte value = _pattern[_position];
        if (TakeOperator((byte)'('))
        {
            CompileGroup();
            return true;
        }

        if (value == (byte)'\\')
        {
            return CompileEscape();
        }

        switch (value)
        {
            case (byte)'[':
                CompileSet();
                return true;
            case (byte)'.':
                _position++;
                _code.Add(new RegexInstruction(RegexOperation.Any));
                return true;
            case (byte)'^' when _extended || atStart:
                _position++;
                _code.Add(new RegexInstruction(RegexOperation.LineStart));
                return _extended;
            case (byte)'$' when _extended || IsLast(_position + 1):
                _position++;
                _code.Add(new RegexInstruction(RegexOperation.LineEnd));
                return _extended;
            default:
                // In a basic expression a star at the start means itself; in an extended one it repeats nothing.
                _position++;
                if (!(_extended && atStart && value is (byte)'*' or (byte)'+' or (byte)'?'))
                {
                    _code.Add(new RegexInstruction(RegexOperation.Byte, value));
                }

                return true;
        }
    }

    private void CompileGroup()
    {
        if (++_depth > MaximumDepth)
        {
            Error = "Regular expression too big"u8;
            return;
        }

        CompileAlternatives();
        _depth--;
        if (Error.IsEmpty && !TakeOperator((byte)')'))
        {
            Error = "Unmatched ( or \\("u8;
        }
    }

    private void CompileSet()
    {
        _ = ByteSet.Matches(_pattern, _position, 0, escapes: false, out int end);
        if (end < 0)
        {
            Error = "Unmatched [, [^, [:, [., or [="u8;
            return;
        }

        _code.Add(new RegexInstruction(RegexOperation.Set, _origin + _position));
        _position = end;
    }

    private bool CompileEscape()
    {
        if (_position + 1 == _pattern.Length)
        {
            Error = "Trailing backslash"u8;
            return false;
        }

        byte value = _pattern[_position + 1];
        _position += 2;
        if (value is >= (byte)'1' and <= (byte)'9')
        {
            Error = "Back-references are not supported"u8;
            return false;
        }

        RegexOperation operation = value switch
        {
            (byte)'w' => RegexOperation.Word,
            (byte)'W' => RegexOperation.NotWord,
            (byte)'s' => RegexOperation.Space,
            (byte)'S' => RegexOperation.NotSpace,
            (byte)'<' => RegexOperation.WordStart,
            (byte)'>' => RegexOperation.WordEnd,
            (byte)'b' => RegexOperation.WordEdge,
            (byte)'B' => RegexOperation.NotWordEdge,
            _ => RegexOperation.Byte,
        };
        _code.Add(new RegexInstruction(operation, operation == RegexOperation.Byte ? value : 1));
        return true;
    }

    private bool TryRepeat(int start)
    {
        if (_position < _pattern.Length && _pattern[_position] == (byte)'*')
        {
            _position++;
            _code.MakeStar(start);
            return true;
        }

        if (TakeOperator((byte)'+'))
        {
            _code.MakePlus(start);
            return true;
        }

        if (TakeOperator((byte)'?'))
        {
            _code.MakeOptional(start);
            return true;
        }

        return AtOperator((byte)'{') && CompileInterval(start);
    }

    /// <summary>`{m}`, `{m,}`, `{,n}`, `{m,n}`; an opening brace that starts none of them means itself.</summary>
    private bool CompileInterval(int start)
    {
        int before = _position;
        _ = TakeOperator((byte)'{');
        int least = TakeNumber();
        int most = least;
        if (_position < _pattern.Length && _pattern[_position] == (byte)',')
        {
            _position++;
            most = TakeNumber();
            least = Math.Max(least, 0);
        }

        if (least < 0 || !TakeOperator((byte)'}'))
        {
            _position = before;
            Error = _extended ? default : "Invalid content of \\{\\}"u8;
            return false;
        }

        if (least > MaximumRepeats || most > MaximumRepeats || (most >= 0 && most < least))
        {
            Error = most >= 0 && most < least ? "Invalid content of \\{\\}"u8 : "Regular expression too big"u8;
            return false;
        }

        _code.MakeRepeated(start, least, most);
        return true;
    }

    private int TakeNumber()
    {
        int value = -1;
        while (_position < _pattern.Length && Bytes.IsDigit(_pattern[_position]) && value <= MaximumRepeats)
        {
            value = (Math.Max(value, 0) * 10) + _pattern[_position++] - '0';
        }

        return value;
    }

    /// <summary>Whether a `$` before this place is an anchor of a basic expression.</summary>
    private readonly bool IsLast(int position)
    {
        ReadOnlySpan<byte> rest = _pattern.Slice(position);
        return rest.IsEmpty || rest.StartsWith("\\)"u8) || rest.StartsWith("\\|"u8);
    }

    private readonly bool AtOperator(byte value)
    {
        int place = _extended ? _position : _position + 1;
        return place < _pattern.Length && _pattern[place] == value && (_extended || _pattern[_position] == (byte)'\\');
    }

    private bool TakeOperator(byte value)
    {
        bool taken = AtOperator(value);
        _position += taken ? (_extended ? 1 : 2) : 0;
        return taken;
    }
}
