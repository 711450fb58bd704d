namespace System;

// Spans without what stands at their ends.
public static partial class MemoryExtensions
{
    public static Span<T> Trim<T>(this Span<T> span, T trimElement)
        where T : IEquatable<T>? => TrimEnd(TrimStart(span, trimElement), trimElement);

    public static Span<T> TrimStart<T>(this Span<T> span, T trimElement)
        where T : IEquatable<T>? => span.Slice(LeadingCount(span, trimElement));

    public static Span<T> TrimEnd<T>(this Span<T> span, T trimElement)
        where T : IEquatable<T>? => span.Slice(0, LengthWithoutTrailing(span, trimElement));

    public static ReadOnlySpan<T> Trim<T>(this ReadOnlySpan<T> span, T trimElement)
        where T : IEquatable<T>? => TrimEnd(TrimStart(span, trimElement), trimElement);

    public static ReadOnlySpan<T> TrimStart<T>(this ReadOnlySpan<T> span, T trimElement)
        where T : IEquatable<T>? => span.Slice(LeadingCount(span, trimElement));

    public static ReadOnlySpan<T> TrimEnd<T>(this ReadOnlySpan<T> span, T trimElement)
        where T : IEquatable<T>? => span.Slice(0, LengthWithoutTrailing(span, trimElement));

    public static ReadOnlySpan<T> Trim<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> trimElements)
        where T : IEquatable<T>? => TrimEnd(TrimStart(span, trimElements), trimElements);

    public static ReadOnlySpan<T> TrimStart<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> trimElements)
        where T : IEquatable<T>?
    {
        int start = 0;
        while (start < span.Length && Contains(trimElements, span[start]))
        {
            start++;
        }

        return span.Slice(start);
    }

    public static ReadOnlySpan<T> TrimEnd<T>(this ReadOnlySpan<T> span, ReadOnlySpan<T> trimElements)
        where T : IEquatable<T>?
    {
        int length = span.Length;
        while (length != 0 && Contains(trimElements, span[length - 1]))
        {
            length--;
        }

        return span.Slice(0, length);
    }

    private static int LeadingCount<T>(ReadOnlySpan<T> span, T element)
        where T : IEquatable<T>?
    {
        int start = 0;
        while (start < span.Length && AreEqual(span[start], element))
        {
            start++;
        }

        return start;
    }

    private static int LengthWithoutTrailing<T>(ReadOnlySpan<T> span, T element)
        where T : IEquatable<T>?
    {
        int length = span.Length;
        while (length != 0 && AreEqual(span[length - 1], element))
        {
            length--;
        }

        return length;
    }
}
