using System.Numerics;
using Micro.Abi;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Fd;

/// <summary>All descriptor tables. Number 0 stands for none, as does file 0.</summary>
internal readonly struct SessionTable
{
    /// <summary>Descriptors of one table: as many as an <see cref="ulong"/> has bits.</summary>
    public const int Descriptors = 64;

    private const int Capacity = 1024;

    // Deaths arrive late: a table for a process that died just before would never be closed.
    private const int Remembered = 64;

    private readonly StatePool<Session> _sessions;
    private readonly StateTable<ushort> _files;
    private readonly StateIndex _ofProcesses;
    private readonly StateTable<ProcessId> _dead;
    private readonly StateValue<uint> _deaths;
    private readonly StateValue<uint> _generation;

    public SessionTable(StateRegion region)
    {
        _sessions = region.Pool<Session>(Capacity, 16);
        _files = region.Table<ushort>(Capacity * Descriptors, 16 * Descriptors);
        _ofProcesses = region.Index(Capacity, 16);
        _dead = region.Table<ProcessId>(Remembered, Remembered);
        _deaths = region.Value<uint>();
        _generation = region.Value<uint>();
    }

    public ref readonly Session this[int session] => ref _sessions[session];

    /// <summary>The table of whoever calls; 0: it has none yet, or none any more.</summary>
    public int Find(Badge client)
    {
        ClientBadge badge = new(client);
        if (badge.IsMinted)
        {
            bool isAlive = !badge.IsPipe && _sessions.IsLive(badge.Number) && _sessions[badge.Number].Generation == badge.Generation;
            return isAlive ? badge.Number : 0;
        }

        int cursor = _ofProcesses.First(client.Value);
        return cursor == 0 ? 0 : _ofProcesses.Value(cursor);
    }

    /// <summary>The table of whoever calls. A process that calls for the first time under its own badge gets an empty one.</summary>
    public ServiceError FindOrMake(Badge client, out int session)
    {
        session = Find(client);
        if (session != 0)
        {
            return ServiceError.None;
        }

        return new ClientBadge(client).IsMinted
            ? ServiceError.BadDescriptor
            : TryMake(new ProcessId((uint)client.Value), isHandedOver: false, out session);
    }

    /// <summary>Makes an empty table.</summary>
    public ServiceError TryMake(ProcessId process, bool isHandedOver, out int session)
    {
        session = 0;
        if (IsDead(process))
        {
            return ServiceError.NoSuchProcess;
        }

        if (!_sessions.TryTake(out int number))
        {
            return ServiceError.LimitReached;
        }

        bool isMade = _files.TryExtend(number * Descriptors) && (isHandedOver || _ofProcesses.TryAdd(process.Value, number));
        if (!isMade)
        {
            _ = _sessions.TryRelease(number);
            return ServiceError.LimitReached;
        }

        session = number;
        ref Session made = ref _sessions.Modify(number);
        made.Process = process;
        made.Generation = ++_generation.Modify();
        made.IsHandedOver = isHandedOver;
        return ServiceError.None;
    }

    /// <summary>Takes away a table, whose descriptors are all closed.</summary>
    public void Remove(int session)
    {
        if (!_sessions[session].IsHandedOver)
        {
            _ = _ofProcesses.Remove(_sessions[session].Process.Value, session);
        }

        _ = _sessions.TryRelease(session);
    }

    /// <summary>A table of this process; 0: it has no more.</summary>
    public int FindOf(ProcessId process)
    {
        for (int session = 1; session <= _sessions.Last; session++)
        {
            if (_sessions.IsLive(session) && _sessions[session].Process.Value == process.Value)
            {
                return session;
            }
        }

        return 0;
    }

    /// <summary>The process gets no table any more.</summary>
    public void RememberDead(ProcessId process)
    {
        _dead.Modify((int)(_deaths.Value % Remembered)) = process;
        _deaths.Modify()++;
    }

    /// <summary>The file behind a number; 0: none.</summary>
    public int FileOf(int session, int descriptor) =>
        session != 0 && (uint)descriptor < Descriptors ? _files[PlaceOf(session, descriptor)] : 0;

    /// <summary>The lowest free number that is at least <paramref name="least"/>; -1: the table is full.</summary>
    public int LowestFree(int session, int least = 0)
    {
        ulong free = least >= Descriptors ? 0 : ~_sessions[session].Open & (ulong.MaxValue << least);
        return free == 0 ? -1 : BitOperations.TrailingZeroCount(free);
    }

    /// <summary>The lowest number in use; -1: none is.</summary>
    public int LowestOpen(int session)
    {
        ulong open = _sessions[session].Open;
        return open == 0 ? -1 : BitOperations.TrailingZeroCount(open);
    }

    /// <summary>Puts a file behind a free number.</summary>
    public void Set(int session, int descriptor, int file)
    {
        _files.Modify(PlaceOf(session, descriptor)) = (ushort)file;
        _sessions.Modify(session).Open |= 1UL << descriptor;
    }

    /// <summary>Frees a number.</summary>
    public void Clear(int session, int descriptor)
    {
        _files.Modify(PlaceOf(session, descriptor)) = 0;
        _sessions.Modify(session).Open &= ~(1UL << descriptor);
    }

    private static int PlaceOf(int session, int descriptor) => ((session - 1) * Descriptors) + descriptor;

    private bool IsDead(ProcessId process)
    {
        int known = _deaths.Value < Remembered ? (int)_deaths.Value : Remembered;
        for (int index = 0; index < known; index++)
        {
            if (_dead[index].Value == process.Value)
            {
                return true;
            }
        }

        return false;
    }
}
