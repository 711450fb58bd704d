using System;
using Micro.Abi;
using Micro.Arch.Common;
using Micro.Arch.Contracts;
using Micro.Kernel.Boot;
using Micro.Kernel.Diagnostics;
using Micro.Kernel.Ipc;
using Micro.Kernel.Objects;
using Micro.Kernel.Scheduling;
using Micro.Kernel.SystemCalls;

namespace Micro.Kernel;

/// <summary>What entry code calls. Every function handles one event to its end and returns the thread to run next; null: idle.</summary>
/// <remarks>On the one kernel stack of the CPU, interrupts off, never re-entered. The registers of <c>current</c> are in its object.</remarks>
public static unsafe class Kernel<TCpu>
    where TCpu : struct, ICpu
{
    /// <summary>Builds the frame table and the process of init.</summary>
    public static Thread* Start(ref BootInfo boot)
    {
        BootSequence<TCpu>.Run(ref boot);
        return Next(0);
    }

    public static Thread* SystemCall(Thread* current)
    {
        Ref<Thread> caller = new((nuint)current);
        SystemCallWord word = new(caller.Value.Registers[RegisterFile.SystemCallWord]);
        Ref<Thread> next = word.Number switch
        {
            Syscall.Call => FastPath<TCpu>.Call(caller, word),
            Syscall.ReplyReceive => FastPath<TCpu>.ReplyReceive(caller, word),
            _ => Ref<Thread>.Null,
        };
        return next.IsNull ? SlowSystemCall(caller) : Pointer(next);
    }

    /// <summary>An exception of user code.</summary>
    public static Thread* Exception(Thread* current, in CpuException fault)
    {
        ulong start = Measure.Start<TCpu>();
        Faults<TCpu>.Raise(new Ref<Thread>((nuint)current), fault.Kind, fault.Address.Value, fault.CpuCode);
        return Next(start);
    }

    /// <summary>An interrupt of a device; arch code has told its controller what that needs.</summary>
    public static Thread* DeviceInterrupt(Thread* current, uint line)
    {
        ulong start = Measure.Start<TCpu>();
        Interrupts<TCpu>.Raise(line);
        return Next(start);
    }

    /// <summary>The timer that <see cref="ICpu.SetTimer"/> armed.</summary>
    public static Thread* Timer(Thread* current)
    {
        ulong start = Measure.Start<TCpu>();
        Scheduler<TCpu>.TakeTimer();
        Signals<TCpu>.AddDueAlarms(TCpu.Now);
        return Next(start);
    }

    /// <summary>Says why the kernel cannot go on, with registers and the calls that led there by name, and powers off.</summary>
    public static void Panic(ReadOnlySpan<byte> reason, in PanicState state) => PanicReport<TCpu>.Write(reason, in state);

    private static Thread* SlowSystemCall(Ref<Thread> caller)
    {
        ulong start = Measure.Start<TCpu>();
        SystemCallTable<TCpu>.Run(caller);

        ref Processor processor = ref KernelRoot.State.Processor;
        bool goesOn = !processor.IsChanged && processor.Current == caller && caller.Value.State == ThreadState.Running;
        return goesOn && start == 0 ? Pointer(caller) : Next(start);
    }

    private static Thread* Next(ulong start)
    {
        Ref<Thread> next = Scheduler<TCpu>.Dispatch();
        if (next.IsNull && KernelRoot.State.EndsWhenIdle && KernelRoot.State.Alarms.Count == 0)
        {
            PowerSwitch<TCpu>.Idle();
        }

        Measure.End<TCpu>(start);
        return Pointer(next);
    }

    // SAFETY: the object lies in the direct map, where entry code finds its registers at offset 0.
    private static Thread* Pointer(Ref<Thread> thread) => (Thread*)thread.Address;
}
