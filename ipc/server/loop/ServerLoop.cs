using System;
using System.Runtime.CompilerServices;
using Micro.Abi;
using Micro.Protocols;
using Micro.Runtime;

namespace Micro.Server;

/// <summary>The one loop of every server: receive, dispatch, commit, answer, effects.</summary>
internal ref struct ServerLoop<TServer>
    where TServer : struct, IServer<TServer>
{
    private readonly ProcessContext _context;
    private readonly ArenaMark _mark;
    private readonly Span<byte> _buffer;
    private Request _request;
    private Slot _receive;
    private Slot _answer;
    private CapabilityList _moved;
    private MessageHeader _header;

    // In: badge or signals. Out: the capabilities of the answer.
    private ulong _auxiliary;

    public ServerLoop(ProcessContext context)
    {
        _context = context;
        _mark = Arena.Mark();
        _buffer = context.Buffer;
        _receive = context.Replies.Next();
        _request = new Request(TServer.MakesCalls ? context.ReplyScratch : context.Buffer);
    }

    /// <summary>Serves until the process ends.</summary>
    public void Run(ref TServer server)
    {
        while (true)
        {
            KernelError error = IpcCalls.ReplyReceive(WellKnownSlots.Endpoint, _answer, _receive, ref _header, ref _auxiliary);
            if (error != KernelError.None)
            {
                Recover();
                continue;
            }

            if (_moved.Bits != 0)
            {
                DropMoved();
            }

            if (_header.IsNotification)
            {
                server.Signalled(_auxiliary);
                _answer = Slot.Null;
            }
            else
            {
                Serve(ref server);
            }

            _context.State.Commit();
            if (!_context.Outbox.IsEmpty)
            {
                RunEffects(ref server);
            }

            Arena.ResetTo(_mark);
        }
    }

    // Inlined, and Answer with it: every request comes through here.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Serve(ref TServer server)
    {
        ReadOnlySpan<byte> payload = _buffer.Slice(0, _header.Length);
        if (TServer.MakesCalls)
        {
            Span<byte> copy = _context.RequestScratch.Slice(0, payload.Length);
            payload.CopyTo(copy);
            payload = copy;
        }

        _request.Begin(new Badge(_auxiliary), _header, payload, _receive);
        server.Dispatch(ref _request);
        if (_request.IsParked)
        {
            _answer = Slot.Null;
            _receive = _context.Replies.Next();
            return;
        }

        Answer(ref _request);
    }

    // No answer to a fault is one too: the thread stays stopped.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Answer(ref Request request)
    {
        if (request.Reply.Length == 0 && !_header.IsFault)
        {
            request.Reply.Refuse(ServiceError.UnknownProtocol);
        }

        if (TServer.MakesCalls)
        {
            _context.ReplyScratch.Slice(0, request.Reply.Length).CopyTo(_buffer);
        }

        CapabilityList capabilities = request.Reply.Capabilities;
        _header = new MessageHeader(request.Reply.Length, capabilities.Count, request.Protocol, request.Sequence);
        _auxiliary = capabilities.Bits;
        _moved = request.Reply.Moved;
        _answer = _receive;
    }

    // Effects of the server's own need the message buffer. A server that makes calls has its answer on a page beside it, so the answer
    // can still go out with the next receive; of any other the answer goes first, by a system call more.
    private void RunEffects(ref TServer server)
    {
        bool needsBuffer = _context.Outbox.NeedsServer;
        if (needsBuffer && !TServer.MakesCalls)
        {
            SendAnswer();
        }

        EffectRunner.RunAll(in _context, ref server);
        if (needsBuffer && !_answer.IsNull)
        {
            _context.ReplyScratch.Slice(0, _header.Length).CopyTo(_buffer);
        }
    }

    private void SendAnswer()
    {
        if (_answer.IsNull)
        {
            return;
        }

        _ = IpcCalls.Reply(_answer, _header, _auxiliary);
        _answer = Slot.Null;
        DropMoved();
    }

    // The kernel refuses an answer whose capabilities are not there: the caller gets an error in its place. It refuses to receive only
    // if the process was built wrongly, and then there is nobody left to tell.
    private void Recover()
    {
        if (_answer.IsNull)
        {
            Stop.Because("the endpoint cannot be received from"u8);
        }

        _moved = CapabilityList.Empty;
        ReplyWriter refusal = new(_buffer);
        refusal.Refuse(ServiceError.BadCapability);
        _ = IpcCalls.Reply(_answer, new MessageHeader(refusal.Length, 0, _header.Protocol), 0);
        _answer = Slot.Null;
    }

    private void DropMoved()
    {
        for (int index = 0; index < _moved.Count; index++)
        {
            _context.Slots.Drop(_moved[index]);
        }

        _moved = CapabilityList.Empty;
    }
}
