using System.Numerics;
using System.Runtime.CompilerServices;

namespace System;

// Where a value stands in a span.
public static partial class MemoryExtensions
{
    public static bool Contains<T>(this Span<T> span, T value)
        where T : IEquatable<T>? => IndexOf((ReadOnlySpan<T>)span, value) >= 0;

    public static bool Contains<T>(this ReadOnlySpan<T> span, T value)
        where T : IEquatable<T>? => IndexOf(span, value) >= 0;

    public static bool ContainsAny<T>(this ReadOnlySpan<T> span, T value0, T value1)
        where T : IEquatable<T>? => IndexOfAny(span, value0, value1) >= 0;

    public static bool ContainsAny<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> values)
        where T : IEquatable<T>? => IndexOfAny(span, values) >= 0;

    public static bool ContainsAnyExcept<T>(this ReadOnlySpan<T> span, T value)
        where T : IEquatable<T>? => IndexOfAnyExcept(span, value) >= 0;

    public static int IndexOf<T>(this Span<T> span, T value)
        where T : IEquatable<T>? => IndexOf((ReadOnlySpan<T>)span, value);

    public static int IndexOf<T>(this ReadOnlySpan<T> span, T value)
        where T : IEquatable<T>?
    {
        if (Unsafe.SizeOf<T>() == 1 && RuntimeHelpers.IsBitwiseEquatable<T>())
        {
            return IndexOfByte(ref Unsafe.As<T, byte>(ref span._reference), Unsafe.BitCast<T, byte>(value), span.Length);
        }

        for (int index = 0; index < span.Length; index++)
        {
            if (AreEqual(span[index], value))
            {
                return index;
            }
        }

        return -1;
    }

    public static int IndexOf<T>(this Span<T> span, ReadOnlySpan<T> value)
        where T : IEquatable<T>? => IndexOf((ReadOnlySpan<T>)span, value);

    public static int IndexOf<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> value)
        where T : IEquatable<T>?
    {
        if (value.IsEmpty)
        {
            return 0;
        }

        int last = span.Length - value.Length;
        for (int start = 0; start <= last; start++)
        {
            int next = IndexOf(span.Slice(start, last - start + 1), value[0]);
            if (next < 0)
            {
                return -1;
            }

            start += next;
            if (SequenceEqual(span.Slice(start, value.Length), value))
            {
                return start;
            }
        }

        return -1;
    }

    public static int LastIndexOf<T>(this Span<T> span, T value)
        where T : IEquatable<T>? => LastIndexOf((ReadOnlySpan<T>)span, value);

    public static int LastIndexOf<T>(this ReadOnlySpan<T> span, T value)
        where T : IEquatable<T>?
    {
        for (int index = span.Length - 1; index >= 0; index--)
        {
            if (AreEqual(span[index], value))
            {
                return index;
            }
        }

        return -1;
    }

    public static int IndexOfAny<T>(this Span<T> span, T value0, T value1)
        where T : IEquatable<T>? => IndexOfAny((ReadOnlySpan<T>)span, value0, value1);

    public static int IndexOfAny<T>(this ReadOnlySpan<T> span, T value0, T value1)
        where T : IEquatable<T>?
    {
        for (int index = 0; index < span.Length; index++)
        {
            if (AreEqual(span[index], value0) || AreEqual(span[index], value1))
            {
                return index;
            }
        }

        return -1;
    }

    public static int IndexOfAny<T>(this Span<T> span, T value0, T value1, T value2)
        where T : IEquatable<T>? => IndexOfAny((ReadOnlySpan<T>)span, value0, value1, value2);

    public static int IndexOfAny<T>(this ReadOnlySpan<T> span, T value0, T value1, T value2)
        where T : IEquatable<T>?
    {
        for (int index = 0; index < span.Length; index++)
        {
            if (AreEqual(span[index], value0) || AreEqual(span[index], value1) || AreEqual(span[index], value2))
            {
                return index;
            }
        }

        return -1;
    }

    public static int IndexOfAny<T>(this Span<T> span, ReadOnlySpan<T> values)
        where T : IEquatable<T>? => IndexOfAny((ReadOnlySpan<T>)span, values);

    public static int IndexOfAny<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> values)
        where T : IEquatable<T>?
    {
        for (int index = 0; index < span.Length; index++)
        {
            if (Contains(values, span[index]))
            {
                return index;
            }
        }

        return -1;
    }

    public static int IndexOfAnyExcept<T>(this Span<T> span, T value)
        where T : IEquatable<T>? => IndexOfAnyExcept((ReadOnlySpan<T>)span, value);

    public static int IndexOfAnyExcept<T>(this ReadOnlySpan<T> span, T value)
        where T : IEquatable<T>?
    {
        for (int index = 0; index < span.Length; index++)
        {
            if (!AreEqual(span[index], value))
            {
                return index;
            }
        }

        return -1;
    }

    public static int LastIndexOfAnyExcept<T>(this ReadOnlySpan<T> span, T value)
        where T : IEquatable<T>?
    {
        for (int index = span.Length - 1; index >= 0; index--)
        {
            if (!AreEqual(span[index], value))
            {
                return index;
            }
        }

        return -1;
    }

    public static int Count<T>(this Span<T> span, T value)
        where T : IEquatable<T>? => Count((ReadOnlySpan<T>)span, value);

    public static int Count<T>(this ReadOnlySpan<T> span, T value)
        where T : IEquatable<T>?
    {
        int count = 0;
        for (int index = 0; index < span.Length; index++)
        {
            if (AreEqual(span[index], value))
            {
                count++;
            }
        }

        return count;
    }

    // Eight bytes at a time: those that equal the value become zero, and subtracting one from each byte borrows
    // into its highest bit exactly at the first zero ("Bit Twiddling Hacks", haszero).
    private static int IndexOfByte(ref byte start, byte value, int length)
    {
        const ulong Ones = 0x0101_0101_0101_0101;
        const ulong Highs = 0x8080_8080_8080_8080;
        ulong pattern = value * Ones;
        int index = 0;
        while (length - index >= sizeof(ulong))
        {
            ulong difference = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, (nint)index)) ^ pattern;
            ulong zeros = (difference - Ones) & ~difference & Highs;
            if (zeros != 0)
            {
                return index + (BitOperations.TrailingZeroCount(zeros) >> 3);
            }

            index += sizeof(ulong);
        }

        while (index < length)
        {
            if (Unsafe.Add(ref start, (nint)index) == value)
            {
                return index;
            }

            index++;
        }

        return -1;
    }
}
