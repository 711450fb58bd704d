using System.Runtime.CompilerServices;
using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Objects;

namespace Micro.Kernel.Ipc;

/// <summary>
/// An exception whose handler waits, and its answer <see cref="FaultReply.Resume"/>: the fast path of faults. As <see cref="FastPath{TCpu}"/>,
/// it does all or nothing; <see cref="Faults{TCpu}"/> does the same and more.
/// </summary>
internal static class FaultPath<TCpu>
    where TCpu : struct, ICpu
{
    /// <summary>What is looked at of a faulting thread: neither its signals nor its window have to do with its fault.</summary>
    private const SlowReasons OfFaulting = ~(SlowReasons.Signal | SlowReasons.Window);

    /// <summary>What a thread is whose fault is being handled.</summary>
    private const SlowReasons Faulted = SlowReasons.Fault | SlowReasons.Vectors;

    /// <summary>Tells the waiting handler of a fault, and returns it. Null: take the long way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ref<Thread> Raise(Ref<Thread> faulting)
    {
        ref Thread thread = ref faulting.Value;
        ref Processor processor = ref KernelRoot.State.Processor;
        ref Capability capability = ref thread.FaultEndpoint;
        if ((thread.Slow & OfFaulting) != 0 || !capability.Is(ObjectKind.Endpoint, Rights.Send))
        {
            return Ref<Thread>.Null;
        }

        ref Endpoint endpoint = ref capability.As<Endpoint>().Value;
        if (endpoint.State != EndpointState.Receivers || endpoint.Waiting.Count != 1)
        {
            return Ref<Thread>.Null;
        }

        Ref<Thread> next = endpoint.Waiting.First;
        ref Thread handler = ref next.Value;
        if ((handler.Slow & FastPath<TCpu>.OfReceiver) != 0 || processor.Ready.Mask >> handler.Priority != 0)
        {
            return Ref<Thread>.Null;
        }

        FastPath<TCpu>.Hold(ref endpoint, faulting, ref handler);
        thread.Slow |= Faulted;
        TCpu.SaveVectors(ref thread.Vectors);
        handler.Registers[RegisterFile.Header] = Faults<TCpu>.Describe(ref thread, ref handler).Bits;
        handler.Registers[RegisterFile.Auxiliary] = capability.Badge;
        handler.Registers[RegisterFile.Result] = (ulong)KernelError.None;
        FastPath<TCpu>.Switch(ref processor, ref thread, next);
        TCpu.ClearVectors();
        return next;
    }

    /// <summary>Resumes a thread whose fault was handled; its handler waits at an idle endpoint. Null: take the long way.</summary>
    /// <param name="server">The handler.</param>
    /// <param name="next">The thread that the Reply behind <paramref name="answer"/> holds, and that is off the fast path of messages.</param>
    /// <param name="source">The endpoint to wait at.</param>
    /// <param name="answer">The Reply to answer, and to receive the next fault with.</param>
    /// <param name="replySlot">Its slot.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Ref<Thread> Resume(
        Ref<Thread> server, Ref<Thread> next, ref Capability source, ref Capability answer, uint replySlot)
    {
        ref Thread thread = ref server.Value;
        ref Thread resumed = ref next.Value;
        ref Processor processor = ref KernelRoot.State.Processor;
        bool isResume = thread.Registers[RegisterFile.FirstWord] == (ulong)FaultReply.Resume
            && (byte)thread.Registers[RegisterFile.Header] >= sizeof(ulong);
        if ((resumed.Slow & OfFaulting) != Faulted || !isResume || processor.Ready.Mask >> resumed.Priority != 0)
        {
            return Ref<Thread>.Null;
        }

        FastPath<TCpu>.Wait(server, ref source, ref answer, replySlot);
        FastPath<TCpu>.Switch(ref processor, ref thread, next);
        thread.CpuTimeAtReceive = thread.CpuTime;
        TCpu.RestoreVectors(ref resumed.Vectors);
        resumed.Slow &= ~Faulted;
        resumed.FaultKind = FaultKind.None;
        return next;
    }
}
