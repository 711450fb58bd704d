namespace Micro.Server;

/// <summary>Elements in the state region, first in, first out; their number is limited.</summary>
public readonly struct StateQueue<T>
    where T : unmanaged
{
    private readonly StateTable<T> _items;
    private readonly StateValue<StateQueueEnds> _ends;

    internal StateQueue(StateTable<T> items, StateValue<StateQueueEnds> ends)
    {
        _items = items;
        _ends = ends;
    }

    public int Count => _ends.Value.Count;

    public bool IsEmpty => Count == 0;

    public bool IsFull => Count == _items.Capacity;

    /// <summary>The element at a place in the queue; 0 is the next to be taken.</summary>
    public ref readonly T this[int index] => ref _items[Place(index)];

    /// <summary>Appends an element, to be filled in.</summary>
    /// <returns>False: the queue is full.</returns>
    public bool TryAdd(in T item)
    {
        if (IsFull)
        {
            return false;
        }

        _items.Modify(Place(Count)) = item;
        _ends.Modify().Count++;
        return true;
    }

    /// <summary>Takes the first element off.</summary>
    public void RemoveFirst()
    {
        ref StateQueueEnds ends = ref _ends.Modify();
        ends.First = Place(1);
        ends.Count--;
    }

    /// <summary>Takes an element out of the middle; those behind it move up.</summary>
    public void RemoveAt(int index)
    {
        for (; index + 1 < Count; index++)
        {
            _items.Modify(Place(index)) = _items[Place(index + 1)];
        }

        _ends.Modify().Count--;
    }

    private int Place(int index) => (_ends.Value.First + index) % _items.Capacity;
}
