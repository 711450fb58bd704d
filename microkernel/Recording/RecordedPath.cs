using System.Runtime.CompilerServices;
using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Ipc;
using Micro.Kernel.Objects;

namespace Micro.Kernel.Recording;

/// <summary>The fast path of messages that are recorded: tried where <see cref="FastPath{TCpu}"/> gave up, if there is a ring.</summary>
/// <remarks>What goes this way and not that one is recorded: nothing else is different. The time is that of the switch.</remarks>
internal static class RecordedPath<TCpu>
    where TCpu : struct, ICpu
{
    /// <summary>As <see cref="FastPath{TCpu}.Call"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Ref<Thread> Call(Ref<Thread> caller, SystemCallWord word)
    {
        Ref<Thread> next = FastPath<TCpu>.Call(caller, word, SlowReasons.Recorded);
        if (!next.IsNull)
        {
            TapRecords<TCpu>.Request(
                ref caller.Value, next, next.Value.Registers[RegisterFile.Auxiliary], KernelRoot.State.Processor.SwitchedAt);
        }

        return next;
    }

    /// <summary>As <see cref="FastPath{TCpu}.ReplyReceive"/> and <see cref="AnswerPath{TCpu}.ReplyReceive"/>.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Ref<Thread> ReplyReceive(Ref<Thread> server, SystemCallWord word)
    {
        MessageHeader header = new(server.Value.Registers[RegisterFile.Header]);
        Ref<Thread> next = header.Capabilities == 1
            ? AnswerPath<TCpu>.ReplyReceive(server, word, header, SlowReasons.Recorded)
            : FastPath<TCpu>.ReplyReceive(server, word, SlowReasons.Recorded);
        if (!next.IsNull)
        {
            TapRecords<TCpu>.Reply(
                ref server.Value, ref next.Value, next.Value.AnswerWindow, KernelRoot.State.Processor.SwitchedAt);
        }

        return next;
    }
}
