using System;

namespace Micro.Server;

/// <summary>Plain bytes in the state region, more than an <see cref="int"/> can count if need be.</summary>
public readonly unsafe struct StateBytes
{
    private readonly StateContainer* _container;

    internal StateBytes(StateContainer* container)
    {
        _container = container;
    }

    /// <summary>Bytes that have memory.</summary>
    public long Length => _container->Length;

    /// <summary>The most bytes there can be.</summary>
    public long Capacity => _container->Capacity;

    public ReadOnlySpan<byte> Read(long offset, int count) => Slice(offset, count);

    /// <summary>Bytes to be changed within the current request.</summary>
    public Span<byte> Modify(long offset, int count)
    {
        Span<byte> bytes = Slice(offset, count);
        UndoLog.Record(_container, _container->Base + offset, count);
        return bytes;
    }

    /// <summary>Bytes whose old values are not kept: only for data that a repeated request writes again just the same.</summary>
    public Span<byte> Overwrite(long offset, int count) => Slice(offset, count);

    /// <summary>Makes at least <paramref name="length"/> bytes usable; new ones are zero.</summary>
    public bool TryExtend(long length) => _container->TryExtend(length);

    private Span<byte> Slice(long offset, int count)
    {
        // Unsigned, so that what is negative is too much.
        ulong length = (ulong)_container->Length;
        if ((ulong)offset > length || (uint)count > length - (ulong)offset)
        {
            StateContainer.RefuseIndex();
        }

        // SAFETY: the bytes lie within the mapped part.
        return new Span<byte>(_container->Base + offset, count);
    }
}
