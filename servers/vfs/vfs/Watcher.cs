using Micro.Abi;

namespace Micro.Servers.Vfs;

/// <summary>Somebody who keeps a copy of the mount table.</summary>
internal struct Watcher
{
    public Badge Client;

    /// <summary>What is signalled when the table changes; null: the place is free.</summary>
    public Slot Notification;
}
