using Micro.Abi;
using Micro.Protocols;

namespace Micro.Server;

/// <summary>A server's place in init's log of deaths: it reads on from there when its notification is signalled, and frees what the dead had.</summary>
/// <typeparam name="TTransport">The way to init.</typeparam>
public readonly struct DeathLog<TTransport>
    where TTransport : struct, ITransport
{
    /// <summary>The notification bit by which init says that the log has grown.</summary>
    public const ulong SignalBit = 1;

    private readonly StateValue<ulong> _last;
    private readonly SupervisorClient<TTransport> _supervisor;

    public DeathLog(StateRegion region)
    {
        _last = region.Value<ulong>();
        _supervisor = new SupervisorClient<TTransport>(WellKnownSlots.Supervisor);
    }

    /// <summary>The next death that was not read yet; false: there is none. Only in Signalled and Perform: it is a call.</summary>
    public bool TryNext(out ProcessId dead)
    {
        ServiceError error = _supervisor.NextDeath(_last.Value, out ulong number, out dead);
        if (error != ServiceError.None)
        {
            return false;
        }

        _last.Modify() = number;
        return true;
    }
}
