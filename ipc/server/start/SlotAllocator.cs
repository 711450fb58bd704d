using Micro.Abi;

namespace Micro.Server;

/// <summary>The free slots of the process' own capability table.</summary>
public readonly unsafe struct SlotAllocator
{
    // SAFETY: the control page of the state region is mapped for as long as the process lives.
    private readonly StateControl* _control;
    private readonly StateBitmap _taken;
    private readonly int _first;
    private readonly int _end;

    /// <param name="region">Where the bitmap lies.</param>
    /// <param name="first">The first slot that nothing was put into at the start.</param>
    /// <param name="end">The size of the table.</param>
    internal SlotAllocator(StateRegion region, uint first, uint end)
    {
        _control = region.Control;
        _taken = region.Bitmap((int)end, (int)end);
        _first = (int)first;
        _end = (int)end;
        if (_control->FirstFreeSlot < _first)
        {
            _control->FirstFreeSlot = _first;
        }
    }

    /// <summary>Takes an empty slot.</summary>
    /// <returns>False: the table is full.</returns>
    public bool TryTake(out Slot slot)
    {
        int number = _taken.FindClear(_control->FirstFreeSlot, _end);
        if (number < 0)
        {
            slot = Slot.Null;
            return false;
        }

        _taken.Set(number);
        _control->FirstFreeSlot = number + 1;
        slot = new Slot((uint)number);
        return true;
    }

    /// <summary>Takes <paramref name="count"/> empty slots in a row.</summary>
    public bool TryTakeRun(int count, out Slot first)
    {
        int number = _taken.FindClearRun(_control->FirstFreeSlot, _end, count);
        if (number < 0)
        {
            first = Slot.Null;
            return false;
        }

        for (int i = 0; i < count; i++)
        {
            _taken.Set(number + i);
        }

        first = new Slot((uint)number);
        return true;
    }

    /// <summary>The slot is empty now and may be taken again; slots that were never taken here are left alone.</summary>
    public void Release(Slot slot)
    {
        int number = (int)slot.Index;
        if (number < _first || number >= _end)
        {
            return;
        }

        _taken.Clear(number);
        if (number < _control->FirstFreeSlot)
        {
            _control->FirstFreeSlot = number;
        }
    }

    /// <summary>Moves a capability that came with a message or a reply to a slot of its own. To be called before the next call.</summary>
    /// <returns>False: the table is full, or nothing came; a capability that came is dropped by the loop.</returns>
    public bool TryKeep(Slot received, out Slot kept)
    {
        if (!TryTake(out kept))
        {
            return false;
        }

        if (_control->Platform.Move(_control, received, kept) == KernelError.None)
        {
            return true;
        }

        Release(kept);
        kept = Slot.Null;
        return false;
    }

    /// <summary>Derives a capability into a slot of its own.</summary>
    public bool TryDerive(Slot source, Rights rights, Badge badge, out Slot derived)
    {
        if (!TryTake(out derived))
        {
            return false;
        }

        if (_control->Platform.Derive(_control, source, derived, rights, badge) == KernelError.None)
        {
            return true;
        }

        Release(derived);
        derived = Slot.Null;
        return false;
    }

    /// <summary>Empties a slot and frees its number. A handler posts this to the outbox, except for slots it took itself in the same request.</summary>
    public void Drop(Slot slot)
    {
        _ = _control->Platform.Delete(_control, slot);
        Release(slot);
    }

    /// <summary>Deletes all that was derived from a slot, then does as Drop.</summary>
    public void RevokeAndDrop(Slot slot)
    {
        _ = _control->Platform.Revoke(_control, slot);
        Drop(slot);
    }
}
