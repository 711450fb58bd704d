using System.Runtime.CompilerServices;
using Micro.Kernel.Objects;

namespace Micro.Kernel.Scheduling;

/// <summary>Notifications that are to be signalled at a time, the latest first; one alarm per notification.</summary>
/// <remarks>Three lists side by side: words are moved one by one, so that no vector register is touched.</remarks>
internal struct AlarmList
{
    public const int Limit = 64;

    private Words _deadlines;
    private Words _badges;
    private Words _notifications;

    public int Count;

    /// <summary>When the earliest is due, in nanoseconds since boot; 0: there is none.</summary>
    public readonly ulong FirstDeadline => Count == 0 ? 0 : _deadlines[Count - 1];

    /// <summary>Sets the alarm of a notification anew. False: the list is full.</summary>
    public bool TrySet(Ref<Notification> notification, ulong badge, ulong deadline)
    {
        Cancel(notification);
        if (Count == Limit)
        {
            return false;
        }

        int place = Count;
        while (place > 0 && _deadlines[place - 1] <= deadline)
        {
            Move(place - 1, place);
            place--;
        }

        _deadlines[place] = deadline;
        _badges[place] = badge;
        _notifications[place] = notification.Address;
        Count++;
        return true;
    }

    public void Cancel(Ref<Notification> notification)
    {
        for (int i = 0; i < Count; i++)
        {
            if (_notifications[i] == notification.Address)
            {
                RemoveAt(i);
                return;
            }
        }
    }

    /// <summary>Takes the earliest alarm if its time has come.</summary>
    public bool TryTakeDue(ulong now, out Ref<Notification> notification, out ulong badge)
    {
        if (Count == 0 || _deadlines[Count - 1] > now)
        {
            notification = Ref<Notification>.Null;
            badge = 0;
            return false;
        }

        Count--;
        notification = new Ref<Notification>((nuint)_notifications[Count]);
        badge = _badges[Count];
        return true;
    }

    private void RemoveAt(int place)
    {
        Count--;
        for (int i = place; i < Count; i++)
        {
            Move(i + 1, i);
        }
    }

    private void Move(int from, int to)
    {
        _deadlines[to] = _deadlines[from];
        _badges[to] = _badges[from];
        _notifications[to] = _notifications[from];
    }

    [InlineArray(Limit)]
    private struct Words
    {
        private ulong _first;
    }
}
