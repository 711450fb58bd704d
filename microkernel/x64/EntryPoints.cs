using System.Runtime;
using System.Runtime.CompilerServices;
using Micro.Arch.Common;
using Micro.Arch.Contracts;
using Micro.Arch.X64;
using Micro.Kernel.Objects;

namespace Micro.Kernel.X64;

/// <summary>The functions that assembly calls: arch code decodes the event, the generic kernel handles it. On the one kernel stack,
/// interrupts off; each returns the thread to run next, null to idle.</summary>
internal static unsafe class EntryPoints
{
    [RuntimeExport("MicroKernelStart")]
    internal static Thread* Start(PvhStartInfo* info)
    {
        BootFailure failure = X64Machine.Start(info, out BootInfo boot);
        if (failure != BootFailure.None)
        {
            X64Panic.Capture(out PanicState state);
            Kernel<X64Cpu>.Panic(X64Machine.ReasonOf(failure), state);
        }

        return Kernel<X64Cpu>.Start(ref boot);
    }

    [RuntimeExport("MicroKernelSystemCall")]
    internal static Thread* SystemCall(Thread* current) => Kernel<X64Cpu>.SystemCall(current);

    // Clearing locals would clobber a vector register, and all of them are still the interrupted thread's.
    [SkipLocalsInit]
    [RuntimeExport("MicroKernelTrap")]
    internal static Thread* Trap(Thread* current, ulong vector, ulong errorCode)
    {
        switch (X64Trap.Take(vector, out uint line))
        {
            case X64TrapKind.Exception:
                return Kernel<X64Cpu>.Exception(current, X64Exceptions.Decode(vector, errorCode));
            case X64TrapKind.DeviceInterrupt:
                return Kernel<X64Cpu>.DeviceInterrupt(current, line);
            case X64TrapKind.Timer:
                return Kernel<X64Cpu>.Timer(current);
            default:
                return current;
        }
    }

    [RuntimeExport("MicroKernelFault")]
    internal static void Fault(X64KernelFrame* frame)
    {
        // SAFETY: the entry code passes the frame that it has just written on the kernel's own stack.
        X64Panic.Capture(*frame, out PanicState state);
        Kernel<X64Cpu>.Panic(X64Exceptions.NameOf(frame->Vector), state);
    }

    /// <summary>Where C# code ends whose invariant broke (an index out of range, a null reference).</summary>
    [RuntimeExport("KernelPanic")]
    internal static void FailFast(int reason)
    {
        X64Panic.Capture(out PanicState state);
        state.Add(new PanicRegister(PanicRegister.Pack("reason"u8), (uint)reason));
        Kernel<X64Cpu>.Panic("broken invariant"u8, state);
    }
}
