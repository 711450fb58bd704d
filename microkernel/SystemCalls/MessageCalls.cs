using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Capabilities;
using Micro.Kernel.Ipc;
using Micro.Kernel.Objects;
using Micro.Kernel.Recording;
using Micro.Kernel.Scheduling;

namespace Micro.Kernel.SystemCalls;

/// <summary>Call, ReplyReceive, Reply and Signal in full; <see cref="FastPath{TCpu}"/> has the common case of the first two.</summary>
internal static class MessageCalls<TCpu>
    where TCpu : struct, ICpu
{
    public static KernelError Call(Ref<Thread> caller, SystemCallWord word)
    {
        ref Thread thread = ref caller.Value;
        KernelError error = CapabilityTable.Find(
            thread.Process, word.First, ObjectKind.Endpoint, Rights.Send, out Ref<Capability> endpoint);
        if (error == KernelError.None)
        {
            error = CheckMessage(ref thread);
        }

        if (error != KernelError.None)
        {
            return error;
        }

        if ((thread.Slow & SlowReasons.Window) != 0)
        {
            thread.Slow &= ~SlowReasons.Window;
            CapabilityTransfer<TCpu>.EmptyWindow(thread.Process, thread.ReceiveWindow);
            if (HasEnded(caller))
            {
                return KernelError.None;
            }
        }

        // The window may have held the endpoint itself.
        if (endpoint.Value.IsEmpty)
        {
            return KernelError.NoSuchCapability;
        }

        thread.AnswerWindow = (ushort)word.Second.Index;
        thread.SendBadge = endpoint.Value.Badge;
        Rendezvous<TCpu>.Send(caller, endpoint.Value.As<Endpoint>());
        return KernelError.None;
    }

    public static KernelError ReplyReceive(Ref<Thread> server, SystemCallWord word)
    {
        ref Thread thread = ref server.Value;
        KernelError error = CapabilityTable.Find(thread.Process, word.First, out Ref<Capability> source);
        if (error != KernelError.None)
        {
            return error;
        }

        bool isEndpoint = source.Value.Kind == ObjectKind.Endpoint;
        if (!isEndpoint && source.Value.Kind != ObjectKind.Notification)
        {
            return KernelError.WrongObject;
        }

        if (!source.Value.Rights.Includes(Rights.Receive))
        {
            return KernelError.NotPermitted;
        }

        error = isEndpoint ? CheckReceiver(ref thread, word) : CheckWaiter(server, source.Value.As<Notification>());
        if (error == KernelError.None && !word.Second.IsNull)
        {
            error = TryAnswer(ref thread, word);
        }

        // A capability that moved and did not arrive may have been the thread's own last one.
        if (error != KernelError.None || HasEnded(server))
        {
            return error;
        }

        return isEndpoint
            ? ReceiveMessage(server, word.First, word.Third)
            : ReceiveSignal(server, word.First);
    }

    public static KernelError Reply(Ref<Thread> server, SystemCallWord word)
    {
        KernelError error = CapabilityTable.Find(
            server.Value.Process, word.First, ObjectKind.Reply, Rights.Receive, out Ref<Capability> reply);
        if (error == KernelError.None)
        {
            error = CheckMessage(ref server.Value);
        }

        return error == KernelError.None
            ? Rendezvous<TCpu>.Answer(ref server.Value, reply.Value.As<Reply>(), HeaderOf(ref server.Value), word.Moved)
            : error;
    }

    public static KernelError Signal(Ref<Thread> sender, SystemCallWord word)
    {
        KernelError error = CapabilityTable.Find(
            sender.Value.Process, word.First, ObjectKind.Notification, Rights.Send, out Ref<Capability> notification);
        if (error == KernelError.None)
        {
            Tap<TCpu>.Signal(TraceKind.Signal, sender, notification.Value.As<Notification>(), notification.Value.Badge);
            Signals<TCpu>.Add(notification.Value.As<Notification>(), notification.Value.Badge);
        }

        return error;
    }

    private static MessageHeader HeaderOf(ref Thread thread) => new(thread.Registers[RegisterFile.Header]);

    /// <summary>What the thread wants to send can be sent.</summary>
    private static KernelError CheckMessage(ref Thread thread)
    {
        MessageHeader header = HeaderOf(ref thread);
        if (!header.IsValidFromUser || (header.Length > MessageHeader.RegisterBytes && thread.Buffer.IsNull))
        {
            return KernelError.InvalidArgument;
        }

        return CapabilityTransfer<TCpu>.Check(ref thread, header);
    }

    /// <summary>The Reply for the next caller is there, and free once the answer has gone out.</summary>
    private static KernelError CheckReceiver(ref Thread thread, SystemCallWord word)
    {
        KernelError error = CapabilityTable.Find(
            thread.Process, word.Third, ObjectKind.Reply, Rights.Receive, out Ref<Capability> receive);
        if (error != KernelError.None)
        {
            return error;
        }

        Ref<Reply> reply = receive.Value.As<Reply>();
        if (!reply.Value.Receiver.IsNull)
        {
            return KernelError.ReplyInUse;
        }

        bool isAnswered = CapabilityTable.Find(
            thread.Process, word.Second, ObjectKind.Reply, Rights.Receive, out Ref<Capability> answer) == KernelError.None
            && answer.Value.As<Reply>() == reply;
        return reply.Value.State == ReplyState.Holding && !isAnswered ? KernelError.ReplyInUse : KernelError.None;
    }

    /// <summary>Only one thread waits for a notification, and only the bound one if there is one.</summary>
    private static KernelError CheckWaiter(Ref<Thread> thread, Ref<Notification> notification)
    {
        Ref<Thread> bound = notification.Value.Bound;
        return (bound.IsNull || bound == thread) && notification.Value.Waiter.IsNull
            ? KernelError.None
            : KernelError.WrongState;
    }

    private static KernelError TryAnswer(ref Thread thread, SystemCallWord word)
    {
        KernelError error = CapabilityTable.Find(
            thread.Process, word.Second, ObjectKind.Reply, Rights.Receive, out Ref<Capability> reply);
        if (error == KernelError.None)
        {
            error = CheckMessage(ref thread);
        }

        if (error == KernelError.None)
        {
            // A caller that is gone is no error here: the server goes on with the next.
            _ = Rendezvous<TCpu>.Answer(ref thread, reply.Value.As<Reply>(), HeaderOf(ref thread), word.Moved);
        }

        return error;
    }

    private static KernelError ReceiveMessage(Ref<Thread> server, Slot source, Slot receive)
    {
        ref Thread thread = ref server.Value;
        BeginReceive(ref thread);
        KernelError error = CapabilityTable.Find(
            thread.Process, receive, ObjectKind.Reply, Rights.Receive, out Ref<Capability> reply);
        if (error == KernelError.None && reply.Value.As<Reply>().Value.IsWindowUsed)
        {
            reply.Value.As<Reply>().Value.IsWindowUsed = false;
            CapabilityTransfer<TCpu>.EmptyWindow(thread.Process, receive.Index + 1);
            if (HasEnded(server))
            {
                return KernelError.None;
            }
        }

        // A window may overlap the slots that the call names.
        if (error != KernelError.None || reply.Value.IsEmpty
            || CapabilityTable.Find(thread.Process, source, ObjectKind.Endpoint, Rights.Receive, out Ref<Capability> endpoint)
                != KernelError.None)
        {
            return KernelError.NoSuchCapability;
        }

        if (!thread.BoundNotification.IsEmpty && thread.BoundNotification.As<Notification>().Value.Pending != 0)
        {
            Signals<TCpu>.Take(ref thread.BoundNotification.As<Notification>().Value, ref thread);
            return KernelError.None;
        }

        Rendezvous<TCpu>.Receive(server, endpoint.Value.As<Endpoint>(), reply.Value.As<Reply>(), receive.Index);
        return KernelError.None;
    }

    private static KernelError ReceiveSignal(Ref<Thread> server, Slot source)
    {
        BeginReceive(ref server.Value);
        KernelError error = CapabilityTable.Find(
            server.Value.Process, source, ObjectKind.Notification, Rights.Receive, out Ref<Capability> found);
        if (error != KernelError.None)
        {
            return error;
        }

        Ref<Notification> notification = found.Value.As<Notification>();
        if (notification.Value.Pending != 0)
        {
            Signals<TCpu>.Take(ref notification.Value, ref server.Value);
            return KernelError.None;
        }

        server.Value.State = ThreadState.AwaitingSignal;
        server.Value.WaitsOn = notification.Address;
        notification.Value.Waiter = server;
        return KernelError.None;
    }

    /// <summary>The last capability of the thread that runs went: it is being destroyed, or is not there any more, and waits for nothing.</summary>
    private static bool HasEnded(Ref<Thread> thread) =>
        KernelRoot.State.Processor.Current != thread || thread.Value.State == ThreadState.Dead;

    private static void BeginReceive(ref Thread thread)
    {
        thread.TakenBits = 0;
        thread.Slow &= ~SlowReasons.Signal;
        Scheduler<TCpu>.Charge();
        thread.CpuTimeAtReceive = thread.CpuTime;
    }
}
