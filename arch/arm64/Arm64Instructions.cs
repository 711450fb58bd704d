using System.Runtime;
using System.Runtime.CompilerServices;
using Micro.Arch.Contracts;

namespace Micro.Arch.Arm64;

/// <summary>The instructions that C# cannot express, one assembly function each (Primitives.S).</summary>
// SAFETY: plain functions; what each argument must be is said there and upheld by the one caller beside each.
internal static unsafe class Arm64Instructions
{
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroActivate")]
    public static extern void Activate(ulong rootAndTag);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroInvalidatePage")]
    public static extern void InvalidatePage(ulong pageAndTag);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroInvalidateAsid")]
    public static extern void InvalidateAsid(ulong tag);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroPublishTables")]
    public static extern void PublishTables();

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroPublishCode")]
    public static extern void PublishCode(nuint start, nuint end);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroReplaceEntry")]
    public static extern void ReplaceEntry(ulong* entry, ulong value);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroCopyWords")]
    public static extern void CopyWords(ulong* destination, ulong* source, nuint words);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroClearWords")]
    public static extern void ClearWords(ulong* destination, nuint words);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroSaveVectors")]
    public static extern void SaveVectors(ref VectorState state);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroRestoreVectors")]
    public static extern void RestoreVectors(ref VectorState state);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroClearVectors")]
    public static extern void ClearVectors();

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroReadCounter")]
    public static extern ulong ReadCounter();

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroReadCounterFrequency")]
    public static extern ulong ReadCounterFrequency();

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroSetTimer")]
    public static extern void SetTimer(ulong count);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroCancelTimer")]
    public static extern void CancelTimer();

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroMemoryFeatures")]
    public static extern ulong MemoryFeatures();

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroAffinity")]
    public static extern ulong Affinity();

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroGicOpen")]
    public static extern void GicOpen();

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroGicAcknowledge")]
    public static extern ulong GicAcknowledge();

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroGicEnd")]
    public static extern void GicEnd(ulong line);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroHypervisorCall")]
    public static extern ulong HypervisorCall(ulong function);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroSecureMonitorCall")]
    public static extern ulong SecureMonitorCall(ulong function);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroSemihostingCall")]
    public static extern ulong SemihostingCall(ulong operation, void* argument);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroFramePointer")]
    public static extern ulong FramePointer();

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroHalt")]
    public static extern void Halt();
}
