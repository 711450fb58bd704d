using System.Runtime.CompilerServices;
using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Objects;
using Micro.Kernel.Scheduling;

namespace Micro.Kernel.Recording;

/// <summary>Records what happens to threads that are recorded. Where no thread is, each function costs one test.</summary>
/// <remarks>After the event and before anybody runs: registers and windows still hold what the record shows.</remarks>
internal static class Tap<TCpu>
    where TCpu : struct, ICpu
{
    /// <summary>A call. A null <paramref name="receiver"/>: its server does not wait.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Request(Ref<Thread> sender, Ref<Thread> receiver, ulong badge)
    {
        if (IsRecorded(sender) || (!receiver.IsNull && IsRecorded(receiver)))
        {
            TapRecords<TCpu>.Request(ref sender.Value, receiver, badge, TCpu.Now);
        }
    }

    /// <summary>A server took a queued call, or a queued fault.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Received(Ref<Thread> sender, ref Thread receiver)
    {
        if (((sender.Value.Slow | receiver.Slow) & SlowReasons.Recorded) != 0)
        {
            TapRecords<TCpu>.Plain(TraceKind.Received, sender.Value.TraceLabel, receiver.TraceLabel, 0);
        }
    }

    /// <summary>An answer arrived, its capabilities from slot <paramref name="window"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Reply(ref Thread server, Ref<Thread> caller, uint window)
    {
        if (((server.Slow | caller.Value.Slow) & SlowReasons.Recorded) != 0)
        {
            TapRecords<TCpu>.Reply(ref server, ref caller.Value, window, TCpu.Now);
        }
    }

    /// <summary>What a thread waited for ends with an error.</summary>
    public static void Failed(ref Thread thread, KernelError error)
    {
        bool isCall = thread.State is ThreadState.Sending or ThreadState.AwaitingReply;
        if (isCall && (thread.Slow & (SlowReasons.Recorded | SlowReasons.Fault)) == SlowReasons.Recorded)
        {
            TapRecords<TCpu>.Plain(TraceKind.Failed, 0, thread.TraceLabel, (uint)error);
        }
    }

    public static void Ended(ref Thread thread)
    {
        if ((thread.Slow & SlowReasons.Recorded) != 0)
        {
            TapRecords<TCpu>.Plain(TraceKind.Ended, thread.TraceLabel, 0, 0);
        }
    }

    /// <summary>A fault is told to its handler. A null <paramref name="handler"/>: it does not wait.</summary>
    public static void Fault(Ref<Thread> thread, Ref<Thread> handler)
    {
        if (IsRecorded(thread))
        {
            TapRecords<TCpu>.Fault(ref thread.Value, handler.IsNull ? 0 : handler.Value.TraceLabel);
        }
    }

    public static void FaultAnswered(ref Thread handler, Ref<Thread> thread, ulong reply)
    {
        if (IsRecorded(thread))
        {
            TapRecords<TCpu>.Plain(TraceKind.FaultAnswered, handler.TraceLabel, thread.Value.TraceLabel, (uint)reply);
        }
    }

    /// <summary>Bits were added to a notification: by a thread, a device or an alarm.</summary>
    /// <param name="kind">Signal, Interrupt or Alarm.</param>
    /// <param name="sender">Who signals; null: the kernel.</param>
    /// <param name="notification">To whom.</param>
    /// <param name="bits">What.</param>
    /// <param name="line">Of an interrupt; else 0.</param>
    public static void Signal(TraceKind kind, Ref<Thread> sender, Ref<Notification> notification, ulong bits, uint line = 0)
    {
        Ref<Thread> bound = notification.Value.Bound;
        if ((!sender.IsNull && IsRecorded(sender)) || (!bound.IsNull && IsRecorded(bound)))
        {
            TapRecords<TCpu>.Signal(kind, sender, notification, bits, line);
        }
    }

    /// <summary>Tells the reader of the ring what it was not told. False: there is nothing, or nobody reads.</summary>
    public static bool TryRaise()
    {
        ref TraceRing ring = ref KernelRoot.State.Trace;
        if (!ring.Exists || !ring.HasNews)
        {
            return false;
        }

        ring.MarkRaised();
        Interrupts<TCpu>.Notify(ring.Line);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsRecorded(Ref<Thread> thread) => (thread.Value.Slow & SlowReasons.Recorded) != 0;
}
