using System.Runtime.CompilerServices;

namespace Micro.Servers.Heap;

/// <summary>A run of pages cut into blocks of one class.</summary>
public struct HeapSpan
{
    public ulong Offset;

    public int Class;

    public int Used;

    /// <summary>Neighbours in the list of spans of the class that have a free block; 0: none.</summary>
    public int Previous;

    public int Next;

    /// <summary>One bit a block: in use.</summary>
    public SpanBits Blocks;

    /// <summary>As many bits as the smallest class needs.</summary>
    [InlineArray(4)]
    public struct SpanBits
    {
        private ulong _first;
    }
}
