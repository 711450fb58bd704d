using System;
using Micro.Abi;
using Micro.Archive;
using Micro.Loader;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Proc;

/// <summary>Makes processes of programs, hands them what they are granted, and takes their memory back.</summary>
internal readonly struct ProcessMaker
{
    /// <summary>Slots of a program's capability table.</summary>
    private const uint Slots = 128;

    /// <summary>The control page, one beside it, and one that small containers share, with one to spare.</summary>
    private const ulong LeastStateBytes = 4 * ProcessLayout.PageSize;
    private const Rights Callable = Rights.Send | Rights.Derive;

    private readonly ArchiveView _archive;
    private readonly ProgramTable _programs;
    private readonly StateTable<Slot> _servers;
    private readonly SlotAllocator _slots;
    private readonly FrameServiceClient<KernelTransport> _frames;
    private readonly OwnPageTables _tables;
    private readonly Slot _scratch;

    public ProcessMaker(ref ProcessContext context, ArchiveView archive, ProgramTable programs, StateValue<Slot> scratch)
    {
        _archive = archive;
        _programs = programs;
        _servers = context.State.Table<Slot>(ManifestFormat.MaximumRecords, ManifestFormat.MaximumRecords);
        _slots = context.Slots;
        _frames = new FrameServiceClient<KernelTransport>(context.Require("pmm"u8));
        _tables = new OwnPageTables(context.State);
        if (scratch.Value.IsNull && _slots.TryTake(out Slot slot))
        {
            scratch.Modify() = slot;
        }

        _scratch = scratch.Value;
    }

    /// <summary>Finds the endpoints that programs may be handed: those init gave without a badge, and proc's own.</summary>
    public void FindServers(ref ProcessContext context)
    {
        Span<byte> buffer = stackalloc byte[NamedCapability.MaximumName];
        TextBuilder name = new(buffer);
        for (int index = 0; index < _programs.Count; index++)
        {
            name.Clear();
            name.Append("to-"u8);
            name.Append(_programs.NameOf(index));
            bool isOwn = _programs.NameOf(index).SequenceEqual(context.Info.Name);
            _servers.Modify(index) = isOwn ? WellKnownSlots.Endpoint : context.Find(name.Text);
        }
    }

    /// <summary>Makes a process; it does not run yet.</summary>
    /// <param name="index">Its place in the process table.</param>
    /// <param name="entry">Id and program; the rest is filled in.</param>
    /// <param name="arguments">Each ended by a zero byte.</param>
    public ServiceError Make(int index, ref ProcessEntry entry, ReadOnlySpan<byte> arguments)
    {
        ServiceError error = Describe(entry, arguments, out LoadRequest request);
        LoadPlan plan = default;
        error = error == ServiceError.None ? LoadPlan.Make(request, out plan) : error;
        if (error != ServiceError.None)
        {
            return error;
        }

        if (!_slots.TryTakeRun((int)ProcessSlots.Count, out entry.First))
        {
            return ServiceError.LimitReached;
        }

        error = TakeBlock(ref entry, plan.Frames);
        if (error == ServiceError.None)
        {
            ProcessBuilder<OwnPageTables> builder = new(request, plan, entry.First, _scratch, _tables);
            error = builder.Build(LoaderWindow.InfoPage(index), out LoadedProcess process);
            entry.Entry = process.Entry;
            entry.Stack = new StackPlace(entry.First, plan.StackFrame, plan.StackPages);
            entry.State = ProcessState.New;
            if (error != ServiceError.None)
            {
                _ = _frames.Free(entry.Block);
            }
        }

        if (error != ServiceError.None)
        {
            ReleaseSlots(ref entry);
        }

        return error;
    }

    /// <summary>Hands over a capability under a name.</summary>
    public static ServiceError Grant(int index, in ProcessEntry entry, ReadOnlySpan<byte> name, Slot capability) =>
        KernelErrorMapping.ToServiceError(Loaded(index, entry).Grant(name, capability, Rights.All));

    /// <summary>Hands over what the manifest lists and the parent has not granted, and lets the process run.</summary>
    public ServiceError Start(int index, in ProcessEntry entry)
    {
        LoadedProcess process = Loaded(index, entry);
        StartInfo info = StartInfo.At(process.Info);
        foreach (byte callee in _programs.CallsOf(entry.Program))
        {
            ReadOnlySpan<byte> name = _programs.NameOf(callee);
            Slot server = _servers[callee];
            if (server.IsNull || !info.Find(name).IsNull)
            {
                continue;
            }

            KernelError error = process.Grant(name, server, Callable, new Badge(entry.Id.Value));
            if (error != KernelError.None)
            {
                return KernelErrorMapping.ToServiceError(error);
            }
        }

        return KernelErrorMapping.ToServiceError(process.Start());
    }

    /// <summary>Gives all memory of a process back, and with it everything the process was. Done twice it does nothing.</summary>
    public void Reclaim(int index, ref ProcessEntry entry)
    {
        if (entry.First.IsNull)
        {
            return;
        }

        _ = MemoryWindow.Unmap(WellKnownSlots.AddressSpace, LoaderWindow.InfoPage(index), 1);
        _ = _frames.Free(entry.Block);
        ReleaseSlots(ref entry);
    }

    /// <summary>A fault at the C# method that led to it.</summary>
    public FaultReport Trace(in ProcessEntry entry, FaultReport fault)
    {
        OwnPageTables tables = _tables;
        return FaultTrace.Resolve(
            fault, _archive.Archive, _programs.ImageOf(entry.Program), entry.Stack, ref tables);
    }

    private static LoadedProcess Loaded(int index, in ProcessEntry entry) => new(entry.First, LoaderWindow.InfoPage(index), entry.Entry);

    private ServiceError Describe(in ProcessEntry entry, ReadOnlySpan<byte> arguments, out LoadRequest request)
    {
        request = default;
        ref readonly ProgramEntry program = ref _programs[entry.Program];
        if (!program.IsUsable)
        {
            return ServiceError.BadImage;
        }

        ReadOnlySpan<byte> contents = _archive.Bytes.Slice((int)program.ImageOffset, (int)program.ImageLength);
        if (ImageReader.Open(contents, out request.Image) != ArchiveError.None)
        {
            return ServiceError.BadImage;
        }

        request.Archive = _archive.Memory;
        request.ArchiveFrame = program.ImageOffset / ProcessLayout.PageSize;
        request.Process = entry.Id;
        request.Name = _programs.NameOf(entry.Program);
        request.Arguments = arguments;
        request.Priority = program.Priority;
        request.Slots = Slots;
        request.StackBytes = program.StackBytes;
        request.StateBytes = program.StateBytes < LeastStateBytes ? LeastStateBytes : program.StateBytes;
        request.Supervisor = WellKnownSlots.Endpoint;
        request.IsClear = true;
        return ServiceError.None;
    }

    private ServiceError TakeBlock(ref ProcessEntry entry, ulong frames)
    {
        ServiceError error = _frames.Allocate((uint)frames, 0, out Slot received, out entry.Block);
        if (error != ServiceError.None)
        {
            return error;
        }

        entry.Frames = frames;
        KernelError moved = SystemCalls.Move(received, WellKnownSlots.Process, entry.First);
        return KernelErrorMapping.ToServiceError(moved);
    }

    // The slots themselves are empty by then: all they held was derived from the block.
    private void ReleaseSlots(ref ProcessEntry entry)
    {
        for (uint slot = 0; slot < ProcessSlots.Count; slot++)
        {
            _slots.Release(entry.First.Plus(slot));
        }

        entry.First = Slot.Null;
    }
}
