using System;

namespace Micro.Protocols;

/// <summary>Text being written into a span of bytes; what does not fit is lost.</summary>
internal ref struct TextSink(Span<byte> buffer)
{
    private const int MaxDigits = 20;
    private readonly Span<byte> _buffer = buffer;

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    public void Write(scoped ReadOnlySpan<byte> text)
    {
        int room = _buffer.Length - Length;
        ReadOnlySpan<byte> fitting = text.Length <= room ? text : text.Slice(0, room);
        fitting.CopyTo(_buffer.Slice(Length));
        Length += fitting.Length;
    }

    public void Write(ulong number)
    {
        Span<byte> digits = stackalloc byte[MaxDigits];
        int start = MaxDigits;
        do
        {
            start--;
            digits[start] = (byte)('0' + (number % 10));
            number /= 10;
        }
        while (number != 0);

        Write(digits.Slice(start));
    }

    public void Hex(ReadOnlySpan<byte> bytes)
    {
        foreach (byte value in bytes)
        {
            WriteHex(value);
        }
    }

    /// <summary>Writes text in quotes; bytes that are not printable ASCII as <c>\x0a</c>.</summary>
    public void Quote(ReadOnlySpan<byte> text)
    {
        Write("\""u8);
        foreach (byte value in text)
        {
            if (value is < 0x20 or > 0x7E or (byte)'"' or (byte)'\\')
            {
                Write("\\x"u8);
                WriteHex(value);
            }
            else
            {
                Put(value);
            }
        }

        Write("\""u8);
    }

    private void WriteHex(byte value)
    {
        Put(Digit(value >> 4));
        Put(Digit(value & 15));
    }

    private void Put(byte character)
    {
        if (Length < _buffer.Length)
        {
            _buffer[Length] = character;
            Length++;
        }
    }

    private static byte Digit(int value) => (byte)(value < 10 ? '0' + value : 'a' + value - 10);
}
