using System;
using Micro.Servers.Shell.Platform;

namespace Micro.Servers.Shell.Text;

/// <summary>Bytes that grow at the end: in the arena while they are few, in a block of the heap server when they are many.</summary>
/// <remarks>When memory runs out the buffer keeps what it has and says so by <see cref="IsExhausted"/>; later bytes are dropped.</remarks>
public sealed class ByteBuffer(IMemory memory)
{
    private const int FirstCapacity = 64;
    private const int NoBlock = -1;

    private readonly IMemory _memory = memory;
    private byte[] _array = [];
    private int _block = NoBlock;
    private int _capacity;

    public int Length { get; private set; }

    /// <summary>Bytes were lost because no memory was left.</summary>
    public bool IsExhausted { get; private set; }

    public Span<byte> Bytes => Storage.Slice(0, Length);

    private Span<byte> Storage => _block == NoBlock ? _array : _memory.Block(_block);

    public byte this[int index] => Storage[index];

    public void Append(byte value)
    {
        if (TryReserve(1))
        {
            Storage[Length] = value;
            Length++;
        }
    }

    public void Append(scoped ReadOnlySpan<byte> bytes)
    {
        if (TryReserve(bytes.Length))
        {
            bytes.CopyTo(Storage.Slice(Length));
            Length += bytes.Length;
        }
    }

    /// <summary>Room for at least <paramref name="count"/> more bytes, to be filled and then taken in by <see cref="Extend"/>; empty
    /// when memory is exhausted.</summary>
    public Span<byte> Room(int count) => TryReserve(count) ? Storage.Slice(Length) : default;

    /// <summary>Takes in bytes that were written to <see cref="Room"/>.</summary>
    public void Extend(int count) => Length += count;

    public void Truncate(int length) => Length = length;

    public void Clear() => Length = 0;

    /// <summary>Drops the first bytes; the others move to the front.</summary>
    public void RemoveFront(int count)
    {
        Storage.Slice(count, Length - count).CopyTo(Storage);
        Length -= count;
    }

    /// <summary>Puts bytes in front of the byte at <paramref name="index"/>.</summary>
    public void Insert(int index, scoped ReadOnlySpan<byte> bytes)
    {
        if (TryReserve(bytes.Length))
        {
            Storage.Slice(index, Length - index).CopyTo(Storage.Slice(index + bytes.Length));
            bytes.CopyTo(Storage.Slice(index));
            Length += bytes.Length;
        }
    }

    /// <summary>Takes <paramref name="count"/> bytes out from <paramref name="index"/> on.</summary>
    public void Remove(int index, int count)
    {
        Storage.Slice(index + count, Length - index - count).CopyTo(Storage.Slice(index));
        Length -= count;
    }

    private bool TryReserve(int count)
    {
        if (count <= _capacity - Length)
        {
            return true;
        }

        long wanted = (long)Length + count;
        long capacity = _capacity == 0 ? FirstCapacity : _capacity;
        while (capacity < wanted)
        {
            capacity *= 2;
        }

        // Doubling in the arena leaves the old halves behind: for few bytes that is cheaper than a call to the heap.
        if (capacity <= _memory.LargestArenaBuffer)
        {
            byte[] array = new byte[(int)capacity];
            Bytes.CopyTo(array);
            _array = array;
            _capacity = array.Length;
            return true;
        }

        return TryMoveToBlock(capacity);
    }

    private bool TryMoveToBlock(long capacity)
    {
        if (capacity > int.MaxValue || !_memory.TryAllocate((int)capacity, out int block))
        {
            IsExhausted = true;
            return false;
        }

        Bytes.CopyTo(_memory.Block(block));
        if (_block != NoBlock)
        {
            _memory.Free(_block);
        }

        _block = block;
        _capacity = (int)capacity;
        return true;
    }
}
