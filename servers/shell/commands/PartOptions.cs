using System;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>The options that `head` and `tail` share: how much of each file, counted in what and from which end.</summary>
public sealed class PartOptions
{
    private readonly CommandContext _context;
    private readonly byte[] _specification;
    private bool _quiet;
    private bool _verbose;
    private bool _headerWritten;

    public PartOptions(CommandContext context, ReadOnlySpan<byte> specification)
    {
        _context = context;
        _specification = specification.ToArray();
        Files = new OptionReader(context);
    }

    public OptionReader Files { get; }

    public ulong Count { get; private set; } = 10;

    public bool CountsBytes { get; private set; }

    /// <summary>`head -n -5`, `tail -n +5`: the count is measured from the other end of the file.</summary>
    public bool FromOtherEnd { get; private set; }

    public bool TryRead()
    {
        for (int option = Files.Next(_specification); option != OptionReader.End; option = Files.Next(_specification))
        {
            switch (option)
            {
                case 'q':
                    _quiet = true;
                    break;
                case 'v':
                    _verbose = true;
                    break;
                case 'n' or 'c' or '#':
                    CountsBytes = option == 'c';
                    if (!TryCount(Files.Value))
                    {
                        _context.ComplainQuoting(CountsBytes ? "invalid number of bytes:"u8 : "invalid number of lines:"u8, Files.Value);
                        return false;
                    }

                    break;
                default:
                    return false;
            }
        }

        return true;
    }

    /// <summary>Writes `==> name &lt;==` where there is more than one file.</summary>
    public void WriteHeader(int index)
    {
        if (_quiet || (Files.OperandCount < 2 && !_verbose))
        {
            return;
        }

        ReadOnlySpan<byte> name = Files.Input(index);
        _context.Output.Write(_headerWritten ? "\n==> "u8 : "==> "u8);
        _context.Output.Write(name.SequenceEqual("-"u8) ? "standard input"u8 : name);
        _context.Output.WriteLine(" <=="u8);
        _headerWritten = true;
    }

    /// <summary>Where the last part, of the size given by the options, starts in the text.</summary>
    public int StartOfLast(ReadOnlySpan<byte> text)
    {
        if (CountsBytes)
        {
            return Count >= (ulong)text.Length ? 0 : text.Length - (int)Count;
        }

        ulong left = Count;
        int position = text.Length;

        // A line end at the very end of the text ends the last line.
        while (position > 0 && left > 0)
        {
            int newline = text.Slice(0, position - 1).LastIndexOf((byte)'\n');
            position = newline + 1;
            left--;
        }

        return position;
    }

    private bool TryCount(ReadOnlySpan<byte> text)
    {
        bool isHead = _context.Arguments[0].SequenceEqual("head"u8);
        FromOtherEnd = !text.IsEmpty && text[0] == (isHead ? (byte)'-' : (byte)'+');
        text = !text.IsEmpty && text[0] is (byte)'-' or (byte)'+' ? text.Slice(1) : text;
        ulong unit = 1;
        if (text.Length > 1 && !Bytes.IsDigit(text[text.Length - 1]))
        {
            unit = text[text.Length - 1] switch
            {
                (byte)'b' => 512,
                (byte)'k' or (byte)'K' => 1024,
                (byte)'M' => 1024 * 1024,
                _ => 0,
            };
            text = text.Slice(0, text.Length - 1);
        }

        bool valid = Number.TryParse(text, out ulong count) && unit > 0;
        Count = count * unit;
        return valid;
    }
}
