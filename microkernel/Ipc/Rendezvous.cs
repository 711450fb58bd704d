using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Objects;
using Micro.Kernel.Recording;
using Micro.Kernel.Scheduling;

namespace Micro.Kernel.Ipc;

/// <summary>Where sender and receiver meet at an endpoint, and caller and server at a Reply.</summary>
internal static class Rendezvous<TCpu>
    where TCpu : struct, ICpu
{
    /// <summary>Hands a request or a fault to a waiting receiver, or queues its sender.</summary>
    public static void Send(Ref<Thread> sender, Ref<Endpoint> endpoint)
    {
        if (endpoint.Value.State == EndpointState.Receivers)
        {
            Ref<Thread> receiver = endpoint.Value.Take();
            Deliver(sender, ref receiver.Value);
            Record(sender, receiver);
            Scheduler<TCpu>.MakeReadyFirst(receiver);
            return;
        }

        Record(sender, Ref<Thread>.Null);

        sender.Value.State = ThreadState.Sending;
        sender.Value.WaitsOn = endpoint.Address;
        endpoint.Value.Enqueue(sender, EndpointState.Senders);
    }

    /// <summary>Takes the first request, or queues the receiver.</summary>
    public static void Receive(Ref<Thread> receiver, Ref<Endpoint> endpoint, Ref<Reply> reply, uint replySlot)
    {
        receiver.Value.Reply = reply;
        receiver.Value.ReplySlot = (ushort)replySlot;
        if (endpoint.Value.State == EndpointState.Senders)
        {
            Ref<Thread> sender = endpoint.Value.Take();
            Deliver(sender, ref receiver.Value);
            Tap<TCpu>.Received(sender, ref receiver.Value);
            return;
        }

        reply.Value.Receiver = receiver;
        receiver.Value.State = ThreadState.Receiving;
        receiver.Value.WaitsOn = endpoint.Address;
        endpoint.Value.Enqueue(receiver, EndpointState.Receivers);
    }

    /// <summary>Answers the caller that a Reply holds.</summary>
    /// <param name="server">Who answers.</param>
    /// <param name="reply">The Reply.</param>
    /// <param name="header">The answer's.</param>
    /// <param name="moved">Bit i: capability i leaves the server, whether it arrives or not.</param>
    /// <returns>NoCaller, CallerGone.</returns>
    public static KernelError Answer(ref Thread server, Ref<Reply> reply, MessageHeader header, uint moved)
    {
        ReplyState state = reply.Value.State;
        Ref<Thread> caller = reply.Value.Caller;
        reply.Value.State = ReplyState.Empty;
        reply.Value.Caller = Ref<Thread>.Null;
        if (state != ReplyState.Holding)
        {
            CapabilityTransfer<TCpu>.DropMoved(ref server, 0, header, moved);
            return state == ReplyState.Orphaned ? KernelError.CallerGone : KernelError.NoCaller;
        }

        if ((caller.Value.Slow & SlowReasons.Fault) != 0)
        {
            Faults<TCpu>.Answer(ref server, caller, header);
            CapabilityTransfer<TCpu>.DropMoved(ref server, 0, header, moved);
            return KernelError.None;
        }

        int capabilities = 0;
        uint window = 0;
        if (header.Capabilities != 0)
        {
            window = WindowOf(ref caller.Value);
            capabilities = CapabilityTransfer<TCpu>.Transfer(ref server, caller.Value.Process, window, header, moved);
        }

        header = MessageTransfer<TCpu>.Copy(ref server, ref caller.Value, header);
        Complete(ref caller.Value, header.WithCapabilities(capabilities), 0);
        Tap<TCpu>.Reply(ref server, caller, window);
        Scheduler<TCpu>.MakeReadyFirst(caller);

        // Last: one of them may be the caller's own.
        CapabilityTransfer<TCpu>.DropMoved(ref server, capabilities, header, moved);
        return KernelError.None;
    }

    /// <summary>Moves a message, or a fault, from a sender to a receiver, and the sender into the receiver's Reply.</summary>
    private static void Deliver(Ref<Thread> sender, ref Thread receiver)
    {
        Ref<Reply> reply = receiver.Reply;
        reply.Value.State = ReplyState.Holding;
        reply.Value.Caller = sender;
        reply.Value.Receiver = Ref<Thread>.Null;
        sender.Value.State = ThreadState.AwaitingReply;
        sender.Value.WaitsOn = reply.Address;
        if ((sender.Value.Slow & SlowReasons.Fault) != 0)
        {
            Complete(ref receiver, Faults<TCpu>.Describe(ref sender.Value, ref receiver), sender.Value.SendBadge);
            return;
        }

        MessageHeader header = new(sender.Value.Registers[RegisterFile.Header]);
        int capabilities = 0;
        if (header.Capabilities != 0)
        {
            capabilities = CapabilityTransfer<TCpu>.Transfer(
                ref sender.Value, receiver.Process, receiver.ReplySlot + 1u, header, moved: 0);
            reply.Value.IsWindowUsed = true;
        }

        header = MessageTransfer<TCpu>.Copy(ref sender.Value, ref receiver, header);
        Complete(ref receiver, header.WithCapabilities(capabilities), sender.Value.SendBadge);
    }

    private static void Record(Ref<Thread> sender, Ref<Thread> receiver)
    {
        if ((sender.Value.Slow & SlowReasons.Fault) != 0)
        {
            Tap<TCpu>.Fault(sender, receiver);
        }
        else
        {
            Tap<TCpu>.Request(sender, receiver, sender.Value.SendBadge);
        }
    }

    /// <summary>Where the capabilities of a reply go. What the call named is the caller's to keep; the receive window is emptied.</summary>
    private static uint WindowOf(ref Thread caller)
    {
        if (caller.AnswerWindow != 0)
        {
            return caller.AnswerWindow;
        }

        caller.Slow |= SlowReasons.Window;
        return caller.ReceiveWindow;
    }

    private static void Complete(ref Thread thread, MessageHeader header, ulong auxiliary)
    {
        thread.Registers[RegisterFile.Header] = header.Bits;
        thread.Registers[RegisterFile.Auxiliary] = auxiliary;
        thread.Registers[RegisterFile.Result] = (ulong)KernelError.None;
    }
}
