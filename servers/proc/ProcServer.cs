using System;
using Micro.Abi;
using Micro.Archive;
using Micro.Loader;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Proc;

/// <summary>The process server: starts programs of the image, hears of their faults, tells their parents, takes everything back.</summary>
internal struct ProcServer : IServer<ProcServer>, IProcessServiceServer
{
    /// <summary>Effect: the process at place B has ended; its memory goes back, and whoever waits hears of it.</summary>
    private const uint Reap = 1;

    /// <summary>Effect: if the shell at the console waits, it is told that it was interrupted.</summary>
    private const uint Interrupt = 2;

    /// <summary>The bit of proc's own notification that the console's interrupt key sets; the lowest is for deaths.</summary>
    private const ulong InterruptKeyBit = 1 << 1;

    private readonly ArchiveView _archive;
    private readonly ProgramTable _programs;
    private readonly ProcessTable _processes;
    private readonly ProcessMaker _maker;
    private readonly DeathLog<KernelTransport> _deaths;
    private readonly Outbox _outbox;
    private readonly ReplyPool _replies;
    private readonly SlotAllocator _slots;

    private ProcServer(ref ProcessContext context, ArchiveView archive)
    {
        _archive = archive;
        _programs = new ProgramTable(context.State);
        _processes = new ProcessTable(context.State);
        _maker = new ProcessMaker(ref context, archive, _programs, context.State.Value<Slot>());
        _deaths = new DeathLog<KernelTransport>(context.State);
        _outbox = context.Outbox;
        _replies = context.Replies;
        _slots = context.Slots;
    }

    public static bool MakesCalls => true;

    private readonly RecordedPrograms Recordings => new(_archive.IsRecorded, _processes);

    public static ServiceError Start(ref ProcessContext context, out ProcServer server)
    {
        server = default;
        ServiceError error = ArchiveView.Open(ref context, out ArchiveView view);
        if (error != ServiceError.None || view.Read(out ArchiveReader archive, out ManifestReader manifest) != ArchiveError.None)
        {
            return error == ServiceError.None ? ServiceError.BadImage : error;
        }

        server = new ProcServer(ref context, view);
        if (context.State.Error != StateError.None || !server._programs.TryFill(archive, manifest))
        {
            return ServiceError.OutOfMemory;
        }

        server._maker.FindServers(ref context);
        server._processes.SetRecorded(view.IsRecorded);
        return ServiceError.None;
    }

    public void Dispatch(ref Request request)
    {
        if (request.IsFault)
        {
            FaultReport fault = FaultReport.Read(request.Payload);
            if (_processes.TryFind(new ProcessId((uint)request.Client.Value), out int index))
            {
                End(index, DeathCause.Faulted, fault.Signal, _maker.Trace(_processes[index], fault));
            }
        }
        else if (request.Protocol == ProcessServiceDispatcher.Protocol)
        {
            ProcessServiceDispatcher.Dispatch(ref this, ref request);
        }
    }

    public readonly void Signalled(ulong bits)
    {
        if ((bits & InterruptKeyBit) != 0)
        {
            EndForeground();
        }

        while ((bits & DeathLog<KernelTransport>.SignalBit) != 0 && _deaths.TryNext(out ProcessId dead))
        {
            if (ProcessTable.IsServer(dead))
            {
                ForgetParent(dead);
            }
        }
    }

    public readonly void Perform(Effect effect)
    {
        if (effect.A == Reap)
        {
            Finish((int)effect.B);
            return;
        }

        for (int index = _processes.WaiterCount - 1; index >= 0; index--)
        {
            if (_processes.WaiterAt(index).Parent.Value == _processes.Controller.Value)
            {
                ReplyWriter reply = _replies.Begin();
                reply.Refuse(ServiceError.Interrupted);
                _ = _replies.Send(_processes.WaiterAt(index).Reply, ref reply, _slots);
                _processes.RemoveWaiter(index);
                _ = _processes.TakeInterrupt(_processes.Controller);
            }
        }
    }

    public readonly ServiceError Create(ref Request request, ReadOnlySpan<byte> program, ReadOnlySpan<byte> arguments, out ProcessId process)
    {
        process = default;
        if (!_programs.TryFind(program, out int record))
        {
            return ServiceError.NotFound;
        }

        if (!_processes.TryAdd(new ProcessId((uint)request.Client.Value), out int index))
        {
            return ServiceError.LimitReached;
        }

        ref ProcessEntry entry = ref _processes.Modify(index);
        entry.Program = record;
        ServiceError error = _maker.Make(index, ref entry, arguments);
        if (error != ServiceError.None)
        {
            _processes.Remove(index);
            return error;
        }

        process = entry.Id;
        return ServiceError.None;
    }

    public readonly ServiceError Grant(ref Request request, ProcessId process, ReadOnlySpan<byte> name, Slot capability)
    {
        ServiceError error = FindChild(request.Client, process, out int index);
        return error == ServiceError.None ? ProcessMaker.Grant(index, _processes[index], name, capability) : error;
    }

    public readonly ServiceError Start(ref Request request, ProcessId process)
    {
        ServiceError error = FindChild(request.Client, process, out int index);
        if (error != ServiceError.None)
        {
            return error;
        }

        ref readonly ProcessEntry entry = ref _processes[index];
        Recordings.Begin(entry, entry.First.Plus(ProcessSlots.Thread), _programs.NameOf(entry.Program));
        return _maker.Start(index, entry);
    }

    // Nobody learns the state of a process that is not a child.
    public readonly bool TryGetState(ref Request request, ProcessId subject, out ProcessState state)
    {
        bool isChild = FindChild(request.Client, subject, out int index) == ServiceError.None;
        state = isChild ? _processes[index].State : default;
        return isChild;
    }

    public readonly void EnterState(ref Request request, ProcessId subject, ProcessState state)
    {
        if (_processes.TryFind(subject, out int index))
        {
            _processes.Modify(index).State = state;
        }
    }

    public readonly ServiceError Wait(
        ref Request request, ProcessId process, bool block, out ExitReport report, Span<byte> method, out int length)
    {
        report = default;
        length = 0;
        ProcessId parent = new((uint)request.Client.Value);
        ServiceError error = _processes.FindEnded(parent, process, out int index);
        if (error == ServiceError.None)
        {
            report = _processes[index].Report;
            ReadOnlySpan<byte> name = MethodOf(index);
            length = name.Length < method.Length ? name.Length : method.Length;
            name.Slice(0, length).CopyTo(method);
            _processes.Remove(index);
            return ServiceError.None;
        }

        return error == ServiceError.Again && block ? Park(ref request, parent, process) : error;
    }

    public readonly ServiceError Kill(ref Request request, ProcessId process, byte signal)
    {
        if (ProcessTable.IsServer(process))
        {
            return ServiceError.NotPermitted;
        }

        bool isAlive = _processes.TryFind(process, out int index) && _processes[index].State != ProcessState.Ended;
        if (!isAlive)
        {
            return ServiceError.NoSuchProcess;
        }

        // Signal 0 only asks whether there is such a process, as kill(2) has it.
        if (signal != 0)
        {
            End(index, DeathCause.Killed, signal, default);
        }

        return ServiceError.None;
    }

    public readonly ServiceError Next(ref Request request, ProcessId after, out ProcessInfo info, Span<byte> name, out int length)
    {
        info = default;
        length = 0;
        if (!_processes.TryNext(after, out int index))
        {
            return ServiceError.NotFound;
        }

        ref readonly ProcessEntry entry = ref _processes[index];
        info = ProcessDescription.Of(entry, _programs[entry.Program].Priority);
        length = Copy(_programs.NameOf(entry.Program), name);
        return ServiceError.None;
    }

    /// <summary>The answer comes too late for the caller: it is below proc in priority, and gone before it could run.</summary>
    public readonly ServiceError Exit(ref Request request, byte status)
    {
        if (!_processes.TryFind(new ProcessId((uint)request.Client.Value), out int index))
        {
            return ServiceError.NoSuchProcess;
        }

        End(index, DeathCause.Exited, status, default);
        return ServiceError.None;
    }

    public readonly ServiceError SetForeground(ref Request request, ProcessId process)
    {
        if (process.Value != 0 && !_processes.TryFind(process, out int _))
        {
            return ServiceError.NoSuchProcess;
        }

        _processes.SetForeground(process);
        return _processes.TakeInterrupt(new ProcessId((uint)request.Client.Value)) ? ServiceError.Interrupted : ServiceError.None;
    }

    public readonly ServiceError Program(ref Request request, uint index, Span<byte> name, out int length)
    {
        length = 0;
        if (!_programs.TryProgram(index, out int record))
        {
            return ServiceError.NotFound;
        }

        length = Copy(_programs.NameOf(record), name);
        return ServiceError.None;
    }

    public readonly ServiceError Trace(ref Request request, ProcessId process, bool isOn) => Recordings.Switch(process, isOn);

    public readonly ServiceError IsTraced(ref Request request, ProcessId process, out bool isOn) => Recordings.State(process, out isOn);

    private static int Copy(ReadOnlySpan<byte> from, Span<byte> to)
    {
        int length = from.Length < to.Length ? from.Length : to.Length;
        from.Slice(0, length).CopyTo(to);
        return length;
    }

    private readonly ServiceError FindChild(Badge client, ProcessId process, out int index)
    {
        if (!_processes.TryFind(process, out index))
        {
            return ServiceError.NoSuchProcess;
        }

        return _processes[index].Parent.Value == (uint)client.Value ? ServiceError.None : ServiceError.NotPermitted;
    }

    private readonly ServiceError Park(ref Request request, ProcessId parent, ProcessId child)
    {
        Waiter waiter = default;
        if (!_processes.HasRoomForWaiter || !_replies.TryPark(ref request, out waiter.Reply))
        {
            return ServiceError.Busy;
        }

        waiter.Parent = parent;
        waiter.Child = child;
        _ = _processes.TryAddWaiter(waiter);
        return ServiceError.None;
    }

    private readonly void End(int index, DeathCause cause, byte code, FaultReport fault)
    {
        if (_processes[index].State != ProcessState.Ended)
        {
            _processes.Modify(index).End(cause, code, fault);
            _outbox.Post(Reap, (ulong)index);
        }
    }

    private readonly void EndForeground()
    {
        ProcessId foreground = _processes.Foreground;
        if (foreground.Value == 0)
        {
            _processes.Interrupt();
            _outbox.Post(Interrupt);
            return;
        }

        for (ProcessId after = default; _processes.TryNext(after, out int index); after = _processes[index].Id)
        {
            if (_processes.IsDescendant(index, foreground))
            {
                End(index, DeathCause.Killed, Signals.Interrupt, default);
            }
        }
    }

    // Memory first: whoever hears of the end may count on it.
    private readonly void Finish(int index)
    {
        ref ProcessEntry entry = ref _processes.Modify(index);
        ProcessId dead = entry.Id;
        _maker.Reclaim(index, ref entry);
        SupervisorClient<KernelTransport> supervisor = new(WellKnownSlots.Supervisor);
        _ = supervisor.ReportDeath(dead);
        ForgetParent(dead);
        if (_processes.Foreground.Value == dead.Value)
        {
            _processes.SetForeground(default);
        }

        if (entry.Parent.Value == 0)
        {
            _processes.Remove(index);
            return;
        }

        AnswerWaiter(index);
    }

    private readonly void AnswerWaiter(int index)
    {
        int waiting = _processes.FindWaiter(index);
        if (waiting < 0)
        {
            return;
        }

        ParkedReply parked = _processes.WaiterAt(waiting).Reply;
        _processes.RemoveWaiter(waiting);
        ReplyWriter reply = _replies.Begin();
        ProcessServiceReplies.Wait(ref reply, ServiceError.None, _processes[index].Report, MethodOf(index));
        if (_replies.Send(parked, ref reply, _slots))
        {
            _processes.Remove(index);
        }
    }

    private readonly ReadOnlySpan<byte> MethodOf(int index)
    {
        ProcessEntry entry = _processes[index];
        return entry.Cause == DeathCause.Faulted
            ? _archive.MethodAt(_programs.ImageOf(entry.Program), entry.Instruction)
            : default;
    }

    private readonly void ForgetParent(ProcessId parent)
    {
        _processes.Orphan(parent);
        for (int waiting = _processes.WaiterCount - 1; waiting >= 0; waiting--)
        {
            if (_processes.WaiterAt(waiting).Parent.Value == parent.Value)
            {
                _replies.Abandon(_processes.WaiterAt(waiting).Reply);
                _processes.RemoveWaiter(waiting);
            }
        }
    }
}
