using System;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Console;

/// <summary>Who waits for the console: readers for input, writers for room, and those who want everything to be out.</summary>
internal readonly struct WaitingCallers
{
    private const int Most = 8;

    private readonly StateQueue<ParkedCaller> _readers;
    private readonly StateQueue<ParkedWriter> _writers;
    private readonly StateQueue<ParkedCaller> _drainers;
    private readonly ReplyPool _replies;
    private readonly SlotAllocator _slots;

    public WaitingCallers(ref ProcessContext context)
    {
        _readers = context.State.Queue<ParkedCaller>(Most);
        _writers = context.State.Queue<ParkedWriter>(Most);
        _drainers = context.State.Queue<ParkedCaller>(Most);
        _replies = context.Replies;
        _slots = context.Slots;
    }

    public bool HasReaders => !_readers.IsEmpty;

    public bool HasWriters => !_writers.IsEmpty;

    public bool HasDrainers => !_drainers.IsEmpty;

    public ServiceError ParkReader(ref Request request, int limit) => Park(_readers, ref request, limit);

    public ServiceError ParkDrainer(ref Request request) => Park(_drainers, ref request, 0);

    /// <summary>Keeps the first of a writer's bytes until there is room.</summary>
    public ServiceError ParkWriter(ref Request request, ReadOnlySpan<byte> data)
    {
        ParkedWriter writer = default;
        if (_writers.IsFull || !_replies.TryPark(ref request, out writer.Reply))
        {
            return ServiceError.Busy;
        }

        writer.Client = new ProcessId((uint)request.Client.Value);
        writer.Length = data.Length < ParkedWriter.KeptBytes ? data.Length : ParkedWriter.KeptBytes;
        data.Slice(0, writer.Length).CopyTo(writer.Data);
        _ = _writers.TryAdd(writer);
        return ServiceError.None;
    }

    /// <summary>Gives the first reader what is there. A reader that is gone gets nothing, and the next one is the first.</summary>
    /// <returns>False: nobody waits.</returns>
    public bool TryAnswerReader(LineDiscipline lines)
    {
        if (_readers.IsEmpty)
        {
            return false;
        }

        ParkedCaller reader = _readers[0];
        ReadOnlySpan<byte> data = lines.Peek(reader.Limit);
        _readers.RemoveFirst();
        ReplyWriter reply = _replies.Begin();
        FileReplies.Read(ref reply, ServiceError.None, data);
        if (_replies.Send(reader.Reply, ref reply, _slots))
        {
            lines.Take(data.Length);
        }

        return true;
    }

    /// <summary>Tells every waiting reader that the interrupt key was typed.</summary>
    public void InterruptReaders()
    {
        while (!_readers.IsEmpty)
        {
            ParkedReply parked = _readers[0].Reply;
            _readers.RemoveFirst();
            ReplyWriter reply = _replies.Begin();
            FileReplies.Read(ref reply, ServiceError.Interrupted, default);
            _ = _replies.Send(parked, ref reply, _slots);
        }
    }

    /// <summary>Writes what the first waiting writer had, if there is room for any of it.</summary>
    public bool TryAdmitWriter(ScreenOutput screen)
    {
        if (_writers.IsEmpty)
        {
            return false;
        }

        ref readonly ParkedWriter writer = ref _writers[0];
        ReadOnlySpan<byte> data = writer.Data;
        int written = screen.Write(data.Slice(0, writer.Length));
        if (written == 0)
        {
            return false;
        }

        ParkedReply parked = writer.Reply;
        _writers.RemoveFirst();
        ReplyWriter reply = _replies.Begin();
        FileReplies.Write(ref reply, ServiceError.None, written);
        _ = _replies.Send(parked, ref reply, _slots);
        return true;
    }

    public void AnswerDrainers()
    {
        while (!_drainers.IsEmpty)
        {
            ParkedReply parked = _drainers[0].Reply;
            _drainers.RemoveFirst();
            ReplyWriter reply = _replies.Begin();
            ConsoleReplies.Drain(ref reply, ServiceError.None);
            _ = _replies.Send(parked, ref reply, _slots);
        }
    }

    /// <summary>Nobody answers the dead: what is typed next is for the living.</summary>
    public void Forget(ProcessId dead)
    {
        Forget(_readers, dead);
        Forget(_drainers, dead);
        for (int index = _writers.Count - 1; index >= 0; index--)
        {
            if (_writers[index].Client.Value == dead.Value)
            {
                _replies.Abandon(_writers[index].Reply);
                _writers.RemoveAt(index);
            }
        }
    }

    private void Forget(StateQueue<ParkedCaller> queue, ProcessId dead)
    {
        for (int index = queue.Count - 1; index >= 0; index--)
        {
            if (queue[index].Client.Value == dead.Value)
            {
                _replies.Abandon(queue[index].Reply);
                queue.RemoveAt(index);
            }
        }
    }

    private ServiceError Park(StateQueue<ParkedCaller> queue, ref Request request, int limit)
    {
        ParkedCaller caller = default;
        if (queue.IsFull || !_replies.TryPark(ref request, out caller.Reply))
        {
            return ServiceError.Busy;
        }

        caller.Client = new ProcessId((uint)request.Client.Value);
        caller.Limit = limit;
        _ = queue.TryAdd(caller);
        return ServiceError.None;
    }
}
