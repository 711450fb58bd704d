using System.Runtime.CompilerServices;
using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Objects;

namespace Micro.Kernel.Ipc;

/// <summary>
/// Call and ReplyReceive where nothing is special: at most 64 bytes, no capabilities, the peer waits, nobody else should run first. It
/// either does the whole call or changes nothing and leaves it to <see cref="SystemCalls.MessageCalls{TCpu}"/>, which does the same and more.
/// </summary>
/// <remarks>Straight-line, and word by word: a struct copy would use vector registers, which here still hold the user's values.</remarks>
internal static class FastPath<TCpu>
    where TCpu : struct, ICpu
{
    /// <summary>Header bits that may be set: length up to 127, protocol, sequence.</summary>
    private const ulong PlainHeaderBits = 0xFFFF_FFFF_00FF_007F;

    private const ulong ShortLengthMask = 0x7F;

    /// <summary>What keeps a caller off the fast path. Not its signals: they wait for its next receive, which may never come.</summary>
    private const SlowReasons OfCaller = ~SlowReasons.Signal;

    /// <summary>Sends to a receiver that waits, and returns it. Null: take the long way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ref<Thread> Call(Ref<Thread> caller, SystemCallWord word)
    {
        ref Thread thread = ref caller.Value;
        ref Processor processor = ref KernelRoot.State.Processor;
        ulong header = thread.Registers[RegisterFile.Header];
        if (!IsPlain(header) || (thread.Slow & OfCaller) != 0 || word.First.Index >= thread.Process.Value.Slots)
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
        if (receiver.Slow != SlowReasons.None || processor.Ready.Mask >> receiver.Priority != 0)
        {
            return Ref<Thread>.Null;
        }

        endpoint.Waiting.ClearOnly();
        endpoint.State = EndpointState.Idle;
        ref Reply reply = ref receiver.Reply.Value;
        reply.State = ReplyState.Holding;
        reply.Caller = caller;
        reply.Receiver = Ref<Thread>.Null;
        thread.State = ThreadState.AwaitingReply;
        thread.WaitsOn = receiver.Reply.Address;
        receiver.Registers[RegisterFile.Header] = header;
        receiver.Registers[RegisterFile.Auxiliary] = capability.Badge;
        receiver.Registers[RegisterFile.Result] = (ulong)KernelError.None;
        MessageTransfer<TCpu>.CopyWords(ref thread.Registers, ref receiver.Registers);
        Switch(ref processor, ref thread, next);
        return next;
    }

    /// <summary>Answers a caller and waits at an idle endpoint; returns the caller. Null: take the long way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ref<Thread> ReplyReceive(Ref<Thread> server, SystemCallWord word)
    {
        ref Thread thread = ref server.Value;
        ref Processor processor = ref KernelRoot.State.Processor;
        ulong header = thread.Registers[RegisterFile.Header];
        uint slots = thread.Process.Value.Slots;
        if (!IsPlain(header) || thread.Slow != SlowReasons.None || word.First.Index >= slots || word.Second.Index >= slots
            || word.Second != word.Third)
        {
            return Ref<Thread>.Null;
        }

        ref Capability capability = ref Process.SlotAt(thread.Process, word.First.Index).Value;
        ref Capability answer = ref Process.SlotAt(thread.Process, word.Second.Index).Value;
        if (!capability.Is(ObjectKind.Endpoint, Rights.Receive) || !answer.Is(ObjectKind.Reply, Rights.Receive))
        {
            return Ref<Thread>.Null;
        }

        ref Endpoint endpoint = ref capability.As<Endpoint>().Value;
        ref Reply reply = ref answer.As<Reply>().Value;
        if (endpoint.State != EndpointState.Idle || reply.State != ReplyState.Holding || reply.IsWindowUsed)
        {
            return Ref<Thread>.Null;
        }

        Ref<Thread> next = reply.Caller;
        ref Thread caller = ref next.Value;
        if ((caller.Slow & OfCaller) != 0 || processor.Ready.Mask >> caller.Priority != 0)
        {
            return Ref<Thread>.Null;
        }

        reply.State = ReplyState.Empty;
        reply.Caller = Ref<Thread>.Null;
        reply.Receiver = server;
        endpoint.Waiting.SetOnly(server);
        endpoint.State = EndpointState.Receivers;
        thread.State = ThreadState.Receiving;
        thread.WaitsOn = capability.Object;
        thread.Reply = answer.As<Reply>();
        thread.ReplySlot = (ushort)word.Second.Index;
        caller.Registers[RegisterFile.Header] = header;
        caller.Registers[RegisterFile.Auxiliary] = 0;
        caller.Registers[RegisterFile.Result] = (ulong)KernelError.None;
        MessageTransfer<TCpu>.CopyWords(ref thread.Registers, ref caller.Registers);
        Switch(ref processor, ref thread, next);
        thread.CpuTimeAtReceive = thread.CpuTime;
        return next;
    }

    private static bool IsPlain(ulong header) =>
        (header & ~PlainHeaderBits) == 0 && (header & ShortLengthMask) <= MessageHeader.RegisterBytes;

    /// <summary>Gives the CPU from one thread to another: time, vectors, address space. The timer stays as it is: nobody of the next
    /// thread's priority waits, and a slice that ends meanwhile is looked at when the timer fires.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Switch(ref Processor processor, ref Thread from, Ref<Thread> next)
    {
        ulong now = TCpu.Now;
        ulong used = now - processor.SwitchedAt;
        processor.SwitchedAt = now;
        from.CpuTime += used;
        from.SliceLeft -= (long)used;
        next.Value.State = ThreadState.Running;
        processor.Current = next;
        TCpu.ClearVectors();
        ref Process process = ref next.Value.Process.Value;
        if (process.Root != processor.ActiveRoot)
        {
            processor.ActiveRoot = process.Root;
            TCpu.ActivateAddressSpace(new Frame(process.Root), process.Tag);
        }
    }
}
