using Micro.Kernel.Objects;

namespace Micro.Kernel.Scheduling;

/// <summary>Notifications that are to be signalled at a time; one alarm per notification. It lies in the notifications, so there is room for all.</summary>
/// <remarks>
/// A tree by the bits of addresses: a notification at depth d is below the left or the right link of the one at d - 1 as bit d - 1 of its
/// address says, and none is due before the one above it. So the first is at the root, and no step goes deeper than an address has bits.
/// </remarks>
internal struct AlarmTree
{
    // Notifications lie at multiples of 64 bytes.
    private const int FirstBit = 6;

    private nuint _root;

    public readonly bool IsEmpty => _root == 0;

    /// <summary>When the earliest is due, in nanoseconds since boot; 0: there is none.</summary>
    public readonly ulong FirstDeadline => _root == 0 ? 0 : new Ref<Notification>(_root).Value.Deadline;

    /// <summary>Sets the alarm of a notification anew.</summary>
    /// <param name="notification">Whose.</param>
    /// <param name="badge">The bits that are signalled.</param>
    /// <param name="deadline">When; not 0.</param>
    public void Set(Ref<Notification> notification, ulong badge, ulong deadline)
    {
        Cancel(notification);
        notification.Value.Deadline = deadline;
        notification.Value.AlarmBadge = badge;
        nuint added = notification.Address;
        ref nuint place = ref _root;
        for (int bit = FirstBit; place != 0; bit++)
        {
            ref Notification there = ref new Ref<Notification>(place).Value;
            ref Notification carried = ref new Ref<Notification>(added).Value;
            if (carried.Deadline < there.Deadline)
            {
                // It stays here, and the one that was here goes further down.
                carried.Left = there.Left;
                carried.Right = there.Right;
                (place, added) = (added, place);
                there = ref carried;
            }

            place = ref Below(ref there, added, bit);
        }

        place = added;
        new Ref<Notification>(added).Value.Left = 0;
        new Ref<Notification>(added).Value.Right = 0;
    }

    /// <summary>Takes a notification's alarm away, if it has one.</summary>
    public void Cancel(Ref<Notification> notification)
    {
        if (notification.Value.Deadline == 0)
        {
            return;
        }

        ref nuint place = ref _root;
        for (int bit = FirstBit; place != notification.Address; bit++)
        {
            place = ref Below(ref new Ref<Notification>(place).Value, notification.Address, bit);
        }

        Remove(ref place);
    }

    /// <summary>Takes the earliest alarm if its time has come.</summary>
    public bool TryTakeDue(ulong now, out Ref<Notification> notification, out ulong badge)
    {
        notification = new Ref<Notification>(_root);
        badge = 0;
        if (_root == 0 || notification.Value.Deadline > now)
        {
            return false;
        }

        badge = notification.Value.AlarmBadge;
        Remove(ref _root);
        return true;
    }

    private static ref nuint Below(ref Notification above, nuint address, int bit)
    {
        if (((address >> bit) & 1) == 0)
        {
            return ref above.Left;
        }

        return ref above.Right;
    }

    /// <summary>Takes out what is at a place: the earlier of those below moves up, and leaves a place of its own to be filled.</summary>
    private static void Remove(ref nuint place)
    {
        ref Notification removed = ref new Ref<Notification>(place).Value;
        nuint left = removed.Left;
        nuint right = removed.Right;
        removed.Deadline = 0;
        removed.Left = 0;
        removed.Right = 0;
        while (left != 0 || right != 0)
        {
            bool isLeft = right == 0
                || (left != 0 && new Ref<Notification>(left).Value.Deadline <= new Ref<Notification>(right).Value.Deadline);
            nuint moved = isLeft ? left : right;
            ref Notification next = ref new Ref<Notification>(moved).Value;
            place = moved;
            nuint nextLeft = next.Left;
            nuint nextRight = next.Right;
            if (isLeft)
            {
                next.Right = right;
                place = ref next.Left;
            }
            else
            {
                next.Left = left;
                place = ref next.Right;
            }

            left = nextLeft;
            right = nextRight;
        }

        place = 0;
    }
}
