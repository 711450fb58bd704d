using Micro.Abi;

namespace Micro.Server;

/// <summary>The list of effects of the current request. They are part of its state: a request that is rolled back has none.</summary>
/// <remarks>
/// A handler may change its region, take fresh slots and mappings, and call servers. Whatever destroys something or can be seen from
/// outside it posts here: the loop does it after the commit, in order. A request posts at most <see cref="Capacity"/> effects; whoever
/// has more to do posts one that stands for all and does them in its Perform.
/// </remarks>
public readonly unsafe struct Outbox
{
    // SAFETY: the control page of the state region is mapped for as long as the process lives.
    public const int Capacity = 64;

    private readonly StateControl* _control;
    private readonly StateTable<Effect> _effects;

    internal Outbox(StateRegion region)
    {
        _control = region.Control;
        _effects = region.Table<Effect>(Capacity, Capacity);
    }

    /// <summary>Nothing is left to do.</summary>
    internal bool IsEmpty => _control->EffectCount == 0;

    /// <summary>Only the server itself can do what is posted, and it may need the message buffer for that.</summary>
    internal bool NeedsServer
    {
        get
        {
            for (int index = _control->EffectsDone; index < _control->EffectCount; index++)
            {
                if (_effects[index].Kind == EffectKind.Own)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The slot is emptied, and its number is free again.</summary>
    public void Drop(Slot slot) => Post(new Effect(EffectKind.Drop, slot.Index, 0, 0));

    /// <summary>All that was derived from the slot is deleted, and the slot emptied.</summary>
    public void RevokeAndDrop(Slot slot) => Post(new Effect(EffectKind.RevokeAndDrop, slot.Index, 0, 0));

    public void Signal(Slot notification) => Post(new Effect(EffectKind.Signal, notification.Index, 0, 0));

    /// <summary>The mappings of whole pages go.</summary>
    public void Unmap(ulong address, ulong pages) => Post(new Effect(EffectKind.Unmap, 0, pages, address));

    /// <summary>The server's Perform is called with these words.</summary>
    public void Post(uint action, ulong b = 0, ulong c = 0) => Post(new Effect(EffectKind.Own, action, b, c));

    /// <summary>The next effect to do; false: all are done, and the list is empty again.</summary>
    internal bool TryNext(out Effect effect)
    {
        if (_control->EffectsDone < _control->EffectCount)
        {
            effect = _effects[_control->EffectsDone];
            return true;
        }

        _control->EffectsDone = 0;
        _control->EffectCount = 0;
        effect = default;
        return false;
    }

    /// <summary>The effect that TryNext gave is done.</summary>
    internal void Done() => _control->EffectsDone++;

    private void Post(Effect effect)
    {
        _effects.Modify(_control->EffectCount) = effect;
        UndoLog.Record(_control, &_control->EffectCount, sizeof(int));
        _control->EffectCount++;
    }
}
