namespace Micro.Server;

/// <summary>A block of the heap, named by its place in the region.</summary>
/// <param name="offset">Where it starts.</param>
/// <param name="size">Bytes that were asked for.</param>
/// <param name="span">The client's own span that it was cut from; 0: it is the heap server's.</param>
public readonly struct HeapBlock(ulong offset, ulong size, int span = 0)
{
    public ulong Offset { get; } = offset;

    public ulong Size { get; } = size;

    internal int Span { get; } = span;
}
