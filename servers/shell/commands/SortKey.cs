using System;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>A key of `sort`: a part of the line, and how it is compared.</summary>
public struct SortKey
{
    private int _firstField;
    private int _firstByte;
    private int _lastField;
    private int _lastByte;
    private bool _skipsBlanksAtStart;
    private bool _skipsBlanksAtEnd;
    private bool _ignoresCase;
    private bool _hasOptions;

    public static SortKey WholeLine => new() { _firstField = 1, _firstByte = 1 };

    public bool IsNumeric { get; private set; }

    public bool IsReversed { get; private set; }

    /// <summary>Reads `F[.C][OPTIONS][,F[.C][OPTIONS]]`.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out SortKey key)
    {
        key = default;
        int comma = text.IndexOf((byte)',');
        ReadOnlySpan<byte> start = comma < 0 ? text : text.Slice(0, comma);
        if (!key.TryPosition(start, atEnd: false, out key._firstField, out key._firstByte) || key._firstField < 1)
        {
            return false;
        }

        key._firstByte = Math.Max(key._firstByte, 1);
        return comma < 0 || (key.TryPosition(text.Slice(comma + 1), atEnd: true, out key._lastField, out key._lastByte) && key._lastField > 0);
    }

    public bool TakeOption(byte option) => TakeOption(option, atEnd: false) && (option != (byte)'b' || TakeOption(option, atEnd: true));

    public void Inherit(in SortKey global)
    {
        if (!_hasOptions)
        {
            IsNumeric = global.IsNumeric;
            IsReversed = global.IsReversed;
            _ignoresCase = global._ignoresCase;
            _skipsBlanksAtStart = global._skipsBlanksAtStart;
            _skipsBlanksAtEnd = global._skipsBlanksAtEnd;
        }
    }

    /// <summary>The part of a line that is the key.</summary>
    public readonly ReadOnlySpan<byte> Of(ReadOnlySpan<byte> line, int separator)
    {
        int start = SkipFields(line, 0, _firstField - 1, separator, overSeparator: true);
        start = _skipsBlanksAtStart ? SkipBlanks(line, start) : start;
        start = Math.Min(start + _firstByte - 1, line.Length);
        if (_lastField == 0)
        {
            return line.Slice(start);
        }

        int end;
        if (_lastByte == 0)
        {
            end = SkipFields(line, 0, _lastField, separator, overSeparator: false);
        }
        else
        {
            end = SkipFields(line, 0, _lastField - 1, separator, overSeparator: true);
            end = _skipsBlanksAtEnd ? SkipBlanks(line, end) : end;
            end = Math.Min(end + _lastByte, line.Length);
        }

        return line.Slice(start, Math.Max(end - start, 0));
    }

    public readonly int Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        if (IsNumeric)
        {
            return NumericOrder.Compare(left, right);
        }

        if (!_ignoresCase)
        {
            return Bytes.Compare(left, right);
        }

        int common = Math.Min(left.Length, right.Length);
        for (int i = 0; i < common; i++)
        {
            int order = Bytes.ToUpper(left[i]) - Bytes.ToUpper(right[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return left.Length - right.Length;
    }

    private static int SkipFields(ReadOnlySpan<byte> line, int position, int count, int separator, bool overSeparator)
    {
        for (int field = 0; field < count && position < line.Length; field++)
        {
            if (separator >= 0)
            {
                int end = Bytes.Find(line, (byte)separator, position);
                bool last = field == count - 1 && !overSeparator;
                position = end < 0 ? line.Length : last ? end : end + 1;
                continue;
            }

            position = SkipBlanks(line, position);
            while (position < line.Length && !IsBlank(line[position]))
            {
                position++;
            }
        }

        return position;
    }

    private static int SkipBlanks(ReadOnlySpan<byte> line, int position)
    {
        while (position < line.Length && IsBlank(line[position]))
        {
            position++;
        }

        return position;
    }

    private static bool IsBlank(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\n';

    private bool TryPosition(ReadOnlySpan<byte> text, bool atEnd, out int field, out int place)
    {
        place = 0;
        int position = 0;
        field = TakeNumber(text, ref position);
        if (position == 0)
        {
            return false;
        }

        if (position < text.Length && text[position] == (byte)'.')
        {
            position++;
            place = TakeNumber(text, ref position);
        }

        for (; position < text.Length; position++)
        {
            _hasOptions = true;
            if (!TakeOption(text[position], atEnd))
            {
                return false;
            }
        }

        return true;
    }

    private static int TakeNumber(ReadOnlySpan<byte> text, ref int position)
    {
        int value = 0;
        while (position < text.Length && Bytes.IsDigit(text[position]) && value < 1_000_000)
        {
            value = (value * 10) + text[position++] - '0';
        }

        return value;
    }

    private bool TakeOption(byte option, bool atEnd)
    {
        switch (option)
        {
            case (byte)'n':
                return IsNumeric = true;
            case (byte)'r':
                return IsReversed = true;
            case (byte)'f':
                return _ignoresCase = true;
            case (byte)'b' when atEnd:
                return _skipsBlanksAtEnd = true;
            case (byte)'b':
                return _skipsBlanksAtStart = true;
            default:
                return false;
        }
    }
}
