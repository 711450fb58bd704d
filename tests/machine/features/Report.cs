using System;

namespace Micro.Tests.Features;

/// <summary>Lines of text in a caller's buffer.</summary>
public ref struct Report(Span<byte> buffer)
{
    private readonly Span<byte> _buffer = buffer;

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    public readonly ReadOnlySpan<byte> Written => _buffer[..Length];

    public void Text(scoped ReadOnlySpan<byte> text)
    {
        text.CopyTo(_buffer[Length..]);
        Length += text.Length;
    }

    public void Line(scoped ReadOnlySpan<byte> text)
    {
        Text(text);
        Text("\n"u8);
    }

    /// <summary>A name, then numbers, on one line.</summary>
    public void Line(scoped ReadOnlySpan<byte> name, params scoped ReadOnlySpan<long> numbers)
    {
        Text(name);
        Text(":"u8);
        foreach (long number in numbers)
        {
            Text(" "u8);
            Number(number);
        }

        Text("\n"u8);
    }

    public void Number(long number)
    {
        Span<byte> digits = stackalloc byte[20];
        int start = digits.Length;
        ulong rest = number < 0 ? (ulong)-number : (ulong)number;
        do
        {
            start--;
            digits[start] = (byte)('0' + (rest % 10));
            rest /= 10;
        }
        while (rest != 0);
        if (number < 0)
        {
            Text("-"u8);
        }

        Text(digits[start..]);
    }
}
