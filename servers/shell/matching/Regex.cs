using System;
using Micro.Servers.Shell.Platform;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Matching;

/// <summary>One or more patterns, and the search for them in lines.</summary>
/// <remarks>All ways through the code are followed at once, a byte of the text at a time (Thompson's construction), so that the time
/// is bounded by the size of the code times that of the line, whatever the pattern is.</remarks>
public sealed class Regex
{
    private readonly IMemory _memory;
    private readonly RegexCode _code;
    private readonly ByteBuffer _patterns;
    private readonly bool _ignoresCase;
    private RegexThreads? _threads;

    // Set when the code is nothing but bytes to be found as they are.
    private byte[] _literal = [];
    private bool _isLiteral;

    public Regex(IMemory memory, bool ignoresCase)
    {
        _memory = memory;
        _code = new RegexCode(memory);
        _patterns = new ByteBuffer(memory);
        _ignoresCase = ignoresCase;
    }

    /// <summary>Adds a pattern as an alternative to those before; gives the error, empty if there is none.</summary>
    /// <param name="pattern">One line.</param>
    /// <param name="syntax">How it is written.</param>
    /// <param name="wholeLine">It must match a line as a whole.</param>
    /// <param name="wholeWord">What matches must not be a part of a word.</param>
    public ReadOnlySpan<byte> Add(ReadOnlySpan<byte> pattern, RegexSyntax syntax, bool wholeLine, bool wholeWord)
    {
        bool isFirst = _code.Count == 0;
        int split = _code.Count;
        if (!isFirst)
        {
            // The former code ends with Accept: the new code is reached by a split in front of everything.
            _code.Insert(0, new RegexInstruction(RegexOperation.Split, 1, _code.Count + 1));
        }

        AddEdge(wholeLine, RegexOperation.LineStart);
        AddEdge(wholeWord, RegexOperation.NotAfterWord);
        ReadOnlySpan<byte> error = default;
        if (syntax == RegexSyntax.Fixed)
        {
            foreach (byte value in pattern)
            {
                _code.Add(new RegexInstruction(RegexOperation.Byte, value));
            }
        }
        else
        {
            int origin = _patterns.Length;
            _patterns.Append(pattern);
            RegexCompiler compiler = new(pattern, origin, syntax, _code);
            compiler.Compile();
            error = compiler.Error;
        }

        AddEdge(wholeWord, RegexOperation.NotBeforeWord);
        AddEdge(wholeLine, RegexOperation.LineEnd);
        _code.Add(new RegexInstruction(RegexOperation.Accept));
        _isLiteral = split == 0 && !_ignoresCase && TryMakeLiteral();
        return _code.IsExhausted || _patterns.IsExhausted ? "Memory exhausted"u8 : error;
    }

    /// <summary>All patterns are added: makes what the search needs.</summary>
    public void Complete() => _threads = new RegexThreads(_memory, _code, _ignoresCase);

    /// <summary>Whether some part of the line matches.</summary>
    public bool Matches(ReadOnlySpan<byte> line)
    {
        if (_isLiteral)
        {
            return line.IndexOf(_literal) >= 0;
        }

        return Run(line, 0, anchored: false, out int _);
    }

    /// <summary>Finds the leftmost match at or after a place, and of those there the longest.</summary>
    public bool Find(ReadOnlySpan<byte> line, int from, out int start, out int end)
    {
        for (start = from; start <= line.Length; start++)
        {
            if (Run(line, start, anchored: true, out end))
            {
                return true;
            }
        }

        end = start;
        return false;
    }

    private bool Run(ReadOnlySpan<byte> line, int start, bool anchored, out int end)
    {
        end = start;
        return _threads != null && _threads.Run(line, start, anchored, _patterns.Bytes, out end);
    }

    private void AddEdge(bool wanted, RegexOperation operation)
    {
        if (wanted)
        {
            _code.Add(new RegexInstruction(operation));
        }
    }

    private bool TryMakeLiteral()
    {
        _literal = new byte[_code.Count - 1];
        for (int i = 0; i < _literal.Length; i++)
        {
            if (_code[i].Operation != RegexOperation.Byte)
            {
                return false;
            }

            _literal[i] = (byte)_code[i].First;
        }

        return true;
    }
}
