using Micro.Protocols;

namespace Micro.Server;

/// <summary>Spans for small blocks from the heap server.</summary>
internal readonly struct HeapSpans(HeapRegion heap) : ISpanSource
{
    private readonly HeapRegion _heap = heap;

    public ServiceError Take(ulong bytes, out ulong offset)
    {
        ServiceError error = _heap.AllocateDirect(bytes, out HeapBlock block);
        offset = block.Offset;
        return error;
    }

    public void Return(ulong offset) => _ = _heap.FreeDirect(new HeapBlock(offset, 0));
}
