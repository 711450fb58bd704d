using System;
using Micro.Abi;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Fd;

/// <summary>The descriptor tables of all processes, the positions that several descriptors share, and pipes.</summary>
/// <typeparam name="TTransport">The way to vfs, the file systems and init.</typeparam>
public struct FdServer<TTransport> : IServer<FdServer<TTransport>>, IDescriptorTableServer
    where TTransport : struct, ITransport
{
    /// <summary>Effect: the tables of those that died are closed. Beside it there are those of <see cref="Descriptors{TTransport}.End"/>
    /// and <see cref="PipeFiles.Pump"/>.</summary>
    private const uint Bury = 6;

    /// <summary>In the argument of Share: no descriptor.</summary>
    private const byte Absent = 255;

    private const Rights Callable = Rights.Send | Rights.Derive;

    private readonly SessionTable _sessions;
    private readonly OpenFileTable _files;
    private readonly PathResolver<TTransport> _paths;
    private readonly PathOperations<TTransport> _operations;
    private readonly SlotAllocator _slots;
    private readonly Outbox _outbox;
    private readonly TTransport _transport;
    private readonly Descriptors<TTransport> _descriptors;
    private PipeFiles _pipes;

    private FdServer(ref ProcessContext context)
    {
        _sessions = new SessionTable(context.State);
        _files = new OpenFileTable(context.State);
        _paths = new PathResolver<TTransport>(ref context);
        _operations = new PathOperations<TTransport>(_paths);
        _pipes = new PipeFiles(ref context);
        _slots = context.Slots;
        _outbox = context.Outbox;
        _transport = default;
        _descriptors = new Descriptors<TTransport>(ref context, _sessions, _files, _pipes);
    }

    public static bool MakesCalls => true;

    public static ServiceError Start(ref ProcessContext context, out FdServer<TTransport> server)
    {
        server = new FdServer<TTransport>(ref context);
        return context.Find("vfs"u8).IsNull ? ServiceError.BadCapability : server._paths.Copy.Watch(context.Slots);
    }

    public void Dispatch(ref Request request)
    {
        bool isPipe = new ClientBadge(request.Client).IsPipe;
        if (isPipe && request.Protocol == FileDispatcher.Protocol)
        {
            FileDispatcher.Dispatch(ref _pipes, ref request);
        }
        else if (!isPipe && request.Protocol == DescriptorTableDispatcher.Protocol)
        {
            DescriptorTableDispatcher.Dispatch(ref this, ref request);
        }
    }

    public readonly void Signalled(ulong bits)
    {
        if ((bits & MountCopy<TTransport>.SignalBit) != 0)
        {
            _paths.Copy.Forget();
        }

        if ((bits & DeathLog<TTransport>.SignalBit) != 0)
        {
            _outbox.Post(Bury);
        }
    }

    public readonly void Perform(Effect effect)
    {
        switch (effect.A)
        {
            case Bury:
                _descriptors.BuryTheDead();
                break;
            case PipeFiles.Pump:
                _pipes.Queue.Pump((int)effect.B);
                break;
            default:
                _descriptors.End((FileOrigin)effect.A, (uint)effect.B);
                break;
        }
    }

    public readonly ServiceError Open(
        ref Request request, ReadOnlySpan<byte> path, OpenFlags flags, out int descriptor, out FileKind kind, out Slot file)
    {
        kind = default;
        file = Slot.Null;
        ServiceError error = _descriptors.FindFree(request.Client, out int session, out descriptor);
        ResolvedPath found = default;
        error = error == ServiceError.None ? _paths.Resolve(path, out found) : error;
        if (error != ServiceError.None)
        {
            return error;
        }

        if (found.End != PathEnd.Name)
        {
            if ((flags & OpenFlags.Create) != 0)
            {
                return ServiceError.IsADirectory;
            }

            flags |= OpenFlags.Directory;
        }

        if (!_descriptors.TryReserve(FileOrigin.Opened, default, flags, out int number, out Slot kept))
        {
            return ServiceError.TooManyOpen;
        }

        error = new FileSystemClient<TTransport>(found.FileSystem).Open(found.Rest, flags, out kind, out file, kept);
        if (error != ServiceError.None)
        {
            _descriptors.Unreserve(number);
            return error;
        }

        _files.Modify(number).Kind = kind;
        _sessions.Set(session, descriptor, number);
        return ServiceError.None;
    }

    public readonly ServiceError Close(ref Request request, int descriptor)
    {
        int session = _sessions.Find(request.Client);
        if (_sessions.FileOf(session, descriptor) == 0)
        {
            return ServiceError.BadDescriptor;
        }

        _descriptors.Close(session, descriptor);
        return ServiceError.None;
    }

    public readonly ServiceError Duplicate(ref Request request, int descriptor, int wanted, out int duplicate)
    {
        duplicate = wanted;
        int session = _sessions.Find(request.Client);
        int file = _sessions.FileOf(session, descriptor);
        if (file == 0 || wanted is < -1 or >= SessionTable.Descriptors)
        {
            return ServiceError.BadDescriptor;
        }

        if (wanted == descriptor)
        {
            return ServiceError.None;
        }

        duplicate = wanted < 0 ? _sessions.LowestFree(session) : wanted;
        if (duplicate < 0)
        {
            return ServiceError.TooManyOpen;
        }

        _files.Retain(file);
        _descriptors.Close(session, duplicate);
        _sessions.Set(session, duplicate, file);
        return ServiceError.None;
    }

    public readonly ServiceError Seek(ref Request request, int descriptor, SeekOrigin origin, long offset, out ulong position)
    {
        position = 0;
        ServiceError error = _descriptors.FindSeekable(request.Client, descriptor, out int file);
        if (error != ServiceError.None)
        {
            return error;
        }

        ulong start = 0;
        if (origin == SeekOrigin.Current)
        {
            start = _files[file].Position;
        }
        else if (origin == SeekOrigin.End)
        {
            if (_files[file].Origin != FileOrigin.Opened)
            {
                return ServiceError.NotSeekable;
            }

            error = new FileClient<TTransport>(_files[file].File).Status(out FileStatus status);
            start = status.Size;
        }

        return error == ServiceError.None ? _files.Move(file, start, offset, out position) : error;
    }

    public readonly ServiceError Advance(ref Request request, int descriptor, uint count, out ulong position)
    {
        position = 0;
        ServiceError error = _descriptors.FindSeekable(request.Client, descriptor, out int file);
        if (error != ServiceError.None)
        {
            return error;
        }

        position = _files[file].Position;
        return _files.Move(file, position, count, out ulong _);
    }

    public readonly ServiceError File(
        ref Request request, int descriptor, out OpenFlags flags, out FileKind kind, out bool shared, out Slot file)
    {
        flags = default;
        kind = default;
        shared = false;
        file = Slot.Null;
        int session = _sessions.Find(request.Client);
        int number = _sessions.FileOf(session, descriptor);
        if (number == 0)
        {
            return ServiceError.BadDescriptor;
        }

        ref readonly OpenFile found = ref _files[number];
        flags = found.Flags;
        kind = found.Kind;
        shared = found.IsShared;
        bool isPipe = found.Kind == FileKind.Pipe && found.Pipe != 0;
        bool isDerived = isPipe
            ? _slots.TryDerive(WellKnownSlots.Endpoint, Callable, _descriptors.BadgeOf(found, session), out file)
            : _slots.TryDerive(found.File, Callable, Badge.None, out file);
        return isDerived ? ServiceError.None : ServiceError.LimitReached;
    }

    public readonly ServiceError Adopt(ref Request request, int descriptor, OpenFlags flags, FileKind kind, Slot file)
    {
        ServiceError error = _sessions.FindOrMake(request.Client, out int session);
        if (error != ServiceError.None)
        {
            return error;
        }

        if (descriptor is < 0 or >= SessionTable.Descriptors)
        {
            return ServiceError.BadDescriptor;
        }

        if (!_descriptors.TryReserve(FileOrigin.Adopted, kind, flags, out int number, out Slot kept))
        {
            return ServiceError.TooManyOpen;
        }

        if (_transport.Move(file, kept) != KernelError.None)
        {
            _descriptors.Unreserve(number);
            return ServiceError.BadCapability;
        }

        _descriptors.Close(session, descriptor);
        _sessions.Set(session, descriptor, number);
        return ServiceError.None;
    }

    public readonly ServiceError Pipe(ref Request request, out int reader, out int writer)
    {
        writer = -1;
        ServiceError error = _descriptors.FindFree(request.Client, out int session, out reader);
        writer = error == ServiceError.None ? _sessions.LowestFree(session, reader + 1) : -1;
        if (writer < 0)
        {
            return error == ServiceError.None ? ServiceError.TooManyOpen : error;
        }

        if (!_pipes.Pipes.TryMake(out int pipe))
        {
            return ServiceError.LimitReached;
        }

        if (!_files.TryAdd(FileOrigin.PipeReader, FileKind.Pipe, OpenFlags.Read, out int source))
        {
            _pipes.Pipes.Remove(pipe);
            return ServiceError.LimitReached;
        }

        if (!_files.TryAdd(FileOrigin.PipeWriter, FileKind.Pipe, OpenFlags.Write, out int sink))
        {
            _ = _files.Release(source, out OpenFile _);
            _pipes.Pipes.Remove(pipe);
            return ServiceError.LimitReached;
        }

        _files.Modify(source).Pipe = pipe;
        _files.Modify(sink).Pipe = pipe;
        _sessions.Set(session, reader, source);
        _sessions.Set(session, writer, sink);
        return ServiceError.None;
    }

    public readonly ServiceError Share(ref Request request, ProcessId process, ReadOnlySpan<byte> descriptors, out Slot session)
    {
        session = Slot.Null;
        int parent = _sessions.Find(request.Client);
        foreach (byte descriptor in descriptors)
        {
            if (descriptor != Absent && _sessions.FileOf(parent, descriptor) == 0)
            {
                return ServiceError.BadDescriptor;
            }
        }

        ServiceError error = _sessions.TryMake(process, isHandedOver: true, out int child);
        if (error != ServiceError.None)
        {
            return error;
        }

        Badge badge = ClientBadge.OfSession(child, _sessions[child].Generation);
        if (!_slots.TryDerive(WellKnownSlots.Endpoint, Callable, badge, out session))
        {
            _sessions.Remove(child);
            return ServiceError.LimitReached;
        }

        for (int number = 0; number < descriptors.Length; number++)
        {
            if (descriptors[number] != Absent)
            {
                int file = _sessions.FileOf(parent, descriptors[number]);
                _files.Retain(file);
                _sessions.Set(child, number, file);
            }
        }

        return ServiceError.None;
    }

    public readonly ServiceError Status(ref Request request, ReadOnlySpan<byte> path, out FileStatus status) =>
        _operations.Status(path, out status);

    public readonly ServiceError MakeDirectory(ref Request request, ReadOnlySpan<byte> path) => _operations.MakeDirectory(path);

    public readonly ServiceError Remove(ref Request request, ReadOnlySpan<byte> path) => _operations.Remove(path);

    public readonly ServiceError RemoveDirectory(ref Request request, ReadOnlySpan<byte> path) => _operations.RemoveDirectory(path);

    public readonly ServiceError Rename(ref Request request, ReadOnlySpan<byte> from, ReadOnlySpan<byte> to) =>
        _operations.Rename(from, to);

    public readonly ServiceError SetModified(ref Request request, ReadOnlySpan<byte> path, long modified) =>
        _operations.SetModified(path, modified);

    public readonly ServiceError Capacity(ref Request request, ReadOnlySpan<byte> path, out FileSystemStatistics statistics) =>
        _operations.Capacity(path, out statistics);
}
