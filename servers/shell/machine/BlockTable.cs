using System;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Shell.Machine;

/// <summary>The blocks of the heap server that this process holds, by number.</summary>
public sealed class BlockTable(HeapRegion heap)
{
    private const int Capacity = 256;

    private readonly HeapRegion _heap = heap;
    private readonly HeapBlock[] _blocks = new HeapBlock[Capacity];

    // When each block was made; 0: the place is free.
    private readonly uint[] _serials = new uint[Capacity];

    /// <summary>The number of the newest block.</summary>
    public uint LastSerial { get; private set; }

    public ServiceError Statistics(out HeapStatistics statistics) => _heap.Service.Statistics(out statistics);

    public bool TryAllocate(int bytes, out int block)
    {
        block = _serials.AsSpan().IndexOf(0u);
        if (block < 0 || _heap.Allocate((uint)bytes, out HeapBlock made) != ServiceError.None)
        {
            return false;
        }

        _blocks[block] = made;
        _serials[block] = ++LastSerial;
        return true;
    }

    public Span<byte> Bytes(int block) => HeapRegion.Bytes(_blocks[block]);

    public void Free(int block)
    {
        _ = _heap.Free(_blocks[block]);
        _serials[block] = 0;
    }

    /// <summary>Frees all blocks that are newer.</summary>
    public void FreeAfter(uint serial)
    {
        // Most commands make none.
        for (int block = 0; block < Capacity && LastSerial > serial; block++)
        {
            if (_serials[block] > serial)
            {
                Free(block);
            }
        }
    }
}
