using System.Runtime.CompilerServices;
using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Objects;

namespace Micro.Kernel.Ipc;

/// <summary>
/// An answer with one capability to a caller that named the slot for it: the fast path of everything that is opened. As
/// <see cref="FastPath{TCpu}"/>, it does all or nothing; <see cref="Rendezvous{TCpu}"/> does the same and more.
/// </summary>
internal static class AnswerPath<TCpu>
    where TCpu : struct, ICpu
{
    /// <summary>What keeps a caller off: neither its signals nor its receive window, which stays as it is.</summary>
    private const SlowReasons OfCaller = ~(SlowReasons.Signal | SlowReasons.Window);

    /// <summary>Answers a caller and waits at an idle endpoint; returns the caller. Null: take the long way.</summary>
    /// <param name="server">Who answers.</param>
    /// <param name="word">The system call.</param>
    /// <param name="header">The answer's: one capability.</param>
    /// <param name="ignored">Reasons that keep nobody off; a constant.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Ref<Thread> ReplyReceive(
        Ref<Thread> server, SystemCallWord word, MessageHeader header, SlowReasons ignored = SlowReasons.None)
    {
        ref Thread thread = ref server.Value;
        Ref<Process> process = thread.Process;
        if (!header.IsValidFromUser || (thread.Slow & FastPath<TCpu>.OfReceiver & ~ignored) != 0 || word.Second != word.Third
            || word.First.Index >= process.Value.Slots || word.Second.Index >= process.Value.Slots)
        {
            return Ref<Thread>.Null;
        }

        ref Capability source = ref Process.SlotAt(process, word.First.Index).Value;
        ref Capability answer = ref Process.SlotAt(process, word.Second.Index).Value;
        if (!source.Is(ObjectKind.Endpoint, Rights.Receive) || !answer.Is(ObjectKind.Reply, Rights.Receive)
            || source.As<Endpoint>().Value.State != EndpointState.Idle)
        {
            return Ref<Thread>.Null;
        }

        ref Reply reply = ref answer.As<Reply>().Value;
        if (reply.State != ReplyState.Holding || reply.IsWindowUsed || !CanAnswer(ref thread, ref reply.Caller.Value, header, ignored))
        {
            return Ref<Thread>.Null;
        }

        Ref<Thread> next = reply.Caller;
        uint slot = (ushort)thread.Registers[RegisterFile.Auxiliary];
        if (slot == word.First.Index || slot == word.Second.Index
            || !CapabilityTransfer<TCpu>.TryTransferOne(ref thread, next.Value.Process, next.Value.AnswerWindow, (word.Moved & 1) != 0))
        {
            return Ref<Thread>.Null;
        }

        FastPath<TCpu>.Wait(server, ref source, ref answer, word.Second.Index);
        FastPath<TCpu>.Resume(ref thread, next, header);
        return next;
    }

    private static bool CanAnswer(ref Thread server, ref Thread caller, MessageHeader header, SlowReasons ignored) =>
        (caller.Slow & OfCaller & ~ignored) == 0
            && caller.AnswerWindow != 0
            && KernelRoot.State.Processor.Ready.Mask >> caller.Priority == 0
            && MessageTransfer<TCpu>.CanCopy(ref server, ref caller, header);
}
