using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Init;

/// <summary>The log of deaths: numbered from 1, the last <see cref="Kept"/> of them.</summary>
/// <remarks>Servers read it soon after they are signalled; who falls behind by more misses the oldest and keeps what the dead had.</remarks>
internal readonly struct DeathRegister
{
    public const int Kept = 1024;

    private readonly StateTable<ProcessId> _deaths;
    private readonly StateValue<ulong> _count;

    public DeathRegister(StateRegion region)
    {
        _deaths = region.Table<ProcessId>(Kept, Kept);
        _count = region.Value<ulong>();
    }

    public void Add(ProcessId process)
    {
        ulong number = _count.Value + 1;
        _deaths.Modify((int)(number % Kept)) = process;
        _count.Modify() = number;
    }

    /// <summary>The first death after number <paramref name="after"/> that is still kept.</summary>
    public bool TryNext(ulong after, out ulong number, out ProcessId process)
    {
        ulong last = _count.Value;
        ulong oldest = last < Kept ? 1 : last - Kept + 1;
        number = after < oldest ? oldest : after + 1;
        process = default;
        if (number > last)
        {
            return false;
        }

        process = _deaths[(int)(number % Kept)];
        return true;
    }
}
