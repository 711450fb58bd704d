using System.Collections;
using System.Runtime.CompilerServices;
using Internal.Runtime;

namespace System;

/// <summary>The base of every array. Only arrays of one dimension that start at zero exist.</summary>
public abstract class Array : IEnumerable
{
    // Behind the method table, as ilc lays it out; a hole of four bytes follows.
    private readonly int _length;

    private protected Array()
    {
    }

    public static int MaxLength => 0x7FFF_FFC7;

    public int Length
    {
        [Intrinsic]
        get => _length;
    }

    public long LongLength => _length;

    public int Rank => 1;

    public static T[] Empty<T>() => EmptyArray<T>.Value;

    public IEnumerator GetEnumerator()
    {
        FailFast.With(FailFastReason.NotSupported);
        return null!;
    }

    private static class EmptyArray<T>
    {
        internal static readonly T[] Value = new T[0];
    }
}
