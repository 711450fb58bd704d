using System;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Takes the options of a command one by one, as getopt does: options may stand together, and after operands.</summary>
/// <remarks>
/// The specification lists the option letters; `:` after a letter means that it has an argument, `+` at the front that options
/// end at the first operand, `#` that `-NUMBER` is allowed (given as option `#`).
/// </remarks>
public sealed class OptionReader
{
    /// <summary>Given by <see cref="Next"/> when there are no more options.</summary>
    public const int End = -1;

    /// <summary>Given when an option is wrong; it has been reported.</summary>
    public const int Invalid = '?';

    private readonly CommandContext _context;
    private readonly ValueBuffer<int> _operands;
    private int _index = 1;

    // Place within a word of several options; 0 between words.
    private int _offset;
    private int _valueIndex;
    private int _valueOffset;

    public OptionReader(CommandContext context)
    {
        _context = context;
        _operands = new ValueBuffer<int>(context.System);
    }

    /// <summary>The argument of the last option.</summary>
    public ReadOnlySpan<byte> Value => _context.Arguments[_valueIndex].Slice(_valueOffset);

    /// <summary>How many arguments are no options. Complete when Next gave End.</summary>
    public int OperandCount => _operands.Count;

    /// <summary>The argument number of the first operand.</summary>
    public int FirstOperand => _operands.Count == 0 ? _context.Arguments.Count : _operands[0];

    public ReadOnlySpan<byte> Operand(int index) => _context.Arguments[_operands[index]];

    /// <summary>Files to read: the operands, or the input (`-`) if there are none.</summary>
    public int InputCount => Math.Max(OperandCount, 1);

    public ReadOnlySpan<byte> Input(int index) => OperandCount == 0 ? "-"u8 : Operand(index);

    public int Next(ReadOnlySpan<byte> specification)
    {
        while (_offset == 0)
        {
            if (_index >= _context.Arguments.Count)
            {
                return End;
            }

            ReadOnlySpan<byte> word = _context.Arguments[_index];
            if (word.Length > 1 && word[0] == (byte)'-')
            {
                if (word.SequenceEqual("--"u8))
                {
                    _index++;
                    TakeAllOperands();
                    return End;
                }

                _offset = 1;
            }
            else if (!specification.IsEmpty && specification[0] == (byte)'+')
            {
                TakeAllOperands();
                return End;
            }
            else
            {
                _operands.Append(_index++);
            }
        }

        return TakeOption(specification);
    }

    private int TakeOption(ReadOnlySpan<byte> specification)
    {
        ReadOnlySpan<byte> word = _context.Arguments[_index];
        byte option = word[_offset];
        if (Bytes.IsDigit(option) && specification.IndexOf((byte)'#') >= 0 && specification.IndexOf(option) < 0)
        {
            SetValue(_index, _offset);
            return '#';
        }

        if (option == (byte)'-' && _offset == 1)
        {
            _index++;
            _offset = 0;
            _context.ComplainQuoting("unrecognized option"u8, word);
            return Invalid;
        }

        int place = option is (byte)':' or (byte)'+' or (byte)'#' ? -1 : specification.IndexOf(option);
        bool hasValue = place >= 0 && place + 1 < specification.Length && specification[place + 1] == (byte)':';
        _offset = _offset + 1 < word.Length ? _offset + 1 : 0;
        if (place < 0)
        {
            _context.ComplainQuoting("invalid option --"u8, new ReadOnlySpan<byte>(in option));
            return Invalid;
        }

        if (hasValue)
        {
            return TakeValue(option);
        }

        _index += _offset == 0 ? 1 : 0;
        return option;
    }

    /// <summary>The value of an option is the rest of its word, or else the next word.</summary>
    private int TakeValue(byte option)
    {
        if (_offset > 0)
        {
            SetValue(_index, _offset);
            return option;
        }

        if (_index + 1 >= _context.Arguments.Count)
        {
            _context.ComplainQuoting("option requires an argument --"u8, new ReadOnlySpan<byte>(in option));
            return Invalid;
        }

        SetValue(_index + 1, 0);
        return option;
    }

    private void SetValue(int index, int offset)
    {
        _valueIndex = index;
        _valueOffset = offset;
        _index = index + 1;
        _offset = 0;
    }

    private void TakeAllOperands()
    {
        while (_index < _context.Arguments.Count)
        {
            _operands.Append(_index++);
        }
    }
}
