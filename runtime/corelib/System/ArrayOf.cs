using System.Collections;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Internal.Runtime;

namespace System;

// The interfaces of T[]: ilc takes them and their methods from this class and gives them to every array of one dimension.
internal abstract class Array<T> : Array, IList<T>, IReadOnlyList<T>
{
    private protected Array()
    {
    }

    public int Count => Length;

    public bool IsReadOnly => true;

    public T this[int index]
    {
        get => Self[index];
        set => Self[index] = value;
    }

    private T[] Self => Unsafe.As<T[]>(this);

    public int IndexOf(T item) => IndexOf(Self, item);

    public bool Contains(T item) => IndexOf(Self, item) >= 0;

    public void CopyTo(T[] array, int arrayIndex) => Copy(this, 0, array, arrayIndex, Length);

    public void Add(T item) => ThrowHelpers.NotSupported();

    public void Clear() => ThrowHelpers.NotSupported();

    public void Insert(int index, T item) => ThrowHelpers.NotSupported();

    public bool Remove(T item) => FailFast.With(FailFastReason.NotSupported);

    public void RemoveAt(int index) => ThrowHelpers.NotSupported();

    public new IEnumerator<T> GetEnumerator() => new ArrayEnumerator<T>(Self);

    IEnumerator IEnumerable.GetEnumerator() => new ArrayEnumerator<T>(Self);
}
