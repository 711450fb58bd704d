using System.Collections;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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

    public static void Clear(Array array) => Clear(array, 0, array.Length);

    public static unsafe void Clear(Array array, int index, int length)
    {
        Check(array, index, length);
        nuint elementSize = array.m_pEEType->ComponentSize;
        SpanHelpers.ClearWithoutReferences(
            ref Unsafe.AddByteOffset(ref MemoryMarshal.GetArrayDataReference(array), (uint)index * elementSize),
            (uint)length * elementSize);
    }

    public static void Copy(Array sourceArray, Array destinationArray, int length) =>
        Copy(sourceArray, 0, destinationArray, 0, length);

    // Between arrays of one type; .NET would also convert numbers and unbox.
    public static unsafe void Copy(Array sourceArray, int sourceIndex, Array destinationArray, int destinationIndex, int length)
    {
        Check(sourceArray, sourceIndex, length);
        Check(destinationArray, destinationIndex, length);
        MethodTable* type = sourceArray.m_pEEType;
        if (type != destinationArray.m_pEEType)
        {
            FailFast.With(FailFastReason.ArrayTypeMismatch);
        }

        nuint elementSize = type->ComponentSize;
        ref byte source = ref Unsafe.AddByteOffset(ref MemoryMarshal.GetArrayDataReference(sourceArray), (uint)sourceIndex * elementSize);
        ref byte destination = ref Unsafe.AddByteOffset(ref MemoryMarshal.GetArrayDataReference(destinationArray), (uint)destinationIndex * elementSize);
        if (type->ContainsReferences)
        {
            Buffer.BulkMoveWithWriteBarrier(ref destination, ref source, (uint)length * elementSize);
            return;
        }

        SpanHelpers.Memmove(ref destination, ref source, (uint)length * elementSize);
    }

    public static void Resize<T>([System.Diagnostics.CodeAnalysis.NotNull] ref T[]? array, int newSize)
    {
        if (newSize < 0)
        {
            ThrowHelpers.ArgumentOutOfRange();
        }

        T[]? old = array;
        if (old != null && old.Length == newSize)
        {
            array = old;
            return;
        }

        T[] resized = new T[newSize];
        if (old != null)
        {
            Copy(old, resized, Math.Min(old.Length, newSize));
        }

        array = resized;
    }

    public static void Fill<T>(T[] array, T value) => new Span<T>(array).Fill(value);

    public static void Reverse<T>(T[] array) => new Span<T>(array).Reverse();

    public static void Sort<T>(T[] array) => new Span<T>(array).Sort();

    public static void Sort<T>(T[] array, Comparison<T> comparison) => new Span<T>(array).Sort(comparison);

    public static int IndexOf<T>(T[] array, T value)
    {
        for (int index = 0; index < array.Length; index++)
        {
            if (EqualityComparer<T>.Default.Equals(array[index], value))
            {
                return index;
            }
        }

        return -1;
    }

    // Without the type of the elements nothing could be given out.
    public IEnumerator GetEnumerator()
    {
        FailFast.With(FailFastReason.NotSupported);
        return null!;
    }

    private static void Check(Array array, int index, int length)
    {
        if (index < 0 || length < 0 || array.Length - index < length)
        {
            ThrowHelpers.ArgumentOutOfRange();
        }
    }

    private static class EmptyArray<T>
    {
        internal static readonly T[] Value = new T[0];
    }
}
