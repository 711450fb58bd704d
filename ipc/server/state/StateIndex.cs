using System.Numerics;

namespace Micro.Server;

/// <summary>A map from 64-bit hashes to numbers in the state region; equal hashes may occur, so a caller compares what the numbers stand for.</summary>
/// <remarks>
/// Linear hashing (W. Litwin, "Linear hashing: a new tool for file and table addressing", 1980): the table grows by one bucket a pair,
/// splitting the buckets in order, so no insertion ever costs a rehash of everything.
/// </remarks>
public readonly struct StateIndex
{
    internal const int FirstBuckets = 8;

    private readonly StatePool<StateIndexEntry> _entries;
    private readonly StateTable<int> _buckets;
    private readonly StateValue<StateIndexSize> _size;

    internal StateIndex(StatePool<StateIndexEntry> entries, StateTable<int> buckets, StateValue<StateIndexSize> size)
    {
        _entries = entries;
        _buckets = buckets;
        _size = size;
        if (_size.Value.Buckets == 0)
        {
            _size.Modify().Buckets = FirstBuckets;
        }
    }

    /// <summary>Pairs in the index.</summary>
    public int Count => _size.Value.Count;

    /// <summary>The first pair of this hash: a cursor for <see cref="Value"/> and <see cref="Next"/>; 0: none.</summary>
    public int First(ulong hash) => Match(_buckets[BucketOf(hash, _size.Value.Buckets)], hash);

    /// <summary>The pair of the same hash after <paramref name="cursor"/>; 0: none.</summary>
    public int Next(int cursor)
    {
        ref readonly StateIndexEntry entry = ref _entries[cursor];
        return Match(entry.Next, entry.Hash);
    }

    /// <summary>The number of the pair under a cursor.</summary>
    public int Value(int cursor) => _entries[cursor].Value;

    /// <summary>Adds a pair.</summary>
    /// <returns>False: capacity or memory is used up.</returns>
    public bool TryAdd(ulong hash, int value)
    {
        if (!_entries.TryTake(out int number))
        {
            return false;
        }

        Grow();
        ref int head = ref _buckets.Modify(BucketOf(hash, _size.Value.Buckets));
        ref StateIndexEntry entry = ref _entries.Modify(number);
        entry.Hash = hash;
        entry.Value = value;
        entry.Next = head;
        head = number;
        _size.Modify().Count++;
        return true;
    }

    /// <summary>Removes a pair.</summary>
    /// <returns>False: there is no such pair.</returns>
    public bool Remove(ulong hash, int value)
    {
        ref int link = ref _buckets.Modify(BucketOf(hash, _size.Value.Buckets));
        while (link != 0)
        {
            int number = link;
            if (_entries[number].Hash == hash && _entries[number].Value == value)
            {
                link = _entries[number].Next;
                _ = _entries.TryRelease(number);
                _size.Modify().Count--;
                return true;
            }

            link = ref _entries.Modify(number).Next;
        }

        return false;
    }

    // With n buckets, 2^k <= n < 2^(k+1): those below n - 2^k are split already and use one more bit of the hash.
    private static int BucketOf(ulong hash, int buckets)
    {
        ulong level = 1UL << (BitOperations.Log2((uint)buckets) + 1);
        ulong bucket = hash & (level - 1);
        return (int)(bucket < (ulong)buckets ? bucket : bucket & ((level >> 1) - 1));
    }

    private int Match(int number, ulong hash)
    {
        while (number != 0 && _entries[number].Hash != hash)
        {
            number = _entries[number].Next;
        }

        return number;
    }

    // One bucket a pair keeps the lists at about one entry. Without memory for another bucket they just get longer.
    private void Grow()
    {
        int buckets = _size.Value.Buckets;
        if (_size.Value.Count < buckets || !_buckets.TryExtend(buckets + 1))
        {
            return;
        }

        _size.Modify().Buckets = buckets + 1;
        int split = buckets - (1 << BitOperations.Log2((uint)buckets));
        int number = _buckets[split];
        _buckets.Modify(split) = 0;
        while (number != 0)
        {
            int next = _entries[number].Next;
            ref int head = ref _buckets.Modify(BucketOf(_entries[number].Hash, buckets + 1));
            _entries.Modify(number).Next = head;
            head = number;
            number = next;
        }
    }
}
