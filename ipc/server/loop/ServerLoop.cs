using System;
using System.Runtime.CompilerServices;
using Micro.Abi;
using Micro.Protocols;
using Micro.Runtime;

namespace Micro.Server;

/// <summary>The one loop of every server: receive, dispatch, commit, answer, effects.</summary>
internal unsafe ref struct ServerLoop<TServer>
    where TServer : struct, IServer<TServer>
{
    private readonly ProcessContext _context;
    private readonly ArenaMark _mark;
    private readonly byte* _buffer;
    private Request _request;
    private Slot _receive;
    private Slot _answer;
    private CapabilityList _moved;
    private uint _movedBits;

    // Its auxiliary word is, coming in, a badge or signals; going out, the capabilities of the answer.
    private SystemCallFrame _frame;

    public ServerLoop(ProcessContext context)
    {
        _context = context;
        _mark = Arena.Mark();
        _buffer = context.State.Control->Buffer;
        _receive = context.Replies.Next();
        _frame = IpcCalls.MessageFrame;
        _request = TServer.MakesCalls
            ? new Request(context.Buffer, context.RequestScratch, context.ReplyScratch)
            : new Request(context.Buffer);
    }

    private readonly MessageHeader Header => new(_frame.Header);

    /// <summary>Serves until the process ends.</summary>
    public void Run(ref TServer server)
    {
        // SAFETY: the loop is a local of its caller: it stays where it is for as long as it runs.
        SystemCallFrame* frame = (SystemCallFrame*)Unsafe.AsPointer(ref _frame);
        while (true)
        {
            KernelError error = IpcCalls.Exchange(WellKnownSlots.Endpoint, _answer, _receive, _movedBits, frame);
            if (error != KernelError.None)
            {
                Recover(error);
                continue;
            }

            if (_movedBits != 0)
            {
                ReleaseMoved();
            }

            if (Header.IsNotification)
            {
                server.Signalled(_frame.Auxiliary);
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
        // SAFETY: the kernel has put a message of this length, at most MaxLength, into the buffer.
        ReadOnlySpan<byte> payload = new(_buffer, Header.Length);
        _request.Begin(new Badge(_frame.Auxiliary), Header, payload, _receive);
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
        if (request.Reply.Length == 0 && !request.IsFault)
        {
            request.Reply.Refuse(ServiceError.UnknownProtocol);
        }

        CapabilityList capabilities = request.Reply.Capabilities;
        MessageHeader header = request.Header.Answer(request.Reply.Length);
        _frame.Header = capabilities.Bits == 0 ? header.Bits : header.WithCapabilities(capabilities.Count).Bits;
        _frame.Auxiliary = capabilities.Bits;
        _movedBits = request.Reply.MovedBits;
        if (_movedBits != 0)
        {
            KeepMoved(ref request);
        }

        _answer = _receive;
    }

    // Effects of the server's own need the message buffer. A server that makes calls puts its answer on a page beside it meanwhile, so that
    // it can still go out with the next receive; of any other the answer goes first, by a system call more.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunEffects(ref TServer server)
    {
        bool needsBuffer = _context.Outbox.NeedsServer && !_answer.IsNull;
        if (needsBuffer && !TServer.MakesCalls)
        {
            SendAnswer();
        }

        int length = needsBuffer && TServer.MakesCalls ? Header.Length : 0;
        Span<byte> answer = _context.Buffer.Slice(0, length);
        Span<byte> kept = _context.ReplyScratch.Slice(0, length);
        answer.CopyTo(kept);
        EffectRunner.RunAll(in _context, ref server);
        kept.CopyTo(answer);
    }

    private void SendAnswer()
    {
        KernelError error = IpcCalls.Reply(_answer, Header, _frame.Auxiliary, _movedBits);
        _answer = Slot.Null;
        if (error != KernelError.None)
        {
            DropMoved();
        }

        ReleaseMoved();
    }

    // The kernel refuses an answer whose capabilities are not there, what they named having died: the caller gets an error in its place. It
    // refuses to receive only if the process was built wrongly, and then there is nobody left to tell.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Recover(KernelError error)
    {
        if (_answer.IsNull)
        {
            Stop.Because("the endpoint cannot be received from"u8);
        }

        DropMoved();
        ReleaseMoved();
        ReplyWriter refusal = new(_context.Buffer);
        refusal.Refuse(error == KernelError.NoSuchCapability ? ServiceError.PeerGone : ServiceError.BadCapability);
        _ = IpcCalls.Reply(_answer, new MessageHeader(refusal.Length, 0, Header.Protocol), 0);
        _answer = Slot.Null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void KeepMoved(ref Request request) => _moved = request.Reply.Moved;

    // The answer was refused, so what should go with it is still there.
    private readonly void DropMoved()
    {
        for (int index = 0; index < _moved.Count; index++)
        {
            _context.Slots.Drop(_moved[index]);
        }
    }

    // The kernel has emptied them.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReleaseMoved()
    {
        for (int index = 0; index < _moved.Count; index++)
        {
            _context.Slots.Release(_moved[index]);
        }

        _moved = CapabilityList.Empty;
        _movedBits = 0;
    }
}
