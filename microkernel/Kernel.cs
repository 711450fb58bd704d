using System;
using System.Runtime.CompilerServices;
using Micro.Abi;
using Micro.Arch.Common;
using Micro.Arch.Contracts;
using Micro.Kernel.Boot;
using Micro.Kernel.Diagnostics;
using Micro.Kernel.Ipc;
using Micro.Kernel.Objects;
using Micro.Kernel.Recording;
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
        return Next();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Thread* SystemCall(Thread* current)
    {
        Ref<Thread> caller = new((nuint)current);
        SystemCallWord word = new(caller.Value.Registers[RegisterFile.SystemCallWord]);
        if (word.Number == Syscall.Call)
        {
            return Call(caller, word);
        }

        return word.Number == Syscall.ReplyReceive ? ReplyReceive(caller, word) : LongWay(caller, word);
    }

    /// <summary>An exception of user code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Thread* Exception(Thread* current, in CpuException fault)
    {
        Ref<Thread> thread = new((nuint)current);
        thread.Value.FaultKind = fault.Kind;
        thread.Value.FaultAddress = fault.Address.Value;
        thread.Value.FaultCode = fault.CpuCode;
        return Fault(thread);
    }

    /// <summary>An interrupt of a device; arch code has told its controller what that needs.</summary>
    public static Thread* DeviceInterrupt(Thread* current, uint line)
    {
        ulong start = Measure.Start<TCpu>();
        Interrupts<TCpu>.Raise(line);
        return Measured(Next(), start);
    }

    /// <summary>The timer that <see cref="ICpu.SetTimer"/> armed.</summary>
    public static Thread* Timer(Thread* current)
    {
        ulong start = Measure.Start<TCpu>();
        if (Scheduler<TCpu>.HasIdledOut())
        {
            PowerSwitch<TCpu>.Idle();
        }

        Scheduler<TCpu>.TakeTimer();
        Signals<TCpu>.AddDueAlarms(TCpu.Now);
        return Measured(Next(), start);
    }

    /// <summary>Says why the kernel cannot go on, with registers and the calls that led there by name, and powers off.</summary>
    public static void Panic(ReadOnlySpan<byte> reason, in PanicState state) => PanicReport<TCpu>.Write(reason, in state);

    // Each a function of its own, so that none pays for the registers that another needs.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Thread* Call(Ref<Thread> caller, SystemCallWord word)
    {
        Ref<Thread> next = FastPath<TCpu>.Call(caller, word);
        return next.IsNull ? CallWithMore(caller, word) : Pointer(next);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Thread* CallWithMore(Ref<Thread> caller, SystemCallWord word)
    {
        Ref<Thread> next = KernelRoot.State.Trace.Exists ? RecordedPath<TCpu>.Call(caller, word) : Ref<Thread>.Null;
        return next.IsNull ? LongWay(caller, word) : Recorded(next);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Thread* ReplyReceive(Ref<Thread> caller, SystemCallWord word)
    {
        Ref<Thread> next = FastPath<TCpu>.ReplyReceive(caller, word);
        return next.IsNull ? ReplyReceiveWithMore(caller, word) : Pointer(next);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Thread* ReplyReceiveWithMore(Ref<Thread> caller, SystemCallWord word)
    {
        MessageHeader header = new(caller.Value.Registers[RegisterFile.Header]);
        Ref<Thread> next = header.Capabilities == 1 ? AnswerPath<TCpu>.ReplyReceive(caller, word, header) : Ref<Thread>.Null;
        if (!next.IsNull)
        {
            return Pointer(next);
        }

        next = KernelRoot.State.Trace.Exists ? RecordedPath<TCpu>.ReplyReceive(caller, word) : Ref<Thread>.Null;
        return next.IsNull ? LongWay(caller, word) : Recorded(next);
    }

    /// <summary>A message was passed on and recorded: perhaps the reader of records comes first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Thread* Recorded(Ref<Thread> next) => KernelRoot.State.Processor.IsChanged ? Next() : Pointer(next);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Thread* Fault(Ref<Thread> thread)
    {
        Ref<Thread> next = FaultPath<TCpu>.Raise(thread);
        if (!next.IsNull)
        {
            return Pointer(next);
        }

        ulong start = Measure.Start<TCpu>();
        Faults<TCpu>.Raise(thread);
        return Measured(Next(), start);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Thread* LongWay(Ref<Thread> caller, SystemCallWord word) =>
        KernelRoot.State.IsMeasuring ? MeasuredSystemCall(caller, word) : SlowSystemCall(caller, word);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Thread* SlowSystemCall(Ref<Thread> caller, SystemCallWord word) =>
        SystemCallTable<TCpu>.Run(caller, word) ? Pointer(caller) : Next();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Thread* MeasuredSystemCall(Ref<Thread> caller, SystemCallWord word)
    {
        ulong start = Measure.Start<TCpu>();
        Thread* next = SlowSystemCall(caller, word);
        Measure.End<TCpu>(start, (ulong)word.Number);
        return next;
    }

    private static Thread* Measured(Thread* next, ulong start)
    {
        Measure.End<TCpu>(start);
        return next;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Thread* Next()
    {
        Ref<Thread> next = Scheduler<TCpu>.Dispatch();
        return Pointer(next);
    }

    // SAFETY: the object lies in the direct map, where entry code finds its registers at offset 0.
    private static Thread* Pointer(Ref<Thread> thread) => (Thread*)thread.Address;
}
