using System;
using Micro.Arch.Common;
using Micro.Arch.Contracts;
using Micro.Kernel.Objects;

namespace Micro.Kernel;

/// <summary>What entry code calls. Every function handles one event to its end and returns the thread to run next; null: idle.</summary>
/// <remarks>On the one kernel stack of the CPU, interrupts off, never re-entered. The registers of <c>current</c> are in its object.</remarks>
public static unsafe class Kernel<TCpu>
    where TCpu : struct, ICpu
{
    /// <summary>Builds the frame table and the process of init.</summary>
    public static Thread* Start(ref BootInfo boot) => null;

    public static Thread* SystemCall(Thread* current) => current;

    /// <summary>An exception of user code.</summary>
    public static Thread* Exception(Thread* current, in CpuException fault) => current;

    /// <summary>An interrupt of a device; arch code has told its controller what that needs.</summary>
    public static Thread* DeviceInterrupt(Thread* current, uint line) => current;

    /// <summary>The timer that <see cref="ICpu.SetTimer"/> armed.</summary>
    public static Thread* Timer(Thread* current) => current;

    /// <summary>Says why the kernel cannot go on, with registers and the calls that led there by name, and powers off.</summary>
    public static void Panic(ReadOnlySpan<byte> reason, in PanicState state)
    {
    }
}
