using System;
using Micro.Abi;
using Micro.Archive;
using Micro.Loader;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Init;

/// <summary>The supervisor of all servers. It starts them in the manifest's order, hears of their faults, and calls nobody.</summary>
internal readonly struct InitServer : IServer<InitServer>, ISupervisorServer
{
    /// <summary>Effect: the next server of the manifest is started.</summary>
    private const uint StartNext = 1;

    /// <summary>Effect: what server B had is taken away, and those who asked for it hear of its death.</summary>
    private const uint Bury = 2;

    /// <summary>Effect: the machine ends with status B.</summary>
    private const uint PowerDown = 3;

    /// <summary>Effect: those who asked for it are told that the log of deaths has grown.</summary>
    private const uint TellDeaths = 4;

    /// <summary>The bit of init's own notification that the alarm sets.</summary>
    private const ulong AlarmBit = 1;

    /// <summary>How long a server may take until it is ready.</summary>
    private const ulong StartLimit = 10_000_000_000;

    private readonly BootRecord _boot;
    private readonly ServerTable _servers;
    private readonly ServerStarter _starter;
    private readonly DeathRegister _deaths;
    private readonly SlotAllocator _slots;
    private readonly Outbox _outbox;
    private readonly StateValue<Slot> _alarm;
    private readonly MachineEnd _end;

    private InitServer(BootRecord boot, ref ProcessContext context)
    {
        _boot = boot;
        _slots = context.Slots;
        _outbox = context.Outbox;
        _servers = new ServerTable(context.State);
        _starter = new ServerStarter(boot, _servers, ref context);
        _deaths = new DeathRegister(context.State);
        _alarm = context.State.Value<Slot>();
        _end = new MachineEnd(context.State);
    }

    public static bool MakesCalls => false;

    private ManifestReader Manifest => _boot.Manifest;

    private RecordedServers Recordings => new(_boot, _servers);

    public static ServiceError Start(ref ProcessContext context, out InitServer server)
    {
        server = new InitServer(new BootRecord(ProcessLayout.StartInfo), ref context);
        return context.State.Error == StateError.None ? ServiceError.None : ServiceError.OutOfMemory;
    }

    /// <summary>Divides the memory and starts the first server. False: the boot has ended.</summary>
    public bool TryBegin(InitMemory memory)
    {
        _servers.Memory.Fill(memory, _boot.Report.MemoryCount);
        if (!_starter.TryPlace())
        {
            return false;
        }

        _servers.Memory.Rewind(memory.Used);
        if (Manifest.TryFind("init"u8, out int self))
        {
            _servers.Modify(self).Frames = memory.Used;
            Recordings.Begin(self, WellKnownSlots.Thread);
        }

        bool isReady = _starter.TryCreateEndpoints()
            && _slots.TryDerive(WellKnownSlots.Notification, Rights.Send | Rights.Receive, new Badge(AlarmBit), out _alarm.Modify());
        if (!isReady)
        {
            BootFailure.Say("init has no slots for the servers"u8);
            return false;
        }

        return StartFollowing();
    }

    public void Dispatch(ref Request request)
    {
        if (request.IsFault)
        {
            Faulted(request.Client, FaultReport.Read(request.Payload));
            return;
        }

        if (request.Protocol == SupervisorDispatcher.Protocol)
        {
            InitServer self = this;
            SupervisorDispatcher.Dispatch(ref self, ref request);
        }
    }

    public void Signalled(ulong bits)
    {
        if (_end.IsPending)
        {
            _end.Finish();
            return;
        }

        if ((bits & AlarmBit) == 0)
        {
            return;
        }

        for (int index = 0; index < Manifest.Count; index++)
        {
            if (_servers[index].State == ServerState.Starting)
            {
                BootFailure.Say(Manifest.RecordAt(index).Name, "does not answer"u8);
                _outbox.Post(PowerDown, BootFailure.Status);
            }
        }
    }

    public void Perform(Effect effect)
    {
        switch (effect.A)
        {
            case StartNext:
                if (!_end.IsPending && !StartFollowing())
                {
                    PowerOff(BootFailure.Status);
                }

                break;
            case Bury:
                TakeAway((int)effect.B);
                SignalDeaths();
                break;
            case PowerDown:
                PowerOff((byte)effect.B);
                break;
            case TellDeaths:
                SignalDeaths();
                break;
            default:
                break;
        }
    }

    public ServiceError Ready(ref Request request)
    {
        bool isServer = ServerTable.TryFind((uint)request.Client.Value, Manifest.Count, out int index);
        if (!isServer || _servers[index].State != ServerState.Starting)
        {
            return ServiceError.None;
        }

        _servers.Modify(index).State = ServerState.Serving;
        if (!_boot.IsQuiet)
        {
            BootLog.Ready(Manifest.RecordAt(index).Name, _servers[index].Frames);
        }

        _outbox.Post(StartNext);
        return ServiceError.None;
    }

    public ServiceError ReportDeath(ref Request request, ProcessId process)
    {
        if (!IsGranted(request.Client, Grants.Processes))
        {
            return ServiceError.NotPermitted;
        }

        _deaths.Add(process);
        _outbox.Post(TellDeaths);
        return ServiceError.None;
    }

    public ServiceError NextDeath(ref Request request, ulong after, out ulong number, out ProcessId process) =>
        _deaths.TryNext(after, out number, out process) ? ServiceError.None : ServiceError.Again;

    public ServiceError Describe(ref Request request, uint index, out ProcessInfo info, Span<byte> name, out int length) =>
        ServerDescription.Describe(Manifest, _servers, index, out info, name, out length);

    public ServiceError Kill(ref Request request, ProcessId process, byte signal)
    {
        if (!IsGranted(request.Client, Grants.Power | Grants.Deaths))
        {
            return ServiceError.NotPermitted;
        }

        bool isServer = ServerTable.TryFind(process.Value, Manifest.Count, out int index);
        if (!isServer || _servers[index].State is not (ServerState.Starting or ServerState.Serving))
        {
            return ServiceError.NoSuchProcess;
        }

        End(index, "killed"u8, signal);
        return ServiceError.None;
    }

    public ServiceError PowerOff(ref Request request, byte status)
    {
        if (!IsGranted(request.Client, Grants.Power))
        {
            return ServiceError.NotPermitted;
        }

        _outbox.Post(PowerDown, status);
        return ServiceError.None;
    }

    public ServiceError BootOption(ref Request request, ReadOnlySpan<byte> name, Span<byte> value, out int length)
    {
        length = 0;
        if (!_boot.Options.TryFind(name, out ReadOnlySpan<byte> text))
        {
            return ServiceError.NotFound;
        }

        length = text.Length < value.Length ? text.Length : value.Length;
        text.Slice(0, length).CopyTo(value);
        return ServiceError.None;
    }

    public ServiceError ReadScript(ref Request request, ulong offset, Span<byte> text, out int length)
    {
        length = 0;
        ArchiveReader archive = _boot.Archive;
        if (!archive.TryFind(EntryKind.Script, "script"u8, out ArchiveEntry entry))
        {
            return ServiceError.NotFound;
        }

        ReadOnlySpan<byte> script = archive.Contents(entry);
        if (offset < (ulong)script.Length)
        {
            ReadOnlySpan<byte> rest = script.Slice((int)offset);
            length = rest.Length < text.Length ? rest.Length : text.Length;
            rest.Slice(0, length).CopyTo(text);
        }

        return ServiceError.None;
    }

    public ServiceError BootTime(ref Request request, out long nanoseconds)
    {
        const long NanosecondsPerSecond = 1_000_000_000;
        nanoseconds = (long)_boot.Report.BootTime * NanosecondsPerSecond;
        return ServiceError.None;
    }

    public ServiceError Refuse(ref Request request, ReadOnlySpan<byte> reason)
    {
        bool isServer = ServerTable.TryFind((uint)request.Client.Value, Manifest.Count, out int index);
        if (isServer && _servers[index].State == ServerState.Starting)
        {
            BootMessages.Refused(Manifest.RecordAt(index).Name, reason);
            _outbox.Post(PowerDown, BootFailure.Status);
        }

        return ServiceError.None;
    }

    public ServiceError Trace(ref Request request, ProcessId process, bool isOn) =>
        IsGranted(request.Client, Grants.Power | Grants.Deaths)
            ? Recordings.Switch(process, isOn)
            : ServiceError.NotPermitted;

    public ServiceError IsTraced(ref Request request, ProcessId process, out bool isOn) => Recordings.State(process, out isOn);

    private bool IsGranted(Badge client, Grants grants) =>
        ServerTable.TryFind((uint)client.Value, Manifest.Count, out int index) && (Manifest.RecordAt(index).Grants & grants) != 0;

    // A server hears that it may go on before the next one starts: it has the higher priority, so it is waiting for requests by then.
    private bool StartFollowing()
    {
        int next = _servers.NextPlanned(Manifest.Count);
        if (next < 0)
        {
            _ = SystemCalls.SetAlarm(_alarm.Value, 0);
            return true;
        }

        if (!_starter.TryStart(next))
        {
            return false;
        }

        _ = SystemCalls.SetAlarm(_alarm.Value, SystemCalls.Clock() + StartLimit);
        return true;
    }

    private void Faulted(Badge client, FaultReport fault)
    {
        if (!ServerTable.TryFind((uint)client.Value, Manifest.Count, out int index))
        {
            return;
        }

        Span<byte> buffer = stackalloc byte[400];
        TextBuilder why = new(buffer);
        ReadOnlySpan<byte> image = Manifest.RecordAt(index).Image;
        fault = _starter.Trace(index, fault);
        fault.Describe(ref why, FaultReport.MethodAt(_boot.Archive, image, fault.Instruction));
        End(index, why.Text, fault.Signal);
    }

    // A server that dies before the last one is ready takes the boot with it; one that runs the script takes the machine.
    private void End(int index, ReadOnlySpan<byte> why, byte signal)
    {
        ManifestRecord record = Manifest.RecordAt(index);
        if (_servers[index].State == ServerState.Starting)
        {
            BootMessages.DiedAtStart(record.Name, why);
            _outbox.Post(PowerDown, BootFailure.Status);
            return;
        }

        BootLog.Died(record.Name, why);
        _servers.Modify(index).State = ServerState.Ended;
        _deaths.Add(ServerTable.IdOf(index));
        _outbox.Post(Bury, (ulong)index);
        bool endsMachine = (record.Grants & Grants.Script) != 0 && _boot.Archive.TryFind(EntryKind.Script, "script"u8, out ArchiveEntry _);
        if (endsMachine)
        {
            const byte KilledBySignal = 128;
            _outbox.Post(PowerDown, (byte)(KilledBySignal + signal));
        }
    }

    // Whoever writes the recording hears of it first, if it is there to hear.
    private void PowerOff(byte status)
    {
        int recorder = ServerTable.FindGrant(Manifest, Grants.Trace);
        bool isAwaited = recorder >= 0 && _servers[recorder].State == ServerState.Serving;
        _end.Begin(status, isAwaited ? _servers[recorder].EndSignal : Slot.Null, _alarm.Value);
    }

    // Its callers get PeerGone, and later ones find no capability: nobody waits for the dead.
    private void TakeAway(int index)
    {
        ServerEntry entry = _servers[index];
        Revoke(entry.First);
        Revoke(entry.Endpoint);
        if (_end.IsPending && !entry.EndSignal.IsNull)
        {
            _end.Finish();
        }
    }

    private static void Revoke(Slot slot)
    {
        while (SystemCalls.Revoke(slot) == KernelError.Again)
        {
        }
    }

    private void SignalDeaths()
    {
        int count = Manifest.Count;
        for (int index = 0; index < count; index++)
        {
            ServerEntry entry = _servers[index];
            if (!entry.DeathSignal.IsNull && entry.State is ServerState.Starting or ServerState.Serving)
            {
                _ = SystemCalls.Signal(entry.DeathSignal);
            }
        }
    }
}
