using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Capabilities;
using Micro.Kernel.Objects;
using Micro.Kernel.Recording;
using Micro.Kernel.Scheduling;

namespace Micro.Kernel.SystemCalls;

/// <summary>Thread: start, stop, priority. <see cref="ConfigureCall{TCpu}"/> has the rest.</summary>
internal static class ThreadCalls<TCpu>
    where TCpu : struct, ICpu
{
    private const int FirstNameWord = 3;
    private const int MaxNameBytes = (SystemCallWords.Count - FirstNameWord) * sizeof(ulong);

    public static KernelError Run(Ref<Thread> caller, SystemCallWord word)
    {
        KernelError error = CapabilityTable.Find(
            caller.Value.Process, word.First, ObjectKind.Thread, Rights.Control, out Ref<Capability> capability);
        if (error != KernelError.None)
        {
            return error;
        }

        Ref<Thread> thread = capability.Value.As<Thread>();
        return caller.Value.Registers[RegisterFile.Header] switch
        {
            (ulong)ThreadOperation.Configure => ConfigureCall<TCpu>.Run(caller, thread),
            (ulong)ThreadOperation.Start => Start(caller, thread),
            (ulong)ThreadOperation.Suspend => Suspend(thread),
            (ulong)ThreadOperation.Resume => Resume(thread),
            (ulong)ThreadOperation.SetPriority => SetPriority(caller, thread),
            (ulong)ThreadOperation.Trace => Trace(caller, thread),
            _ => KernelError.InvalidArgument,
        };
    }

    private static KernelError Start(Ref<Thread> caller, Ref<Thread> thread)
    {
        ulong entry = SystemCallTable<TCpu>.Word(caller, 0);
        ulong stack = SystemCallTable<TCpu>.Word(caller, 1);
        if (entry >= ProcessLayout.UserLimit || stack > ProcessLayout.UserLimit)
        {
            return KernelError.InvalidArgument;
        }

        if (thread.Value.State is not (ThreadState.Inactive or ThreadState.Suspended) || thread.Value.Process.IsNull)
        {
            return KernelError.WrongState;
        }

        TCpu.PrepareRegisters(ref thread.Value.Registers, new VirtualAddress(entry), new VirtualAddress(stack),
            SystemCallTable<TCpu>.Word(caller, 2));
        thread.Value.Slow &= ~SlowReasons.Vectors;
        thread.Value.Process.Value.Generation++;
        thread.Value.Process.Value.State = ProcessState.Live;
        RestoreBits(ref thread.Value);
        Scheduler<TCpu>.MakeReady(thread);
        return KernelError.None;
    }

    /// <summary>Bits that the thread took and, as it starts anew, perhaps did not act upon, are pending again.</summary>
    private static void RestoreBits(ref Thread thread)
    {
        if (!thread.BoundNotification.IsEmpty)
        {
            thread.BoundNotification.As<Notification>().Value.Pending |= thread.TakenBits;
        }

        thread.TakenBits = 0;
    }

    private static KernelError Suspend(Ref<Thread> thread)
    {
        if (thread.Value.State == ThreadState.Inactive)
        {
            return KernelError.WrongState;
        }

        if (Threads<TCpu>.IsWaiting(ref thread.Value) && (thread.Value.Slow & SlowReasons.Fault) == 0)
        {
            Tap<TCpu>.Failed(ref thread.Value, KernelError.PeerGone);
            thread.Value.Registers[RegisterFile.Result] = (ulong)KernelError.PeerGone;
        }

        Threads<TCpu>.Stop(thread, ThreadState.Suspended);
        return KernelError.None;
    }

    private static KernelError Resume(Ref<Thread> thread)
    {
        if (thread.Value.State != ThreadState.Suspended)
        {
            return KernelError.WrongState;
        }

        Scheduler<TCpu>.MakeReady(thread);
        return KernelError.None;
    }

    private static KernelError Trace(Ref<Thread> caller, Ref<Thread> thread)
    {
        ulong label = SystemCallTable<TCpu>.Word(caller, 0);
        ulong isOn = SystemCallTable<TCpu>.Word(caller, 1);
        ulong nameBytes = SystemCallTable<TCpu>.Word(caller, 2);
        if (label > uint.MaxValue || isOn > 1 || nameBytes > MaxNameBytes)
        {
            return KernelError.InvalidArgument;
        }

        if (!KernelRoot.State.Trace.Exists)
        {
            return KernelError.WrongState;
        }

        thread.Value.TraceLabel = label == 0 ? thread.Value.TraceLabel : (uint)label;
        thread.Value.Slow &= ~SlowReasons.Recorded;
        thread.Value.Slow |= isOn == 1 ? SlowReasons.Recorded : SlowReasons.None;
        if (nameBytes != 0)
        {
            TapRecords<TCpu>.Started(
                ref caller.Value, thread.Value.TraceLabel, RegisterFile.FirstWord + FirstNameWord, (uint)nameBytes);
        }

        return KernelError.None;
    }

    private static KernelError SetPriority(Ref<Thread> caller, Ref<Thread> thread)
    {
        ulong priority = SystemCallTable<TCpu>.Word(caller, 0);
        if (priority >= ReadyQueues.Priorities)
        {
            return KernelError.InvalidArgument;
        }

        if (priority > caller.Value.PriorityLimit)
        {
            return KernelError.NotPermitted;
        }

        Scheduler<TCpu>.SetPriority(thread, (byte)priority);
        return KernelError.None;
    }
}
