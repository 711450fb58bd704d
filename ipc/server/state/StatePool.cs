namespace Micro.Server;

/// <summary>Elements in the state region that are taken and released one by one. Numbers start at 1, so 0 can stand for none.</summary>
public readonly struct StatePool<T>
    where T : unmanaged
{
    private readonly StateTable<StatePoolEntry<T>> _entries;

    internal StatePool(StateTable<StatePoolEntry<T>> entries)
    {
        _entries = entries;
    }

    /// <summary>The highest number that was ever taken: the end of a walk over all.</summary>
    public int Last => _entries[0].Used;

    public ref readonly T this[int number] => ref _entries[number].Value;

    public bool IsLive(int number) => number > 0 && number <= Last && _entries[number].Next == StatePoolEntry<T>.Live;

    public ref T Modify(int number) => ref _entries.Modify(number).Value;

    /// <summary>Takes a free element, the one released last; its value is zero.</summary>
    /// <returns>False: capacity or memory is used up.</returns>
    public bool TryTake(out int number)
    {
        number = _entries[0].Next;
        if (number == 0)
        {
            number = Last + 1;
            if (!_entries.TryExtend(number + 1))
            {
                number = 0;
                return false;
            }

            _entries.Modify(0).Used = number;
        }
        else
        {
            _entries.Modify(0).Next = _entries[number].Next;
        }

        ref StatePoolEntry<T> entry = ref _entries.Modify(number);
        entry.Next = StatePoolEntry<T>.Live;
        entry.Value = default;
        return true;
    }

    /// <summary>Gives an element back.</summary>
    /// <returns>False: it was free already, and nothing changed.</returns>
    public bool TryRelease(int number)
    {
        if (!IsLive(number))
        {
            return false;
        }

        _entries.Modify(number).Next = _entries[0].Next;
        _entries.Modify(0).Next = number;
        return true;
    }
}
