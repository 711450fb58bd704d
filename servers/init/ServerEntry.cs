using Micro.Abi;
using Micro.Loader;

namespace Micro.Servers.Init;

/// <summary>What init keeps of one record of the manifest. Its number plus one is the server's ProcessId.</summary>
internal struct ServerEntry
{
    public ServerState State;

    /// <summary>The first of its loader slots.</summary>
    public Slot First;

    /// <summary>The endpoint it serves; made before any server runs, so that the order of starting decides nothing.</summary>
    public Slot Endpoint;

    /// <summary>The notification bound to its thread.</summary>
    public Slot Notification;

    /// <summary>Signals it when the log of deaths grows; null: it did not ask for that.</summary>
    public Slot DeathSignal;

    /// <summary>Tells it that the recording shall end; null: it is not the one that writes it.</summary>
    public Slot EndSignal;

    /// <summary>The kernel records what it does.</summary>
    public bool IsRecorded;

    /// <summary>Frames of its block.</summary>
    public ulong Frames;

    public StackPlace Stack;
}
