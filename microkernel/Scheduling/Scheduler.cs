using System;
using System.Runtime.CompilerServices;
using Micro.Arch.Contracts;
using Micro.Kernel.Objects;
using Micro.Kernel.Recording;

namespace Micro.Kernel.Scheduling;

/// <summary>Who runs next: the highest priority, round robin within it. No other policy.</summary>
internal static class Scheduler<TCpu>
    where TCpu : struct, ICpu
{
    /// <summary>How long a thread runs while another of its priority waits, in nanoseconds.</summary>
    public const long Slice = 10_000_000;

    /// <summary>How long alarms wait after some were signalled, in nanoseconds: ten times what that takes.</summary>
    public const ulong AlarmPause = 20_000;

    /// <summary>How long an idle machine without alarms is given for a device to say something, in nanoseconds.</summary>
    public const ulong IdleLimit = 100_000_000;

    /// <summary>Makes a thread that waits in no queue ready, behind those of its priority.</summary>
    public static void MakeReady(Ref<Thread> thread)
    {
        thread.Value.State = ThreadState.Ready;
        thread.Value.SliceLeft = Slice;
        KernelRoot.State.Processor.IsChanged = true;
        KernelRoot.State.Processor.Ready.PushBack(thread);
    }

    /// <summary>Makes a thread ready that the current one hands the CPU to: it comes before those of its priority.</summary>
    public static void MakeReadyFirst(Ref<Thread> thread)
    {
        thread.Value.State = ThreadState.Ready;
        KernelRoot.State.Processor.IsChanged = true;
        KernelRoot.State.Processor.Ready.PushFront(thread);
    }

    /// <summary>Sends the current thread behind the others of its priority.</summary>
    public static void Rotate()
    {
        ref Processor processor = ref KernelRoot.State.Processor;
        Ref<Thread> current = processor.Current;
        if (!current.IsNull && current.Value.State == ThreadState.Running)
        {
            MakeReady(current);
        }
    }

    /// <summary>The timer fired: it is off, and a slice that is used up ends.</summary>
    public static void TakeTimer()
    {
        ref Processor processor = ref KernelRoot.State.Processor;
        processor.ArmedDeadline = 0;
        Charge();
        Ref<Thread> current = processor.Current;
        if (!current.IsNull && current.Value.SliceLeft <= 0 && processor.Ready.HasPriority(current.Value.Priority))
        {
            Rotate();
        }
    }

    /// <summary>The timer fired because nobody ran for <see cref="IdleLimit"/>, and no alarm will wake anybody (boot option <c>idle=exit</c>).</summary>
    /// <remarks>Not at once when the CPU idles: the interrupt of a device may be on its way. A timer of before cannot be meant: it
    /// would be half a limit early.</remarks>
    public static bool HasIdledOut()
    {
        ref Processor processor = ref KernelRoot.State.Processor;
        return WaitsOnlyForDevices(processor.Current)
            && processor.ArmedDeadline != 0
            && TCpu.Now + (IdleLimit / 2) >= processor.ArmedDeadline;
    }

    /// <summary>Moves a thread to another priority, whatever queue it is in.</summary>
    public static void SetPriority(Ref<Thread> thread, byte priority)
    {
        ref Processor processor = ref KernelRoot.State.Processor;
        processor.IsChanged = true;
        switch (thread.Value.State)
        {
            case ThreadState.Ready:
                processor.Ready.Remove(thread);
                thread.Value.Priority = priority;
                processor.Ready.PushBack(thread);
                break;
            case ThreadState.Sending:
            case ThreadState.Receiving:
                ref Endpoint endpoint = ref new Ref<Endpoint>(thread.Value.WaitsOn).Value;
                endpoint.Waiting.Remove(thread);
                thread.Value.Priority = priority;
                endpoint.Waiting.Insert(thread);
                break;
            default:
                thread.Value.Priority = priority;
                break;
        }
    }

    /// <summary>Ends an event: picks the thread to run, gives it the CPU, and sets the timer.</summary>
    public static Ref<Thread> Dispatch()
    {
        ref Processor processor = ref KernelRoot.State.Processor;
        Ref<Thread> current = processor.Current;
        processor.IsChanged = false;
        bool canStay = !current.IsNull && current.Value.State == ThreadState.Running;
        if (!canStay || processor.Ready.Highest > current.Value.Priority)
        {
            if (canStay)
            {
                MakeReadyFirst(current);
            }

            Ref<Thread> next = processor.Ready.TakeHighest();
            if (next.IsNull && Tap<TCpu>.TryRaise())
            {
                next = processor.Ready.TakeHighest();
            }

            SwitchTo(next);
            current = next;
        }

        if (!current.IsNull)
        {
            Activate(ref current.Value.Process.Value);
        }

        SetTimer(current);
        return current;
    }

    /// <summary>Accounts the time since the last switch to the current thread.</summary>
    public static void Charge()
    {
        ref Processor processor = ref KernelRoot.State.Processor;
        ulong now = TCpu.Now;
        ulong used = now - processor.SwitchedAt;
        processor.SwitchedAt = now;
        Ref<Thread> current = processor.Current;
        if (!current.IsNull)
        {
            current.Value.CpuTime += used;
            current.Value.SliceLeft -= (long)used;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SwitchTo(Ref<Thread> next)
    {
        ref Processor processor = ref KernelRoot.State.Processor;
        Ref<Thread> previous = processor.Current;
        Charge();
        if (!previous.IsNull && previous != next && KeepsVectors(ref previous.Value))
        {
            TCpu.SaveVectors(ref previous.Value.Vectors);
            previous.Value.Slow |= SlowReasons.Vectors;
        }

        processor.Current = next;
        if (next.IsNull)
        {
            return;
        }

        next.Value.State = ThreadState.Running;
        if (next != previous)
        {
            LoadVectors(ref next.Value);
        }
    }

    /// <summary>Makes the address space of a process the current one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Activate(ref Process process)
    {
        ref Processor processor = ref KernelRoot.State.Processor;
        if (processor.ActiveRoot != process.Root)
        {
            processor.ActiveRoot = process.Root;
            TCpu.ActivateAddressSpace(new Frame(process.Root), process.Tag);
        }
    }

    /// <summary>Only a thread that waits for a message gave its vector registers away; all others want them back.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool KeepsVectors(ref Thread thread) => thread.State switch
    {
        ThreadState.Sending or ThreadState.AwaitingReply => (thread.Slow & SlowReasons.Fault) != 0,
        ThreadState.Receiving or ThreadState.AwaitingSignal or ThreadState.Dead or ThreadState.Inactive => false,
        _ => true,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LoadVectors(ref Thread thread)
    {
        if ((thread.Slow & SlowReasons.Vectors) == 0)
        {
            TCpu.ClearVectors();
            return;
        }

        TCpu.RestoreVectors(ref thread.Vectors);
        thread.Slow &= ~SlowReasons.Vectors;
    }

    private static bool WaitsOnlyForDevices(Ref<Thread> current) =>
        current.IsNull && KernelRoot.State.EndsWhenIdle && KernelRoot.State.Alarms.IsEmpty;

    /// <summary>The timer runs only for an alarm, for a slice that somebody of the same priority waits to end, or to tell when the machine
    /// idles for ever.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SetTimer(Ref<Thread> current)
    {
        ref Processor processor = ref KernelRoot.State.Processor;
        ulong deadline = KernelRoot.State.Alarms.FirstDeadline;
        deadline = deadline == 0 ? 0 : Math.Max(deadline, processor.AlarmsResumeAt);
        if (!current.IsNull && processor.Ready.HasPriority(current.Value.Priority))
        {
            ulong end = processor.SwitchedAt + (ulong)Math.Max(current.Value.SliceLeft, 0);
            deadline = deadline == 0 ? end : Math.Min(end, deadline);
        }

        if (WaitsOnlyForDevices(current))
        {
            deadline = TCpu.Now + IdleLimit;
        }

        if (deadline == processor.ArmedDeadline)
        {
            return;
        }

        processor.ArmedDeadline = deadline;
        if (deadline == 0)
        {
            TCpu.CancelTimer();
        }
        else
        {
            TCpu.SetTimer(deadline);
        }
    }
}
