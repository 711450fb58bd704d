using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Internal.Runtime;

namespace System;

/// <summary>What can be done with spans: this part makes them of arrays and strings.</summary>
public static partial class MemoryExtensions
{
    public static Span<T> AsSpan<T>(this T[]? array) => new(array);

    public static Span<T> AsSpan<T>(this T[]? array, int start)
    {
        if (array == null)
        {
            return new(array, start, 0);
        }

        return new(array, start, array.Length - start);
    }

    public static Span<T> AsSpan<T>(this T[]? array, int start, int length) => new(array, start, length);

    public static Span<T> AsSpan<T>(this T[]? array, Range range)
    {
        (int start, int length) = range.GetOffsetAndLength(array == null ? 0 : array.Length);
        return new(array, start, length);
    }

    public static ReadOnlySpan<char> AsSpan(this string? text) =>
        text == null ? default : new(ref text.FirstChar, text.Length);

    public static ReadOnlySpan<char> AsSpan(this string? text, int start) => AsSpan(text).Slice(start);

    public static ReadOnlySpan<char> AsSpan(this string? text, int start, int length) => AsSpan(text).Slice(start, length);

    public static void CopyTo<T>(this T[]? source, Span<T> destination) => new ReadOnlySpan<T>(source).CopyTo(destination);

    public static bool Overlaps<T>(this Span<T> span, ReadOnlySpan<T> other) => Overlaps((ReadOnlySpan<T>)span, other);

    public static bool Overlaps<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> other)
    {
        if (span.IsEmpty || other.IsEmpty)
        {
            return false;
        }

        nint distance = Unsafe.ByteOffset(ref span._reference, ref other._reference);
        return (nuint)distance < (nuint)(uint)span.Length * (nuint)Unsafe.SizeOf<T>()
            || (nuint)(-distance) < (nuint)(uint)other.Length * (nuint)Unsafe.SizeOf<T>();
    }

    public static void Reverse<T>(this Span<T> span)
    {
        for (int left = 0, right = span.Length - 1; left < right; left++, right--)
        {
            (span[left], span[right]) = (span[right], span[left]);
        }
    }

    public static void Replace<T>(this Span<T> span, T oldValue, T newValue)
        where T : IEquatable<T>?
    {
        for (int index = 0; index < span.Length; index++)
        {
            if (AreEqual(span[index], oldValue))
            {
                span[index] = newValue;
            }
        }
    }

    // Null equals null only.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreEqual<T>(T left, T right)
        where T : IEquatable<T>? =>
        left == null ? right == null : left.Equals(right);
}
