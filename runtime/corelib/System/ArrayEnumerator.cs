using System.Collections;
using System.Collections.Generic;

namespace System;

// Walks an array through its interfaces; foreach over the array itself needs none.
internal sealed class ArrayEnumerator<T> : IEnumerator<T>
{
    private readonly T[] _array;
    private int _index = -1;

    public ArrayEnumerator(T[] array) => _array = array;

    public T Current => _array[_index];

    object? IEnumerator.Current => Current;

    public bool MoveNext()
    {
        if (_index + 1 >= _array.Length)
        {
            return false;
        }

        _index++;
        return true;
    }

    public void Reset() => _index = -1;

    public void Dispose()
    {
    }
}
