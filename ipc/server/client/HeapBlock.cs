namespace Micro.Server;

/// <summary>A block of the heap, named by its place in the region.</summary>
/// <param name="offset">Where it starts.</param>
/// <param name="size">Bytes that were asked for.</param>
public readonly struct HeapBlock(ulong offset, ulong size)
{
    public ulong Offset { get; } = offset;

    public ulong Size { get; } = size;
}
