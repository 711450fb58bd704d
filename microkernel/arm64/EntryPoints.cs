using System.Runtime;
using Micro.Arch.Arm64;
using Micro.Arch.Common;
using Micro.Arch.Contracts;
using Micro.Kernel.Objects;

namespace Micro.Kernel.Arm64;

/// <summary>What the assembly of arch/arm64 calls. Each returns the thread to run next; null: idle.</summary>
internal static unsafe class EntryPoints
{
    // SAFETY: Boot.S passes the direct map's view of what the loader gave it, and a table of the image.
    [RuntimeExport("MicroKernelStart")]
    internal static Thread* Start(nuint deviceTree, Arm64BootLayout* layout, ulong imageStart)
    {
        BootInfo boot = default;
        Arm64BootError error = Arm64Boot.Prepare(deviceTree, *layout, imageStart, ref boot);
        if (error != Arm64BootError.None)
        {
            Arm64Panic.Capture(out PanicState state);
            Kernel<Arm64Cpu>.Panic(Arm64BootErrorText.Of(error), state);
        }

        return Kernel<Arm64Cpu>.Start(ref boot);
    }

    [RuntimeExport("MicroKernelSystemCall")]
    internal static Thread* SystemCall(Thread* current) => Kernel<Arm64Cpu>.SystemCall(current);

    [RuntimeExport("MicroKernelTrap")]
    internal static Thread* Trap(Thread* current, Arm64TrapKind kind, ulong syndrome, ulong faultAddress) =>
        kind == Arm64TrapKind.Exception
            ? Kernel<Arm64Cpu>.Exception(current, new ExceptionSyndrome(syndrome).Decode(faultAddress))
            : Interrupt(current);

    // SAFETY: Vectors.S stored the frame on the emergency stack, where it stays.
    [RuntimeExport("MicroKernelFault")]
    internal static void Fault(Arm64FaultFrame* frame)
    {
        Arm64Panic.Capture(*frame, out PanicState state);
        Kernel<Arm64Cpu>.Panic(Arm64FaultText.Of(*frame), state);
    }

    /// <summary>Where C# code ends whose invariant broke (an index out of range, a null reference).</summary>
    [RuntimeExport("KernelPanic")]
    internal static void FailFast(int reason)
    {
        Arm64Panic.Capture(out PanicState state);
        state.Add(new PanicRegister(PanicRegister.Pack("reason"u8), (uint)reason));
        Kernel<Arm64Cpu>.Panic("broken invariant"u8, state);
    }

    private static Thread* Interrupt(Thread* current) => Arm64Interrupts.Take(out uint line) switch
    {
        Arm64InterruptKind.Timer => Kernel<Arm64Cpu>.Timer(current),
        Arm64InterruptKind.Device => Kernel<Arm64Cpu>.DeviceInterrupt(current, line),
        _ => current,
    };
}
