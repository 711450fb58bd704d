using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Objects;
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
            Scheduler<TCpu>.MakeReadyFirst(receiver);
            return;
        }

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
            Deliver(endpoint.Value.Take(), ref receiver.Value);
            return;
        }

        reply.Value.Receiver = receiver;
        receiver.Value.State = ThreadState.Receiving;
        receiver.Value.WaitsOn = endpoint.Address;
        endpoint.Value.Enqueue(receiver, EndpointState.Receivers);
    }

    /// <summary>Answers the caller that a Reply holds.</summary>
    /// <returns>NoCaller, CallerGone.</returns>
    public static KernelError Answer(ref Thread server, Ref<Reply> reply, MessageHeader header)
    {
        ReplyState state = reply.Value.State;
        Ref<Thread> caller = reply.Value.Caller;
        reply.Value.State = ReplyState.Empty;
        reply.Value.Caller = Ref<Thread>.Null;
        if (state != ReplyState.Holding)
        {
            return state == ReplyState.Orphaned ? KernelError.CallerGone : KernelError.NoCaller;
        }

        if ((caller.Value.Slow & SlowReasons.Fault) != 0)
        {
            Faults<TCpu>.Answer(ref server, caller, header);
            return KernelError.None;
        }

        int capabilities = 0;
        if (header.Capabilities != 0)
        {
            capabilities = CapabilityTransfer<TCpu>.Transfer(ref server, caller.Value.Process, caller.Value.ReceiveWindow, header);
            caller.Value.Slow |= SlowReasons.Window;
        }

        header = MessageTransfer<TCpu>.Copy(ref server, ref caller.Value, header);
        Complete(ref caller.Value, header.WithCapabilities(capabilities), 0);
        Scheduler<TCpu>.MakeReadyFirst(caller);
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
                ref sender.Value, receiver.Process, receiver.ReplySlot + 1u, header);
            reply.Value.IsWindowUsed = true;
        }

        header = MessageTransfer<TCpu>.Copy(ref sender.Value, ref receiver, header);
        Complete(ref receiver, header.WithCapabilities(capabilities), sender.Value.SendBadge);
    }

    private static void Complete(ref Thread thread, MessageHeader header, ulong auxiliary)
    {
        thread.Registers[RegisterFile.Header] = header.Bits;
        thread.Registers[RegisterFile.Auxiliary] = auxiliary;
        thread.Registers[RegisterFile.Result] = (ulong)KernelError.None;
    }
}
