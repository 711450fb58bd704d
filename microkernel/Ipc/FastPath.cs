using System.Runtime.CompilerServices;
using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Objects;

namespace Micro.Kernel.Ipc;

/// <summary>
/// Call and ReplyReceive where nothing is special: no capabilities, the peer waits, nobody else should run first. It either does the whole
/// call or changes nothing and leaves it to <see cref="SystemCalls.MessageCalls{TCpu}"/>, which does the same and more.
/// </summary>
/// <remarks>Straight-line, and word by word: a struct copy would use vector registers, which here still hold the user's values.</remarks>
internal static class FastPath<TCpu>
    where TCpu : struct, ICpu
{
    /// <summary>What keeps a caller off the fast path. Not its signals: they wait for its next receive, which may never come.</summary>
    private const SlowReasons OfCaller = ~SlowReasons.Signal;

    /// <summary>What keeps a receiver off. Not its window: that is for the answer to a call of its own.</summary>
    public const SlowReasons OfReceiver = ~SlowReasons.Window;

    /// <summary>Sends to a receiver that waits, and returns it. Null: take the long way.</summary>
    /// <param name="caller">Who calls.</param>
    /// <param name="word">The system call.</param>
    /// <param name="ignored">Reasons that keep nobody off; a constant.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ref<Thread> Call(Ref<Thread> caller, SystemCallWord word, SlowReasons ignored = SlowReasons.None)
    {
        ref Thread thread = ref caller.Value;
        ref Processor processor = ref KernelRoot.State.Processor;
        MessageHeader header = new(thread.Registers[RegisterFile.Header]);
        if (!header.IsPlain || (thread.Slow & OfCaller & ~ignored) != 0 || word.First.Index >= thread.Process.Value.Slots)
        {
            return Ref<Thread>.Null;
        }

        ref Capability capability = ref Process.SlotAt(thread.Process, word.First.Index).Value;
        if (!capability.Is(ObjectKind.Endpoint, Rights.Send))
        {
            return Ref<Thread>.Null;
        }

        ref Endpoint endpoint = ref capability.As<Endpoint>().Value;
        if (endpoint.State != EndpointState.Receivers || endpoint.Waiting.Count != 1)
        {
            return Ref<Thread>.Null;
        }

        Ref<Thread> next = endpoint.Waiting.First;
        ref Thread receiver = ref next.Value;
        if ((receiver.Slow & OfReceiver & ~ignored) != 0 || processor.Ready.Mask >> receiver.Priority != 0
            || !MessageTransfer<TCpu>.CanCopy(ref thread, ref receiver, header))
        {
            return Ref<Thread>.Null;
        }

        thread.AnswerWindow = (ushort)word.Second.Index;
        Hold(ref endpoint, caller, ref receiver);
        receiver.Registers[RegisterFile.Header] = header.Bits;
        receiver.Registers[RegisterFile.Auxiliary] = capability.Badge;
        receiver.Registers[RegisterFile.Result] = (ulong)KernelError.None;
        MessageTransfer<TCpu>.CopyPlain(ref thread, ref receiver, header);
        Switch(ref processor, ref thread, next);
        TCpu.ClearVectors();
        return next;
    }

    /// <summary>Answers a caller and waits at an idle endpoint; returns the caller. Null: take the long way.</summary>
    /// <param name="server">Who answers.</param>
    /// <param name="word">The system call.</param>
    /// <param name="ignored">Reasons that keep nobody off; a constant.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ref<Thread> ReplyReceive(Ref<Thread> server, SystemCallWord word, SlowReasons ignored = SlowReasons.None)
    {
        ref Thread thread = ref server.Value;
        ref Processor processor = ref KernelRoot.State.Processor;
        MessageHeader header = new(thread.Registers[RegisterFile.Header]);
        Ref<Process> process = thread.Process;
        if (!header.IsPlain || (thread.Slow & OfReceiver & ~ignored) != 0 || word.First.Index >= process.Value.Slots
            || word.Second.Index >= process.Value.Slots || word.Second != word.Third)
        {
            return Ref<Thread>.Null;
        }

        ref Capability source = ref Process.SlotAt(process, word.First.Index).Value;
        ref Capability answer = ref Process.SlotAt(process, word.Second.Index).Value;
        if (!source.Is(ObjectKind.Endpoint, Rights.Receive) || !answer.Is(ObjectKind.Reply, Rights.Receive))
        {
            return Ref<Thread>.Null;
        }

        ref Reply reply = ref answer.As<Reply>().Value;
        if (source.As<Endpoint>().Value.State != EndpointState.Idle || reply.State != ReplyState.Holding || reply.IsWindowUsed)
        {
            return Ref<Thread>.Null;
        }

        Ref<Thread> next = reply.Caller;
        ref Thread caller = ref next.Value;
        if ((caller.Slow & OfCaller & ~ignored) != 0)
        {
            return FaultPath<TCpu>.Resume(server, next, ref source, ref answer, word.Second.Index);
        }

        if (processor.Ready.Mask >> caller.Priority != 0 || !MessageTransfer<TCpu>.CanCopy(ref thread, ref caller, header))
        {
            return Ref<Thread>.Null;
        }

        Wait(server, ref source, ref answer, word.Second.Index);
        Resume(ref thread, next, header);
        return next;
    }

    /// <summary>Gives an answer to its caller, and the CPU with it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Resume(ref Thread server, Ref<Thread> next, MessageHeader header)
    {
        ref Thread caller = ref next.Value;
        caller.Registers[RegisterFile.Header] = header.Bits;
        caller.Registers[RegisterFile.Auxiliary] = 0;
        caller.Registers[RegisterFile.Result] = (ulong)KernelError.None;
        MessageTransfer<TCpu>.CopyPlain(ref server, ref caller, header);
        Switch(ref KernelRoot.State.Processor, ref server, next);
        server.CpuTimeAtReceive = server.CpuTime;
        TCpu.ClearVectors();
    }

    /// <summary>Takes the only receiver from an endpoint, and puts a thread into its Reply.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Hold(ref Endpoint endpoint, Ref<Thread> caller, ref Thread receiver)
    {
        endpoint.Waiting.ClearOnly();
        endpoint.State = EndpointState.Idle;
        Ref<Reply> held = receiver.Reply;
        ref Reply reply = ref held.Value;
        reply.State = ReplyState.Holding;
        reply.Caller = caller;
        reply.Receiver = Ref<Thread>.Null;
        caller.Value.State = ThreadState.AwaitingReply;
        caller.Value.WaitsOn = held.Address;
    }

    /// <summary>Empties a Reply, and lets its server wait with it at an idle endpoint.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Wait(Ref<Thread> server, ref Capability source, ref Capability answer, uint replySlot)
    {
        ref Endpoint endpoint = ref source.As<Endpoint>().Value;
        ref Reply reply = ref answer.As<Reply>().Value;
        reply.State = ReplyState.Empty;
        reply.Caller = Ref<Thread>.Null;
        reply.Receiver = server;
        endpoint.Waiting.SetOnly(server);
        endpoint.State = EndpointState.Receivers;
        server.Value.State = ThreadState.Receiving;
        server.Value.WaitsOn = source.Object;
        server.Value.Reply = answer.As<Reply>();
        server.Value.ReplySlot = (ushort)replySlot;
    }

    /// <summary>Gives the CPU from one thread to another: time and address space. The timer stays as it is: nobody of the next
    /// thread's priority waits, and a slice that ends meanwhile is looked at when the timer fires.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Switch(ref Processor processor, ref Thread from, Ref<Thread> next)
    {
        ulong now = TCpu.Now;
        ulong used = now - processor.SwitchedAt;
        processor.SwitchedAt = now;
        from.CpuTime += used;
        from.SliceLeft -= (long)used;
        next.Value.State = ThreadState.Running;
        processor.Current = next;
        ref Process process = ref next.Value.Process.Value;
        ulong root = process.Root;
        if (root != processor.ActiveRoot)
        {
            processor.ActiveRoot = root;
            TCpu.ActivateAddressSpace(new Frame(root), process.Tag);
        }
    }
}
