using System;
using System.Runtime.CompilerServices;

namespace Micro.Server;

/// <summary>An array in the state region, indexed from 0, that grows at its end and never moves.</summary>
/// <remarks>An index outside <see cref="Length"/> is the server's own mistake and ends it, as with any array.</remarks>
public readonly unsafe struct StateTable<T>
    where T : unmanaged
{
    private readonly StateContainer* _container;
    private readonly T* _items;

    internal StateTable(StateContainer* container)
    {
        _container = container;
        _items = (T*)container->Base;
    }

    /// <summary>Elements that have memory. At least what was asked for: memory comes in whole frames.</summary>
    public int Length => (int)_container->Length;

    /// <summary>The most elements there can be.</summary>
    public int Capacity => (int)_container->Capacity;

    /// <summary>All usable elements, to read.</summary>
    public ReadOnlySpan<T> Items => Span;

    // SAFETY: Length elements from _items on are mapped, and stay so while the process lives.
    private Span<T> Span => new(_items, (int)_container->Length);

    public ref readonly T this[int index] => ref _items[Inside(index)];

    /// <summary>The element, to be changed within the current request: do not keep the reference longer.</summary>
    public ref T Modify(int index)
    {
        T* item = _items + Inside(index);
        UndoLog.Record(_container, item, sizeof(T));
        return ref *item;
    }

    /// <summary>Several elements, to be changed within the current request.</summary>
    public Span<T> Modify(int start, int count)
    {
        Span<T> items = Span.Slice(start, count);
        UndoLog.Record(_container, _items + start, (long)count * sizeof(T));
        return items;
    }

    /// <summary>Makes at least <paramref name="length"/> elements usable; new ones are zero.</summary>
    /// <returns>False: capacity or memory is used up, and nothing changed.</returns>
    public bool TryExtend(int length) => _container->TryExtend(length);

    // One comparison, as a negative index is a large number too.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private nuint Inside(int index)
    {
        if ((uint)index >= (ulong)_container->Length)
        {
            StateContainer.RefuseIndex();
        }

        return (uint)index;
    }
}
