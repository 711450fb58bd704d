using System.Diagnostics.CodeAnalysis;
using Internal.Runtime;

namespace System.Collections.Generic;

/// <summary>Values by key, walked in the order in which they were added while nothing is removed.</summary>
// Chains through one array of entries: bucket heads and links are positions + 1, so that zeroed memory means empty.
public class Dictionary<TKey, TValue> : IEnumerable<KeyValuePair<TKey, TValue>>
    where TKey : notnull
{
    private const int FirstBuckets = 8;

    private readonly IEqualityComparer<TKey> _comparer;
    private int[] _buckets;
    private Entry[] _entries;
    private int _used;
    private int _free;
    private int _count;

    public Dictionary()
        : this(0, null)
    {
    }

    public Dictionary(int capacity)
        : this(capacity, null)
    {
    }

    public Dictionary(IEqualityComparer<TKey>? comparer)
        : this(0, comparer)
    {
    }

    public Dictionary(int capacity, IEqualityComparer<TKey>? comparer)
    {
        if (capacity < 0)
        {
            ThrowHelpers.ArgumentOutOfRange();
        }

        _comparer = comparer ?? EqualityComparer<TKey>.Default;
        int buckets = (int)Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(capacity, FirstBuckets));
        _buckets = new int[buckets];
        _entries = new Entry[buckets];
    }

    public int Count => _count;

    public TValue this[TKey key]
    {
        get
        {
            int index = Find(key);
            if (index < 0)
            {
                ThrowHelpers.KeyNotFound();
            }

            return _entries[index].Value;
        }

        set
        {
            int index = Find(key);
            if (index >= 0)
            {
                _entries[index].Value = value;
                return;
            }

            Insert(key, value);
        }
    }

    public void Add(TKey key, TValue value)
    {
        if (!TryAdd(key, value))
        {
            FailFast.With(FailFastReason.DuplicateKey);
        }
    }

    public bool TryAdd(TKey key, TValue value)
    {
        if (Find(key) >= 0)
        {
            return false;
        }

        Insert(key, value);
        return true;
    }

    public bool ContainsKey(TKey key) => Find(key) >= 0;

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        int index = Find(key);
        if (index < 0)
        {
            value = default;
            return false;
        }

        value = _entries[index].Value;
        return true;
    }

    public bool Remove(TKey key)
    {
        int hash = _comparer.GetHashCode(key);
        ref int link = ref _buckets[Bucket(hash)];
        while (link != 0)
        {
            int index = link - 1;
            ref Entry entry = ref _entries[index];
            if (entry.Hash == hash && _comparer.Equals(entry.Key, key))
            {
                link = entry.Next;
                entry = default;
                entry.Next = _free;
                _free = index + 1;
                _count--;
                return true;
            }

            link = ref entry.Next;
        }

        return false;
    }

    public void Clear()
    {
        Array.Clear(_buckets);
        Array.Clear(_entries, 0, _used);
        _used = 0;
        _free = 0;
        _count = 0;
    }

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<KeyValuePair<TKey, TValue>> IEnumerable<KeyValuePair<TKey, TValue>>.GetEnumerator() => new Enumerator(this);

    IEnumerator IEnumerable.GetEnumerator() => new Enumerator(this);

    private int Bucket(int hash) => (int)(((uint)hash * 0x9E37_79B1u) >> 16) & (_buckets.Length - 1);

    private int Find(TKey key)
    {
        int hash = _comparer.GetHashCode(key);
        for (int link = _buckets[Bucket(hash)]; link != 0; link = _entries[link - 1].Next)
        {
            ref Entry entry = ref _entries[link - 1];
            if (entry.Hash == hash && _comparer.Equals(entry.Key, key))
            {
                return link - 1;
            }
        }

        return -1;
    }

    private void Insert(TKey key, TValue value)
    {
        int index;
        if (_free != 0)
        {
            index = _free - 1;
            _free = _entries[index].Next;
        }
        else
        {
            if (_used == _entries.Length)
            {
                Grow();
            }

            index = _used++;
        }

        int hash = _comparer.GetHashCode(key);
        ref int head = ref _buckets[Bucket(hash)];
        ref Entry entry = ref _entries[index];
        entry.Hash = hash;
        entry.Occupied = true;
        entry.Key = key;
        entry.Value = value;
        entry.Next = head;
        head = index + 1;
        _count++;
    }

    // Only when every entry is in use: all of them move to longer arrays.
    private void Grow()
    {
        int buckets = _buckets.Length * 2;
        Array.Resize(ref _entries!, buckets);
        _buckets = new int[buckets];
        for (int index = 0; index < _used; index++)
        {
            ref Entry entry = ref _entries[index];
            ref int head = ref _buckets[Bucket(entry.Hash)];
            entry.Next = head;
            head = index + 1;
        }
    }

    private struct Entry
    {
        public int Hash;
        public int Next;
        public bool Occupied;
        public TKey Key;
        public TValue Value;
    }

    /// <summary>Walks a dictionary.</summary>
    public struct Enumerator : IEnumerator<KeyValuePair<TKey, TValue>>
    {
        private readonly Dictionary<TKey, TValue> _dictionary;
        private int _index;

        internal Enumerator(Dictionary<TKey, TValue> dictionary)
        {
            _dictionary = dictionary;
            _index = -1;
        }

        public readonly KeyValuePair<TKey, TValue> Current
        {
            get
            {
                ref Entry entry = ref _dictionary._entries[_index];
                return new(entry.Key, entry.Value);
            }
        }

        readonly object? IEnumerator.Current => Current;

        public bool MoveNext()
        {
            while (_index + 1 < _dictionary._used)
            {
                _index++;
                if (_dictionary._entries[_index].Occupied)
                {
                    return true;
                }
            }

            return false;
        }

        public readonly void Dispose()
        {
        }

        void IEnumerator.Reset() => _index = -1;
    }
}
