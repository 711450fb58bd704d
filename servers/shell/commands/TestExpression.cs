using System;
using Micro.Protocols;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>The expressions of `test`: -o binds weakest, then -a, then !.</summary>
public sealed class TestExpression(CommandContext context, int end)
{
    private readonly CommandContext _context = context;
    private readonly int _end = end;
    private int _index = 1;

    /// <summary>The expression is wrong; it has been reported.</summary>
    public bool HasFailed { get; private set; }

    public bool Evaluate()
    {
        if (_index >= _end)
        {
            return false;
        }

        bool value = EvaluateOr();
        if (_index < _end)
        {
            Fail(_context.Arguments[_index], "unexpected operator"u8);
        }

        return value;
    }

    private bool EvaluateOr()
    {
        bool value = EvaluateAnd();
        while (Take("-o"u8))
        {
            value |= EvaluateAnd();
        }

        return value;
    }

    private bool EvaluateAnd()
    {
        bool value = EvaluateNot();
        while (Take("-a"u8))
        {
            value &= EvaluateNot();
        }

        return value;
    }

    private bool EvaluateNot()
    {
        // `! = x` compares the string "!": an operator in the second place decides.
        if (!IsBinaryAt(_index + 1) && _index + 1 < _end && Take("!"u8))
        {
            return !EvaluateNot();
        }

        return EvaluatePrimary();
    }

    private bool EvaluatePrimary()
    {
        if (_index >= _end)
        {
            Fail(default, "argument expected"u8);
            return false;
        }

        if (IsBinaryAt(_index + 1) && _index + 2 < _end)
        {
            _index += 3;
            return EvaluateBinary(_context.Arguments[_index - 3], _context.Arguments[_index - 2], _context.Arguments[_index - 1]);
        }

        ReadOnlySpan<byte> first = _context.Arguments[_index];
        if (_index + 1 < _end && Take("("u8))
        {
            bool value = EvaluateOr();
            if (!Take(")"u8))
            {
                Fail(default, "closing paren expected"u8);
            }

            return value;
        }

        if (first.Length == 2 && first[0] == (byte)'-' && _index + 1 < _end && IsUnary(first[1]))
        {
            _index += 2;
            return EvaluateUnary(first[1], _context.Arguments[_index - 1]);
        }

        _index++;
        return !first.IsEmpty;
    }

    private bool EvaluateUnary(byte operation, ReadOnlySpan<byte> operand)
    {
        switch (operation)
        {
            case (byte)'n':
                return !operand.IsEmpty;
            case (byte)'z':
                return operand.IsEmpty;
            case (byte)'t':
                return false;
            default:
                break;
        }

        if (_context.Status(operand, out FileStatus status) != ServiceError.None)
        {
            return false;
        }

        return operation switch
        {
            (byte)'f' => status.Kind == FileKind.File,
            (byte)'d' => status.Kind == FileKind.Directory,
            (byte)'s' => status.Size > 0 || status.Kind == FileKind.Directory,
            (byte)'p' => status.Kind == FileKind.Pipe,
            (byte)'c' => status.Kind == FileKind.Device,
            (byte)'r' => (status.Mode & 0x124) != 0,
            (byte)'w' => (status.Mode & 0x92) != 0,
            (byte)'x' => (status.Mode & 0x49) != 0,
            (byte)'e' => true,
            _ => false,
        };
    }

    private bool EvaluateBinary(ReadOnlySpan<byte> left, ReadOnlySpan<byte> operation, ReadOnlySpan<byte> right)
    {
        if (operation.SequenceEqual("-nt"u8) || operation.SequenceEqual("-ot"u8))
        {
            bool newer = operation[1] == (byte)'n';
            return newer ? IsNewer(left, right) : IsNewer(right, left);
        }

        if (operation[0] != (byte)'-')
        {
            int order = Bytes.Compare(left, right);
            return operation[0] switch
            {
                (byte)'!' => order != 0,
                (byte)'<' => order < 0,
                (byte)'>' => order > 0,
                _ => order == 0,
            };
        }

        if (!TryNumber(left, out long first) || !TryNumber(right, out long second))
        {
            return false;
        }

        return (operation[1], operation[2]) switch
        {
            ((byte)'e', _) => first == second,
            ((byte)'n', _) => first != second,
            ((byte)'l', (byte)'t') => first < second,
            ((byte)'l', _) => first <= second,
            ((byte)'g', (byte)'t') => first > second,
            _ => first >= second,
        };
    }

    private bool IsNewer(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        bool hasLeft = _context.Status(left, out FileStatus first) == ServiceError.None;
        bool hasRight = _context.Status(right, out FileStatus second) == ServiceError.None;
        return hasLeft && (!hasRight || first.Modified > second.Modified);
    }

    private bool TryNumber(ReadOnlySpan<byte> text, out long value)
    {
        while (!text.IsEmpty && Bytes.IsBlank(text[0]))
        {
            text = text.Slice(1);
        }

        bool valid = Number.TryParse(text, out value);
        if (!valid)
        {
            Fail(text, "integer expression expected"u8);
        }

        return valid;
    }

    private bool IsBinaryAt(int index)
    {
        if (index >= _end)
        {
            return false;
        }

        ReadOnlySpan<byte> word = _context.Arguments[index];
        return word.SequenceEqual("="u8) || word.SequenceEqual("=="u8) || word.SequenceEqual("!="u8) || word.SequenceEqual("<"u8)
            || word.SequenceEqual(">"u8) || word.SequenceEqual("-eq"u8) || word.SequenceEqual("-ne"u8) || word.SequenceEqual("-lt"u8)
            || word.SequenceEqual("-le"u8) || word.SequenceEqual("-gt"u8) || word.SequenceEqual("-ge"u8)
            || word.SequenceEqual("-nt"u8) || word.SequenceEqual("-ot"u8);
    }

    private static bool IsUnary(byte operation) => "nzefdsprwxct"u8.IndexOf(operation) >= 0;

    private bool Take(ReadOnlySpan<byte> word)
    {
        bool taken = _index < _end && _context.Arguments[_index].SequenceEqual(word);
        _index += taken ? 1 : 0;
        return taken;
    }

    private void Fail(ReadOnlySpan<byte> subject, ReadOnlySpan<byte> message)
    {
        if (!HasFailed)
        {
            HasFailed = true;
            _context.Complain(subject, message);
        }
    }
}
