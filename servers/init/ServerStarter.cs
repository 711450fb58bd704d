using System;
using Micro.Abi;
using Micro.Archive;
using Micro.Loader;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Init;

/// <summary>Makes servers of the manifest's records, each in a block of init's memory, and lets them run.</summary>
internal readonly struct ServerStarter
{
    // One frame holds the endpoints of all servers, one their notifications.
    private const ulong SharedFrames = 2;

    /// <summary>A signal to the tracer with this bit: the recording shall end.</summary>
    private const ulong EndBit = 1 << 3;

    private readonly BootRecord _boot;
    private readonly ServerTable _servers;
    private readonly SlotAllocator _slots;
    private readonly OwnPageTables _tables;

    public ServerStarter(BootRecord boot, ServerTable servers, ref ProcessContext context)
    {
        _boot = boot;
        _servers = servers;
        _slots = context.Slots;
        _tables = new OwnPageTables(context.State);
    }

    /// <summary>Takes memory for all servers of the image, in the order of their start. Whatever goes wrong ends the boot.</summary>
    public bool TryPlace()
    {
        ManifestReader manifest = _boot.Manifest;
        ulong available = _servers.Memory.Free;
        ulong frames = SharedFrames;
        bool isPlaced = _servers.Memory.TryTake(1, out Slot _, out ulong _) & _servers.Memory.TryTake(1, out Slot _, out ulong _);
        for (int index = 0; index < manifest.Count; index++)
        {
            if (!ServerTable.IsStartedByInit(manifest.RecordAt(index)))
            {
                continue;
            }

            if (!TryPlan(index, out LoadRequest _, out LoadPlan plan))
            {
                return false;
            }

            frames += plan.Frames;
            isPlaced &= _servers.Memory.TryTake(plan.Frames, out Slot _, out ulong _);
        }

        if (!isPlaced)
        {
            BootMessages.TooLittleMemory(frames, available);
        }

        return isPlaced;
    }

    /// <summary>Makes the endpoints and notifications of all servers.</summary>
    public bool TryCreateEndpoints()
    {
        ManifestReader manifest = _boot.Manifest;
        uint count = (uint)manifest.Count;
        bool isMade = _slots.TryTakeRun((int)count, out Slot endpoints)
            & _slots.TryTakeRun((int)count, out Slot notifications)
            && TryCreate(ObjectKind.Endpoint, endpoints, count)
            && TryCreate(ObjectKind.Notification, notifications, count);
        for (int index = 0; index < manifest.Count && isMade; index++)
        {
            ManifestRecord record = manifest.RecordAt(index);
            if (!ServerTable.IsStartedByInit(record))
            {
                continue;
            }

            ref ServerEntry entry = ref _servers.Modify(index);
            entry.State = ServerState.Planned;
            entry.Endpoint = endpoints.Plus((uint)index);
            entry.Notification = notifications.Plus((uint)index);
            bool hearsDeaths = (record.Grants & Grants.Deaths) != 0;
            isMade = !hearsDeaths || _slots.TryDerive(
                entry.Notification, Rights.Send, new Badge(DeathLog<KernelTransport>.SignalBit), out entry.DeathSignal);
            bool records = (record.Grants & Grants.Trace) != 0;
            isMade &= !records || _slots.TryDerive(entry.Notification, Rights.Send, new Badge(EndBit), out entry.EndSignal);
        }

        return isMade;
    }

    /// <summary>Starts the server at <paramref name="index"/>. Whatever goes wrong ends the boot.</summary>
    public bool TryStart(int index)
    {
        if (!TryPlan(index, out LoadRequest request, out LoadPlan plan))
        {
            return false;
        }

        ref ServerEntry entry = ref _servers.Modify(index);
        request.Endpoint = entry.Endpoint;
        request.Notification = entry.Notification;
        request.Supervisor = WellKnownSlots.Endpoint;
        ServiceError error = Build(ref entry, request, plan);
        if (error == ServiceError.None)
        {
            entry.State = ServerState.Starting;
            entry.Frames = plan.Frames;
            entry.Stack = new StackPlace(entry.First, plan.StackFrame, plan.StackPages);
            return true;
        }

        Span<byte> buffer = stackalloc byte[96];
        TextBuilder why = new(buffer);
        why.Append("cannot be started: "u8);
        why.Append(ServiceErrorText.Of(error));
        BootFailure.Say(request.Name, why.Text);
        return false;
    }

    /// <summary>A fault at the C# method that led to it.</summary>
    public FaultReport Trace(int index, FaultReport fault)
    {
        OwnPageTables tables = _tables;
        ReadOnlySpan<byte> image = _boot.Manifest.RecordAt(index).Image;
        return FaultTrace.Resolve(fault, _boot.Archive, image, _servers[index].Stack, ref tables);
    }

    private ServiceError Build(ref ServerEntry entry, LoadRequest request, LoadPlan plan)
    {
        if (!_slots.TryTakeRun((int)ProcessSlots.Count, out entry.First) || !_slots.TryTakeRun((int)request.Replies, out Slot scratch))
        {
            return ServiceError.LimitReached;
        }

        if (!_servers.Memory.TryTake(plan.Frames, out Slot memory, out ulong frame))
        {
            return ServiceError.OutOfMemory;
        }

        KernelError taken = SystemCalls.Copy(
            memory, WellKnownSlots.Process, entry.First, Rights.All, default, frame, plan.Frames);
        ProcessBuilder<OwnPageTables> builder = new(request, plan, entry.First, scratch, _tables);
        LoadedProcess process = default;
        ServiceError error = taken == KernelError.None
            ? builder.Build(LoaderWindow.InfoPage(0), out process)
            : KernelErrorMapping.ToServiceError(taken);
        for (uint index = 0; index < request.Replies; index++)
        {
            _slots.Release(scratch.Plus(index));
        }

        if (error != ServiceError.None)
        {
            return error;
        }

        ManifestRecord record = _boot.Manifest.RecordAt((int)request.Process.Value - 1);
        KernelError handed = new ServerGrants(_boot, _servers, process, record).HandOver();
        new RecordedServers(_boot, _servers).Begin((int)request.Process.Value - 1, process.Thread);
        handed = handed == KernelError.None ? process.Start() : handed;
        return KernelErrorMapping.ToServiceError(handed);
    }

    private bool TryPlan(int index, out LoadRequest request, out LoadPlan plan)
    {
        plan = default;
        ManifestRecord record = _boot.Manifest.RecordAt(index);
        ArchiveError damage = ServerImage.Describe(_boot, index, out request);
        if (damage != ArchiveError.None)
        {
            BootFailure.SayOfImage(record.Name, record.Image, damage);
            return false;
        }

        // Whether there is a notification decides about a frame; at boot it is not made yet.
        request.Notification = WellKnownSlots.Notification;
        ServiceError error = LoadPlan.Make(request, out plan);
        if (error != ServiceError.None)
        {
            BootFailure.SayOfImage(record.Name, record.Image, ArchiveError.ImageInvalid);
        }

        return error == ServiceError.None;
    }

    private bool TryCreate(ObjectKind kind, Slot first, uint count) =>
        _servers.Memory.TryTake(1, out Slot memory, out ulong frame)
        && SystemCalls.Create(memory, kind, frame, 1, first, count, 1) == KernelError.None;
}
