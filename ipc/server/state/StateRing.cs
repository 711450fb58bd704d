using System;
using System.Runtime.InteropServices;

namespace Micro.Server;

/// <summary>A queue of bytes of fixed size in the state region: written at one end, read at the other.</summary>
public readonly struct StateRing
{
    // Both ends count all bytes that ever passed; they lie in front of the bytes, so that a ring is one container.
    private const int HeaderBytes = 2 * sizeof(ulong);
    private const int ReadEnd = 0;
    private const int WriteEnd = 1;

    private readonly StateBytes _bytes;
    private readonly int _capacity;

    internal StateRing(StateBytes bytes, int capacity)
    {
        _bytes = bytes;
        _capacity = capacity;
    }

    internal static long BytesFor(int capacity) => HeaderBytes + (long)capacity;

    /// <summary>Bytes to be read.</summary>
    public int Count => (int)(Ends[WriteEnd] - Ends[ReadEnd]);

    /// <summary>Bytes that can still be written.</summary>
    public int Room => _capacity - Count;

    public bool IsEmpty => Count == 0;

    private ReadOnlySpan<ulong> Ends => MemoryMarshal.Cast<byte, ulong>(_bytes.Read(0, HeaderBytes));

    /// <summary>Appends as much as there is room for; how much that was.</summary>
    public int Write(ReadOnlySpan<byte> data)
    {
        int count = data.Length < Room ? data.Length : Room;
        int place = (int)(Ends[WriteEnd] % (ulong)_capacity);
        int first = count < _capacity - place ? count : _capacity - place;
        data.Slice(0, first).CopyTo(_bytes.Modify(HeaderBytes + place, first));
        data.Slice(first, count - first).CopyTo(_bytes.Modify(HeaderBytes, count - first));
        Advance(WriteEnd, count);
        return count;
    }

    public bool TryWrite(byte value)
    {
        if (Room == 0)
        {
            return false;
        }

        _bytes.Modify(HeaderBytes + (int)(Ends[WriteEnd] % (ulong)_capacity), 1)[0] = value;
        Advance(WriteEnd, 1);
        return true;
    }

    /// <summary>Takes up to as many bytes as fit into <paramref name="data"/>; how many that were.</summary>
    public int Read(Span<byte> data)
    {
        int done = 0;
        while (done < data.Length && !IsEmpty)
        {
            ReadOnlySpan<byte> part = Peek(data.Length - done);
            part.CopyTo(data.Slice(done));
            Skip(part.Length);
            done += part.Length;
        }

        return done;
    }

    /// <summary>The next bytes as they lie in one piece, at most <paramref name="limit"/>.</summary>
    public ReadOnlySpan<byte> Peek(int limit)
    {
        int place = (int)(Ends[ReadEnd] % (ulong)_capacity);
        int count = Count < _capacity - place ? Count : _capacity - place;
        return _bytes.Read(HeaderBytes + place, count < limit ? count : limit);
    }

    /// <summary>Forgets the next bytes, at most <see cref="Count"/>.</summary>
    public void Skip(int count) => Advance(ReadEnd, count);

    public void Clear() => Advance(ReadEnd, Count);

    private void Advance(int end, int count) =>
        MemoryMarshal.Cast<byte, ulong>(_bytes.Modify(0, HeaderBytes))[end] += (ulong)count;
}
