using System;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Fd;

/// <summary>Pipes as files: what their readers and writers call.</summary>
internal struct PipeFiles : IFileServer
{
    /// <summary>Effect: those whose waiting for pipe B has an end are answered.</summary>
    public const uint Pump = 5;

    private const ushort OwnerOnly = 0x180;

    private readonly PipeTable _pipes;
    private readonly PipeQueue _queue;
    private readonly Outbox _outbox;

    public PipeFiles(ref ProcessContext context)
    {
        _pipes = new PipeTable(context.State);
        _queue = new PipeQueue(ref context, _pipes);
        _outbox = context.Outbox;
    }

    public readonly PipeTable Pipes => _pipes;

    public readonly PipeQueue Queue => _queue;

    /// <summary>The status of a pipe.</summary>
    public readonly FileStatus StatusOf(int pipe) =>
        new(FileKind.Pipe, (ulong)_pipes.CountOf(pipe), (ulong)pipe, OwnerOnly, 1, 0, 0);

    /// <summary>Closes one end. Only in Perform; done twice it does nothing.</summary>
    public readonly void CloseEnd(int pipe, bool isWriter)
    {
        if (!_pipes.IsLive(pipe))
        {
            return;
        }

        ref Pipe closed = ref _pipes.Modify(pipe);
        closed.HasReader &= isWriter;
        closed.HasWriter &= !isWriter;
        _queue.Pump(pipe);
        if (!closed.HasReader && !closed.HasWriter)
        {
            _pipes.Remove(pipe);
        }
    }

    public readonly ServiceError Read(ref Request request, ulong offset, Span<byte> data, out int length)
    {
        length = 0;
        ServiceError error = Find(request, isWriter: false, out int pipe);
        if (error != ServiceError.None || data.IsEmpty)
        {
            return error;
        }

        if (_pipes.CountOf(pipe) != 0)
        {
            length = _pipes.Read(pipe, data);
            PumpIfWaited(pipe);
            return ServiceError.None;
        }

        return _pipes[pipe].HasWriter
            ? _queue.ParkReader(ref request, pipe, new ClientBadge(request.Client).Session, data.Length)
            : ServiceError.None;
    }

    public readonly ServiceError Write(ref Request request, ulong offset, ReadOnlySpan<byte> data, out int written)
    {
        written = 0;
        ServiceError error = Find(request, isWriter: true, out int pipe);
        if (error != ServiceError.None || data.IsEmpty)
        {
            return error;
        }

        if (!_pipes[pipe].HasReader)
        {
            return ServiceError.BrokenPipe;
        }

        int needed = data.Length <= PipeWaiter.AtomicBytes ? data.Length : 1;
        if (_queue.HasWriter(pipe) || _pipes.RoomOf(pipe) < needed)
        {
            return _queue.ParkWriter(ref request, pipe, new ClientBadge(request.Client).Session, data);
        }

        written = _pipes.Write(pipe, data);
        PumpIfWaited(pipe);
        return ServiceError.None;
    }

    public readonly ServiceError Resize(ref Request request, ulong size) => ServiceError.NotSeekable;

    public readonly ServiceError Status(ref Request request, out FileStatus status)
    {
        ServiceError error = FindOpen(request, out int pipe);
        status = error == ServiceError.None ? StatusOf(pipe) : default;
        return error;
    }

    public readonly ServiceError ReadEntry(
        ref Request request, ulong cursor, out ulong next, out FileStatus status, Span<byte> name, out int length)
    {
        next = 0;
        status = default;
        length = 0;
        return ServiceError.NotADirectory;
    }

    /// <summary>An end is shared by all who inherited it: it closes with its last descriptor.</summary>
    public readonly ServiceError Close(ref Request request) => ServiceError.NotSupported;

    // The pipe that a capability is for, if its end is open and the right one.
    private readonly ServiceError Find(in Request request, bool isWriter, out int pipe)
    {
        ServiceError error = FindOpen(request, out pipe);
        bool isRight = new ClientBadge(request.Client).IsWriter == isWriter;
        return error == ServiceError.None && !isRight ? ServiceError.NotPermitted : error;
    }

    private readonly ServiceError FindOpen(in Request request, out int pipe)
    {
        ClientBadge badge = new(request.Client);
        pipe = badge.Number;
        bool isOpen = _pipes.IsLive(pipe)
            && _pipes[pipe].Generation == badge.Generation
            && (badge.IsWriter ? _pipes[pipe].HasWriter : _pipes[pipe].HasReader);
        return isOpen ? ServiceError.None : ServiceError.BadDescriptor;
    }

    private readonly void PumpIfWaited(int pipe)
    {
        if (_pipes[pipe].FirstWaiter != 0)
        {
            _outbox.Post(Pump, (ulong)pipe);
        }
    }
}
