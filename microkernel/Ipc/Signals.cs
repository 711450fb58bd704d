using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Objects;
using Micro.Kernel.Recording;
using Micro.Kernel.Scheduling;

namespace Micro.Kernel.Ipc;

/// <summary>Signals to notifications, and how a thread takes them.</summary>
internal static class Signals<TCpu>
    where TCpu : struct, ICpu
{
    /// <summary>Adds bits, and hands all pending ones to whoever waits for them.</summary>
    public static void Add(Ref<Notification> notification, ulong bits)
    {
        notification.Value.Pending |= bits;
        if (notification.Value.Pending == 0)
        {
            return;
        }

        Ref<Thread> bound = notification.Value.Bound;
        if (!notification.Value.Waiter.IsNull)
        {
            Wake(notification, notification.Value.Waiter);
        }
        else if (!bound.IsNull && bound.Value.State == ThreadState.Receiving)
        {
            Wake(notification, bound);
        }
        else if (!bound.IsNull)
        {
            bound.Value.Slow |= SlowReasons.Signal;
        }
    }

    /// <summary>Gives a thread the pending bits as the result of its receive.</summary>
    public static void Take(ref Notification notification, ref Thread thread)
    {
        // The bits stay on record until the next receive: a server that dies over them gets them again.
        thread.TakenBits = notification.Take();
        thread.Slow |= SlowReasons.Signal;
        thread.Registers[RegisterFile.Header] = MessageHeader.Notification.Bits;
        thread.Registers[RegisterFile.Auxiliary] = thread.TakenBits;
        thread.Registers[RegisterFile.Result] = (ulong)KernelError.None;
    }

    /// <summary>Signals what is due, as far as the budget reaches. Everything else waits for <see cref="Scheduler{TCpu}.AlarmPause"/>, so that the
    /// many alarms of one process cannot hold up all others.</summary>
    public static void AddDueAlarms(ulong now)
    {
        Budget budget = Budget.Full;
        while (budget.TrySpend(Budget.Alarm)
            && KernelRoot.State.Alarms.TryTakeDue(now, out Ref<Notification> notification, out ulong badge))
        {
            Tap<TCpu>.Signal(TraceKind.Alarm, Ref<Thread>.Null, notification, badge);
            Add(notification, badge);
        }

        KernelRoot.State.Processor.AlarmsResumeAt = now + Scheduler<TCpu>.AlarmPause;
    }

    private static void Wake(Ref<Notification> notification, Ref<Thread> thread)
    {
        Threads<TCpu>.Detach(thread);
        Take(ref notification.Value, ref thread.Value);
        Scheduler<TCpu>.MakeReady(thread);
    }
}
