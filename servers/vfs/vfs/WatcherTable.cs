using Micro.Abi;
using Micro.Server;

namespace Micro.Servers.Vfs;

/// <summary>Who hears of changes of the mount table.</summary>
internal readonly struct WatcherTable
{
    public const int Capacity = 8;

    private readonly StateTable<Watcher> _watchers;

    public WatcherTable(StateRegion region)
    {
        _watchers = region.Table<Watcher>(Capacity, Capacity);
    }

    /// <summary>Enters a client's notification.</summary>
    /// <param name="client">A client that is entered already gets another notification.</param>
    /// <param name="notification">A slot that is the table's from now on.</param>
    /// <param name="replaced">The slot that is not any more; null: there was none.</param>
    /// <returns>False: there are too many, and nothing changed.</returns>
    public bool TrySet(Badge client, Slot notification, out Slot replaced)
    {
        replaced = Slot.Null;
        int place = Find(client);
        if (place < 0)
        {
            return false;
        }

        ref Watcher watcher = ref _watchers.Modify(place);
        replaced = watcher.Notification;
        watcher.Client = client;
        watcher.Notification = notification;
        return true;
    }

    /// <summary>Tells all of them. One that is dead hears nothing, which is no error.</summary>
    public void Announce(Outbox outbox)
    {
        foreach (ref readonly Watcher watcher in _watchers.Items.Slice(0, Capacity))
        {
            if (!watcher.Notification.IsNull)
            {
                outbox.Signal(watcher.Notification);
            }
        }
    }

    // The place of a client, else a free one; -1: there is neither.
    private int Find(Badge client)
    {
        int free = -1;
        for (int place = 0; place < Capacity; place++)
        {
            if (_watchers[place].Notification.IsNull)
            {
                free = free < 0 ? place : free;
            }
            else if (_watchers[place].Client == client)
            {
                return place;
            }
        }

        return free;
    }
}
