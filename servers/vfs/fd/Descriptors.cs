using Micro.Abi;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Fd;

/// <summary>How descriptors come and go: tables, open files and pipes taken together.</summary>
/// <typeparam name="TTransport">The way to the file systems and init.</typeparam>
internal readonly struct Descriptors<TTransport>
    where TTransport : struct, ITransport
{
    private readonly SessionTable _sessions;
    private readonly OpenFileTable _files;
    private readonly PipeFiles _pipes;
    private readonly SlotAllocator _slots;
    private readonly Outbox _outbox;
    private readonly DeathLog<TTransport> _deaths;

    public Descriptors(ref ProcessContext context, SessionTable sessions, OpenFileTable files, PipeFiles pipes)
    {
        _sessions = sessions;
        _files = files;
        _pipes = pipes;
        _slots = context.Slots;
        _outbox = context.Outbox;
        _deaths = new DeathLog<TTransport>(context.State);
    }

    /// <summary>The table of whoever calls, and its lowest free number.</summary>
    public ServiceError FindFree(Badge client, out int session, out int descriptor)
    {
        ServiceError error = _sessions.FindOrMake(client, out session);
        descriptor = error == ServiceError.None ? _sessions.LowestFree(session) : -1;
        return error == ServiceError.None && descriptor < 0 ? ServiceError.TooManyOpen : error;
    }

    /// <summary>The file behind a number, if it has a position.</summary>
    public ServiceError FindSeekable(Badge client, int descriptor, out int file)
    {
        file = _sessions.FileOf(_sessions.Find(client), descriptor);
        if (file == 0)
        {
            return ServiceError.BadDescriptor;
        }

        return _files[file].HasPosition ? ServiceError.None : ServiceError.NotSeekable;
    }

    /// <summary>Takes everything that an open file needs and that can be used up, before anything is done that would have to be undone
    /// at another server.</summary>
    public bool TryReserve(FileOrigin origin, FileKind kind, OpenFlags flags, out int number, out Slot slot)
    {
        number = 0;
        if (!_slots.TryTake(out slot))
        {
            return false;
        }

        if (!_files.TryAdd(origin, kind, flags, out number))
        {
            _slots.Release(slot);
            return false;
        }

        _files.Modify(number).File = slot;
        return true;
    }

    /// <summary>Gives back what was reserved.</summary>
    public void Unreserve(int number)
    {
        _slots.Release(_files[number].File);
        _ = _files.Release(number, out OpenFile _);
    }

    /// <summary>The badge for the end of a pipe; it also says on whose behalf somebody waits.</summary>
    public Badge BadgeOf(in OpenFile end, int session) => ClientBadge.OfPipe(
        end.Pipe, _pipes.Pipes[end.Pipe].Generation, end.Origin == FileOrigin.PipeWriter, session);

    /// <summary>Frees a number, if it is in use. What the last descriptor leaves behind is ended after the reply.</summary>
    public void Close(int session, int descriptor)
    {
        if (TryDetach(session, descriptor, out OpenFile last))
        {
            _outbox.Post((uint)last.Origin, NumberOf(last));
        }
    }

    // False: nothing is left to end.
    private bool TryDetach(int session, int descriptor, out OpenFile last)
    {
        int file = _sessions.FileOf(session, descriptor);
        if (file == 0)
        {
            last = default;
            return false;
        }

        _sessions.Clear(session, descriptor);
        return _files.Release(file, out last);
    }

    private static uint NumberOf(in OpenFile file) => file.Pipe != 0 ? (uint)file.Pipe : file.File.Index;

    /// <summary>Effect: brings about the end of an open file. Done twice it does nothing.</summary>
    /// <param name="origin">What the file was.</param>
    /// <param name="number">Of a pipe its number, else the slot.</param>
    public void End(FileOrigin origin, uint number)
    {
        switch (origin)
        {
            case FileOrigin.Opened:
                _ = new FileClient<TTransport>(new Slot(number)).Close();
                _slots.Drop(new Slot(number));
                break;
            case FileOrigin.Adopted:
                _slots.Drop(new Slot(number));
                break;
            default:
                _pipes.CloseEnd((int)number, isWriter: origin == FileOrigin.PipeWriter);
                break;
        }
    }

    /// <summary>Closes the tables of all who died since it was done last. Only in Perform.</summary>
    public void BuryTheDead()
    {
        while (_deaths.TryNext(out ProcessId dead))
        {
            _sessions.RememberDead(dead);
            for (int session = _sessions.FindOf(dead); session != 0; session = _sessions.FindOf(dead))
            {
                CloseTable(session);
            }
        }
    }

    // A table has as many descriptors as the outbox has places, so their ends are brought about here.
    private void CloseTable(int session)
    {
        _pipes.Queue.Interrupt(session);
        for (int descriptor = _sessions.LowestOpen(session); descriptor >= 0; descriptor = _sessions.LowestOpen(session))
        {
            if (TryDetach(session, descriptor, out OpenFile last))
            {
                End(last.Origin, NumberOf(last));
            }
        }

        _sessions.Remove(session);
    }
}
