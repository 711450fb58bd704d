using System;
using Micro.Servers.Shell.Lexing;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Expansion;

/// <summary>Turns words as written into fields: tilde, parameters, substitution, splitting, pathnames, quote removal (POSIX, "Word
/// Expansions").</summary>
/// <remarks>A field is collected as a pattern: bytes that came from quotes and would mean something there get a backslash. Where no
/// pattern is wanted the backslashes go again.</remarks>
public sealed class WordExpander(ExpansionContext context)
{
    private readonly ExpansionContext _context = context;
    private readonly ByteBuffer _field = new(context.System);

    // Where the words of the command go; without one, the word stays one field.
    private TextList? _output;
    private bool _isPresent;
    private bool _isWithinBraces;

    /// <summary>Something that must stop the command: the message after `sh: `.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>Expands a word of a command to any number of fields.</summary>
    public void ExpandFields(ReadOnlySpan<byte> word, TextList output)
    {
        _output = output;
        Start();
        Expand(word);
        EndField();
    }

    /// <summary>Expands to exactly one field, without splitting and pathnames: assignments, redirections.</summary>
    public void ExpandText(ReadOnlySpan<byte> word, ByteBuffer output)
    {
        ReadOnlySpan<byte> pattern = ExpandPattern(word);
        AppendUnescaped(pattern, output);
    }

    /// <summary>Expands to a pattern, for `case`.</summary>
    public ReadOnlySpan<byte> ExpandPattern(ReadOnlySpan<byte> word)
    {
        _output = null;
        Start();
        Expand(word);
        return _field.Bytes;
    }

    private void Start()
    {
        _field.Clear();
        _isPresent = false;
    }

    private void Expand(ReadOnlySpan<byte> word)
    {
        int position = ExpandTilde(word);
        while (position < word.Length)
        {
            int next = WordScanner.Next(word, position);
            next = next < 0 ? word.Length : next;
            ReadOnlySpan<byte> part = word.Slice(position, next - position);
            switch (part[0])
            {
                case (byte)'\\':
                    AppendEscaped(part.Slice(1));
                    break;
                case (byte)'\'':
                    _isPresent = true;
                    AppendQuoted(part.Slice(1, part.Length - 2));
                    break;
                case (byte)'"':
                    _isPresent = true;
                    ExpandDoubleQuoted(part.Slice(1, part.Length - 2));
                    break;
                case (byte)'`':
                    AppendValue(CaptureOfBackquoted(part, isWithinQuotes: false), quoted: false);
                    break;
                case (byte)'$':
                    next = position + ExpandDollar(word.Slice(position), quoted: false);
                    break;
                case (byte)' ' or (byte)'\t' or (byte)'\n' when _isWithinBraces && _output != null:
                    EndField();
                    break;
                default:
                    _field.Append(part);
                    break;
            }

            position = next;
        }
    }

    private void ExpandDoubleQuoted(ReadOnlySpan<byte> text)
    {
        int position = 0;
        while (position < text.Length)
        {
            byte value = text[position];
            bool hasNext = position + 1 < text.Length;
            if (value == (byte)'\\' && hasNext && text[position + 1] is (byte)'$' or (byte)'`' or (byte)'"' or (byte)'\\' or (byte)'\n')
            {
                AppendEscaped(text.Slice(position + 1, 1));
                position += 2;
            }
            else if (value == (byte)'$')
            {
                position += ExpandDollar(text.Slice(position), quoted: true);
            }
            else if (value == (byte)'`')
            {
                int end = WordScanner.EndOfBackquotes(text, position + 1);
                end = end < 0 ? text.Length : end;
                AppendValue(CaptureOfBackquoted(text.Slice(position, end - position), isWithinQuotes: true), quoted: true);
                position = end;
            }
            else
            {
                AppendQuoted(text.Slice(position, 1));
                position++;
            }
        }
    }

    private int ExpandTilde(ReadOnlySpan<byte> word)
    {
        bool alone = word.Length == 1 || (word.Length > 1 && word[1] == (byte)'/');
        if (word.IsEmpty || word[0] != (byte)'~' || !alone || !_context.Parameters.Variables.TryGet("HOME"u8, out ReadOnlySpan<byte> home))
        {
            return 0;
        }

        AppendQuoted(home);
        return 1;
    }

    /// <summary>Expands what the dollar at the front starts; gives the bytes it took.</summary>
    private int ExpandDollar(ReadOnlySpan<byte> text, bool quoted)
    {
        int end = WordScanner.Next(text, 0);
        if (end > 2)
        {
            ReadOnlySpan<byte> inner = text.Slice(2, end - 3);
            if (text[1] == (byte)'(')
            {
                AppendValue(CaptureOf(inner), quoted);
            }
            else
            {
                ExpandBraces(inner, quoted);
            }

            return end;
        }

        int length = ParameterExpander.NameLength(text.Slice(1));
        if (length == 0)
        {
            _field.Append((byte)'$');
            return 1;
        }

        AppendParameter(text.Slice(1, length), quoted);
        return 1 + length;
    }

    private void AppendParameter(ReadOnlySpan<byte> name, bool quoted)
    {
        if (quoted && name[0] == (byte)'@')
        {
            AppendEachPositional();
            return;
        }

        ByteBuffer value = new(_context.System);
        _ = _context.Parameters.TryAppend(name, value);
        AppendValue(value, quoted);
    }

    private void ExpandBraces(ReadOnlySpan<byte> inner, bool quoted)
    {
        ByteBuffer value = new(_context.System);
        ParameterForm form = ParameterExpander.Expand(_context, inner, value, out ReadOnlySpan<byte> word);
        switch (form)
        {
            case ParameterForm.Value when inner.SequenceEqual("@"u8):
                AppendParameter(inner, quoted);
                break;
            case ParameterForm.Value:
                AppendValue(value, quoted);
                break;
            case ParameterForm.Word when quoted:
                ExpandDoubleQuoted(word);
                break;
            case ParameterForm.Word:
                // The word is the value of an expansion: its blanks end fields, unless they are quoted.
                bool outer = _isWithinBraces;
                _isWithinBraces = true;
                Expand(word);
                _isWithinBraces = outer;
                break;
            default:
                HasFailed = true;
                break;
        }
    }

    /// <summary>`"$@"`: each parameter a field of its own.</summary>
    private void AppendEachPositional()
    {
        TextList positional = _context.Parameters.Positional;
        _isPresent = positional.Count > 1 || _field.Length > 0;
        for (int i = 1; i < positional.Count; i++)
        {
            if (i > 1)
            {
                EndField();
                _isPresent = true;
            }

            AppendQuoted(positional[i]);
        }
    }

    /// <summary>Within backquotes a backslash quotes itself, the dollar and the backquote, so that they can be nested (POSIX, "Command
    /// Substitution"); within double quotes around them, these too.</summary>
    private ByteBuffer CaptureOfBackquoted(ReadOnlySpan<byte> text, bool isWithinQuotes)
    {
        text = text.Slice(1, text.Length - 2);
        ByteBuffer command = new(_context.System);
        for (int i = 0; i < text.Length; i++)
        {
            byte next = i + 1 < text.Length ? text[i + 1] : (byte)0;
            bool quotes = text[i] == (byte)'\\'
                && (next is (byte)'\\' or (byte)'`' or (byte)'$' || (isWithinQuotes && next == (byte)'"'));
            i += quotes ? 1 : 0;
            command.Append(text[i]);
        }

        return CaptureOf(command.Bytes);
    }

    private ByteBuffer CaptureOf(ReadOnlySpan<byte> text)
    {
        ByteBuffer output = new(_context.System);
        _context.Substitution.Capture(text, output);
        while (output.Length > 0 && output[output.Length - 1] == (byte)'\n')
        {
            output.Truncate(output.Length - 1);
        }

        return output;
    }

    /// <summary>Appends the value of an expansion; unquoted, white space in it ends fields.</summary>
    private void AppendValue(ByteBuffer value, bool quoted)
    {
        if (quoted || _output == null)
        {
            AppendQuoted(value.Bytes);
            return;
        }

        for (int i = 0; i < value.Length; i++)
        {
            byte next = value[i];
            if (next is (byte)' ' or (byte)'\t' or (byte)'\n')
            {
                EndField();
            }
            else
            {
                // A backslash in a value is no quote.
                _field.Append(next == (byte)'\\' ? "\\\\"u8 : new ReadOnlySpan<byte>(in next));
            }
        }
    }

    private void AppendEscaped(ReadOnlySpan<byte> text)
    {
        // A backslash at a line end joins the lines.
        if (!text.SequenceEqual("\n"u8))
        {
            _isPresent = true;
            AppendQuoted(text);
        }
    }

    private void AppendQuoted(ReadOnlySpan<byte> text)
    {
        foreach (byte value in text)
        {
            if (value is (byte)'*' or (byte)'?' or (byte)'[' or (byte)']' or (byte)'\\' or (byte)'-' or (byte)'!' or (byte)'^')
            {
                _field.Append((byte)'\\');
            }

            _field.Append(value);
        }
    }

    private void EndField()
    {
        bool isField = _field.Length > 0 || _isPresent;
        bool isPattern = isField && PatternMatcher.IsPattern(_field.Bytes);
        if (isField && _output != null && !(isPattern && _context.Pathnames.Expand(_field.Bytes, _output)))
        {
            ByteBuffer text = new(_context.System);
            AppendUnescaped(_field.Bytes, text);
            _output.Add(text.Bytes);
        }

        Start();
    }

    private static void AppendUnescaped(ReadOnlySpan<byte> pattern, ByteBuffer output)
    {
        for (int i = 0; i < pattern.Length; i++)
        {
            i += pattern[i] == (byte)'\\' && i + 1 < pattern.Length ? 1 : 0;
            output.Append(pattern[i]);
        }
    }
}
