namespace Micro.Server;

/// <summary>An element of a <see cref="StatePool{T}"/> with its place in the free list.</summary>
internal struct StatePoolEntry<T>
    where T : unmanaged
{
    /// <summary>Free: the next free element, 0 at the end. Live: <see cref="Live"/>. Element 0: the head of the list.</summary>
    public int Next;

    /// <summary>Element 0: how many elements were ever used. Else unused.</summary>
    public int Used;

    public T Value;

    public const int Live = -1;
}
