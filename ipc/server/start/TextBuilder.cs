using System;

namespace Micro.Server;

/// <summary>Puts text together in a buffer of its caller's. What does not fit is left out.</summary>
public ref struct TextBuilder(Span<byte> buffer)
{
    private readonly Span<byte> _buffer = buffer;
    private int _length;

    public readonly int Length => _length;

    public readonly ReadOnlySpan<byte> Text => _buffer.Slice(0, _length);

    public void Clear() => _length = 0;

    public void Append(byte letter)
    {
        if (_length < _buffer.Length)
        {
            _buffer[_length] = letter;
            _length++;
        }
    }

    public void Append(scoped ReadOnlySpan<byte> text)
    {
        int room = _buffer.Length - _length;
        int count = text.Length < room ? text.Length : room;
        text.Slice(0, count).CopyTo(_buffer.Slice(_length));
        _length += count;
    }

    /// <summary>A number in decimal, right-aligned with spaces to at least <paramref name="width"/> characters.</summary>
    public void AppendDecimal(ulong value, int width = 0)
    {
        Span<byte> digits = stackalloc byte[20];
        int start = digits.Length;
        do
        {
            start--;
            digits[start] = (byte)('0' + (value % 10));
            value /= 10;
        }
        while (value != 0);
        for (int missing = width - (digits.Length - start); missing > 0; missing--)
        {
            Append((byte)' ');
        }

        Append(digits.Slice(start));
    }

    /// <summary>A number in hexadecimal, with 0x.</summary>
    public void AppendHex(ulong value)
    {
        Append("0x"u8);
        int shift = 60;
        while (shift > 0 && (value >> shift) == 0)
        {
            shift -= 4;
        }

        for (; shift >= 0; shift -= 4)
        {
            uint digit = (uint)(value >> shift) & 15;
            Append((byte)(digit < 10 ? '0' + digit : 'a' + digit - 10));
        }
    }
}
