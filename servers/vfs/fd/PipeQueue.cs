using System;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Fd;

/// <summary>Who waits for pipes, and what ends their waiting.</summary>
internal readonly struct PipeQueue
{
    // More callers than this are never parked.
    private const int Capacity = ReplyPool.Most;

    private readonly PipeTable _pipes;
    private readonly StatePool<PipeWaiter> _waiters;
    private readonly ReplyPool _replies;
    private readonly SlotAllocator _slots;

    public PipeQueue(ref ProcessContext context, PipeTable pipes)
    {
        _pipes = pipes;
        _waiters = context.State.Pool<PipeWaiter>(Capacity, 4);
        _replies = context.Replies;
        _slots = context.Slots;
    }

    /// <summary>A writer waits, and nobody may overtake it.</summary>
    public bool HasWriter(int pipe) => _pipes[pipe].FirstWaiter != 0 && _waiters[_pipes[pipe].FirstWaiter].IsWriter;

    public ServiceError ParkReader(ref Request request, int pipe, int session, int limit)
    {
        ServiceError error = TryPark(ref request, pipe, session, out int number);
        if (error == ServiceError.None)
        {
            _waiters.Modify(number).Length = limit;
        }

        return error;
    }

    /// <summary>Keeps the first of a writer's bytes until there is room.</summary>
    public ServiceError ParkWriter(ref Request request, int pipe, int session, ReadOnlySpan<byte> data)
    {
        ServiceError error = TryPark(ref request, pipe, session, out int number);
        if (error == ServiceError.None)
        {
            ref PipeWaiter waiter = ref _waiters.Modify(number);
            waiter.IsWriter = true;
            waiter.Length = data.Length < PipeWaiter.AtomicBytes ? data.Length : PipeWaiter.AtomicBytes;
            data.Slice(0, waiter.Length).CopyTo(waiter.Data);
        }

        return error;
    }

    /// <summary>Answers all whose waiting has an end by now. Only in Perform: it needs the message buffer.</summary>
    public void Pump(int pipe)
    {
        while (_pipes[pipe].FirstWaiter != 0)
        {
            int number = _pipes[pipe].FirstWaiter;
            bool isAnswered = _waiters[number].IsWriter ? TryAnswerWriter(pipe, number) : TryAnswerReader(pipe, number);
            if (!isAnswered)
            {
                return;
            }
        }
    }

    /// <summary>Ends the waiting of all who wait on behalf of one descriptor table. Only in Perform.</summary>
    public void Interrupt(int session)
    {
        for (int pipe = 1; pipe <= _pipes.Last; pipe++)
        {
            int previous = 0;
            int number = _pipes.IsLive(pipe) ? _pipes[pipe].FirstWaiter : 0;
            while (number != 0)
            {
                int next = _waiters[number].Next;
                if (_waiters[number].Session == session)
                {
                    Unlink(pipe, previous, number);
                    Refuse(number, ServiceError.Interrupted);
                }
                else
                {
                    previous = number;
                }

                number = next;
            }
        }
    }

    private ServiceError TryPark(ref Request request, int pipe, int session, out int number)
    {
        if (!_waiters.TryTake(out number))
        {
            return ServiceError.Busy;
        }

        ref PipeWaiter waiter = ref _waiters.Modify(number);
        if (!_replies.TryPark(ref request, out waiter.Reply))
        {
            _ = _waiters.TryRelease(number);
            return ServiceError.Busy;
        }

        waiter.Session = session;
        ref Pipe waited = ref _pipes.Modify(pipe);
        if (waited.LastWaiter == 0)
        {
            waited.FirstWaiter = number;
        }
        else
        {
            _waiters.Modify(waited.LastWaiter).Next = number;
        }

        waited.LastWaiter = number;
        return ServiceError.None;
    }

    private bool TryAnswerReader(int pipe, int number)
    {
        ServiceError error = _pipes[pipe].HasReader ? ServiceError.None : ServiceError.BadDescriptor;
        ReadOnlySpan<byte> data = _pipes.Peek(pipe, _waiters[number].Length);
        bool isEndless = data.IsEmpty && _pipes[pipe].HasWriter;
        if (error == ServiceError.None && isEndless)
        {
            return false;
        }

        ParkedReply parked = _waiters[number].Reply;
        Unlink(pipe, 0, number);
        ReplyWriter reply = _replies.Begin();
        FileReplies.Read(ref reply, error, data);

        // A reader that is gone gets nothing, and the next one is the first.
        if (_replies.Send(parked, ref reply, _slots) && error == ServiceError.None)
        {
            _pipes.Skip(pipe, data.Length);
        }

        return true;
    }

    private bool TryAnswerWriter(int pipe, int number)
    {
        ref readonly Pipe waited = ref _pipes[pipe];
        if (!waited.HasWriter || !waited.HasReader)
        {
            ServiceError error = waited.HasWriter ? ServiceError.BrokenPipe : ServiceError.BadDescriptor;
            Unlink(pipe, 0, number);
            Refuse(number, error);
            return true;
        }

        ref readonly PipeWaiter waiter = ref _waiters[number];
        if (_pipes.RoomOf(pipe) < waiter.Length)
        {
            return false;
        }

        ReadOnlySpan<byte> data = waiter.Data;
        int written = _pipes.Write(pipe, data.Slice(0, waiter.Length));
        ParkedReply parked = waiter.Reply;
        Unlink(pipe, 0, number);
        ReplyWriter reply = _replies.Begin();
        FileReplies.Write(ref reply, ServiceError.None, written);
        _ = _replies.Send(parked, ref reply, _slots);
        return true;
    }

    // An element of the pool keeps its value until it is taken again.
    private void Refuse(int number, ServiceError error)
    {
        ReplyWriter reply = _replies.Begin();
        reply.Refuse(error);
        _ = _replies.Send(_waiters[number].Reply, ref reply, _slots);
    }

    private void Unlink(int pipe, int previous, int number)
    {
        ref Pipe waited = ref _pipes.Modify(pipe);
        int next = _waiters[number].Next;
        if (previous == 0)
        {
            waited.FirstWaiter = next;
        }
        else
        {
            _waiters.Modify(previous).Next = next;
        }

        if (waited.LastWaiter == number)
        {
            waited.LastWaiter = previous;
        }

        _ = _waiters.TryRelease(number);
    }
}
