using System;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>The format of `printf` at work.</summary>
public sealed class PrintfFormat(CommandContext context)
{
    private readonly CommandContext _context = context;
    private int _argument = 2;
    private int _status = ExitStatus.Success;

    // `\c` in a %b argument ends all output.
    private bool _ended;

    public int Run()
    {
        ReadOnlySpan<byte> format = _context.Arguments[1];
        int before;
        do
        {
            before = _argument;
            WriteOnce(format);
        }
        while (!_ended && _argument < _context.Arguments.Count && _argument > before);

        return _status;
    }

    private void WriteOnce(ReadOnlySpan<byte> format)
    {
        int position = 0;
        while (position < format.Length && !_ended)
        {
            if (format[position] == (byte)'\\')
            {
                position += EscapeSequence.Write(_context.Output, format.Slice(position), inArgument: false);
            }
            else if (format[position] == (byte)'%')
            {
                position += WriteConversion(format.Slice(position));
            }
            else
            {
                _context.Output.Write(format[position++]);
            }
        }
    }

    /// <summary>Writes what a `%` at the front stands for; gives the bytes of the format it took.</summary>
    private int WriteConversion(ReadOnlySpan<byte> format)
    {
        int position = 1;
        PrintfField field = default;
        while (position < format.Length && field.TakeFlag(format[position]))
        {
            position++;
        }

        field.Width = TakeNumber(format, ref position, 0);
        if (field.Width < 0)
        {
            field.IsLeft = true;
            field.Width = -field.Width;
        }

        field.Precision = -1;
        if (position < format.Length && format[position] == (byte)'.')
        {
            position++;
            field.Precision = TakeNumber(format, ref position, 0);
        }

        if (position >= format.Length)
        {
            _context.ComplainQuoting("missing conversion character in"u8, format);
            return Fail(format.Length);
        }

        field.Conversion = format[position];
        WriteField(field);
        return position + 1;
    }

    private void WriteField(PrintfField field)
    {
        switch (field.Conversion)
        {
            case (byte)'%':
                _context.Output.Write((byte)'%');
                break;
            case (byte)'s':
                field.WriteText(_context.Output, Take());
                break;
            case (byte)'c':
                ReadOnlySpan<byte> text = Take();
                field.WriteText(_context.Output, text.Slice(0, Math.Min(text.Length, 1)));
                break;
            case (byte)'b':
                _ended = !EscapeSequence.WriteAll(_context.Output, Take());
                break;
            case (byte)'d' or (byte)'i' or (byte)'u' or (byte)'o' or (byte)'x' or (byte)'X':
                field.WriteNumber(_context.Output, TakeValue());
                break;
            default:
                _context.ComplainQuoting("invalid conversion specification"u8, new ReadOnlySpan<byte>(in field.Conversion));
                _ended = true;
                Fail(0);
                break;
        }
    }

    private ReadOnlySpan<byte> Take() =>
        _argument < _context.Arguments.Count ? _context.Arguments[_argument++] : default;

    private long TakeValue()
    {
        ReadOnlySpan<byte> text = Take();
        if (text.IsEmpty)
        {
            return 0;
        }

        // A quote before a character gives its code.
        if (text.Length > 1 && text[0] is (byte)'\'' or (byte)'"')
        {
            return text[1];
        }

        if (PrintfField.TryInteger(text, out long value))
        {
            return value;
        }

        _context.Complain(text, "expected a numeric value"u8);
        Fail(0);
        return value;
    }

    private int TakeNumber(ReadOnlySpan<byte> format, ref int position, int value)
    {
        if (position < format.Length && format[position] == (byte)'*')
        {
            position++;
            return (int)TakeValue();
        }

        while (position < format.Length && Bytes.IsDigit(format[position]) && value < 100_000)
        {
            value = (value * 10) + format[position++] - '0';
        }

        return value;
    }

    private int Fail(int taken)
    {
        _status = ExitStatus.Failure;
        return taken;
    }
}
