using System.Runtime.CompilerServices;
using Internal.Runtime;

namespace System.Collections.Generic;

/// <summary>An array that grows.</summary>
public class List<T> : IList<T>, IReadOnlyList<T>
{
    private const int FirstCapacity = 4;

    private T[] _items;
    private int _size;

    public List() => _items = Array.Empty<T>();

    public List(int capacity)
    {
        if (capacity < 0)
        {
            ThrowHelpers.ArgumentOutOfRange();
        }

        _items = capacity == 0 ? Array.Empty<T>() : new T[capacity];
    }

    public int Count => _size;

    public int Capacity
    {
        get => _items.Length;
        set
        {
            if (value < _size)
            {
                ThrowHelpers.ArgumentOutOfRange();
            }

            Array.Resize(ref _items!, value);
        }
    }

    bool ICollection<T>.IsReadOnly => false;

    public T this[int index]
    {
        get
        {
            if ((uint)index >= (uint)_size)
            {
                ThrowHelpers.ArgumentOutOfRange();
            }

            return _items[index];
        }

        set
        {
            if ((uint)index >= (uint)_size)
            {
                ThrowHelpers.ArgumentOutOfRange();
            }

            _items[index] = value;
        }
    }

    public void Add(T item)
    {
        if (_size == _items.Length)
        {
            EnsureCapacity(_size + 1);
        }

        _items[_size++] = item;
    }

    public int EnsureCapacity(int capacity)
    {
        if (_items.Length < capacity)
        {
            Array.Resize(ref _items!, Math.Max(Math.Max(FirstCapacity, 2 * _items.Length), capacity));
        }

        return _items.Length;
    }

    public void Insert(int index, T item)
    {
        if ((uint)index > (uint)_size)
        {
            ThrowHelpers.ArgumentOutOfRange();
        }

        EnsureCapacity(_size + 1);
        Array.Copy(_items, index, _items, index + 1, _size - index);
        _items[index] = item;
        _size++;
    }

    public bool Remove(T item)
    {
        int index = IndexOf(item);
        if (index < 0)
        {
            return false;
        }

        RemoveAt(index);
        return true;
    }

    public void RemoveAt(int index) => RemoveRange(index, 1);

    public void RemoveRange(int index, int count)
    {
        if (index < 0 || count < 0 || _size - index < count)
        {
            ThrowHelpers.ArgumentOutOfRange();
        }

        _size -= count;
        Array.Copy(_items, index + count, _items, index, _size - index);
        Array.Clear(_items, _size, count);
    }

    public void Clear()
    {
        Array.Clear(_items, 0, _size);
        _size = 0;
    }

    public int IndexOf(T item)
    {
        for (int index = 0; index < _size; index++)
        {
            if (EqualityComparer<T>.Default.Equals(_items[index], item))
            {
                return index;
            }
        }

        return -1;
    }

    public bool Contains(T item) => IndexOf(item) >= 0;

    public void CopyTo(T[] array, int arrayIndex) => Array.Copy(_items, 0, array, arrayIndex, _size);

    public T[] ToArray() => new ReadOnlySpan<T>(_items, 0, _size).ToArray();

    public void Reverse() => new Span<T>(_items, 0, _size).Reverse();

    public void Sort() => new Span<T>(_items, 0, _size).Sort();

    public void Sort(Comparison<T> comparison) => new Span<T>(_items, 0, _size).Sort(comparison);

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => new Enumerator(this);

    IEnumerator IEnumerable.GetEnumerator() => new Enumerator(this);

    internal Span<T> Items => new(_items, 0, _size);

    // What is added holds whatever the array held there.
    internal void SetCount(int count)
    {
        if (count < 0)
        {
            ThrowHelpers.ArgumentOutOfRange();
        }

        if (count < _size)
        {
            Array.Clear(_items, count, _size - count);
        }

        EnsureCapacity(count);
        _size = count;
    }

    /// <summary>Walks a list.</summary>
    public struct Enumerator : IEnumerator<T>
    {
        private readonly List<T> _list;
        private int _index;

        internal Enumerator(List<T> list)
        {
            _list = list;
            _index = -1;
        }

        public readonly T Current => _list._items[_index];

        readonly object? IEnumerator.Current => Current;

        public bool MoveNext()
        {
            if (_index + 1 >= _list._size)
            {
                return false;
            }

            _index++;
            return true;
        }

        public readonly void Dispose()
        {
        }

        void IEnumerator.Reset() => _index = -1;
    }
}
