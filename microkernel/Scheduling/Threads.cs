using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Objects;
using Micro.Kernel.Recording;

namespace Micro.Kernel.Scheduling;

/// <summary>Takes threads out of what they wait for.</summary>
internal static class Threads<TCpu>
    where TCpu : struct, ICpu
{
    /// <summary>Ends what the thread does or waits for, and leaves it in a state in which it does not run.</summary>
    public static void Stop(Ref<Thread> thread, ThreadState state)
    {
        if (thread.Value.State == ThreadState.Dead)
        {
            return;
        }

        if (thread.Value.State == ThreadState.Ready)
        {
            KernelRoot.State.Processor.Ready.Remove(thread);
        }
        else if (IsWaiting(ref thread.Value))
        {
            Detach(thread);
        }

        thread.Value.State = state;
    }

    /// <summary>Lets a waiting thread go on with an error in place of what it waited for. One that waits for its fault handler stops.</summary>
    public static void Wake(Ref<Thread> thread, KernelError error)
    {
        bool isFault = (thread.Value.Slow & SlowReasons.Fault) != 0;
        Tap<TCpu>.Failed(ref thread.Value, error);
        Detach(thread);
        if (isFault)
        {
            thread.Value.State = ThreadState.Suspended;
            return;
        }

        thread.Value.Registers[RegisterFile.Result] = (ulong)error;
        Scheduler<TCpu>.MakeReady(thread);
    }

    public static bool IsWaiting(ref Thread thread) => thread.State
        is ThreadState.Sending or ThreadState.AwaitingReply or ThreadState.Receiving or ThreadState.AwaitingSignal;

    /// <summary>Cuts the links between a waiting thread and what it waits on. Its state is the caller's to set.</summary>
    public static void Detach(Ref<Thread> thread)
    {
        ref Thread waiter = ref thread.Value;
        switch (waiter.State)
        {
            case ThreadState.Sending:
                new Ref<Endpoint>(waiter.WaitsOn).Value.Remove(thread);
                break;
            case ThreadState.AwaitingReply:
                Ref<Reply> reply = new(waiter.WaitsOn);
                reply.Value.State = ReplyState.Orphaned;
                reply.Value.Caller = Ref<Thread>.Null;
                break;
            case ThreadState.Receiving:
                new Ref<Endpoint>(waiter.WaitsOn).Value.Remove(thread);
                waiter.Reply.Value.Receiver = Ref<Thread>.Null;
                break;
            case ThreadState.AwaitingSignal:
                new Ref<Notification>(waiter.WaitsOn).Value.Waiter = Ref<Thread>.Null;
                break;
            default:
                break;
        }

        waiter.Slow &= ~SlowReasons.Fault;
    }
}
