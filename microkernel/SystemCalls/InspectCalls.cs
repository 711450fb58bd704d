using System;
using System.Runtime.CompilerServices;
using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Capabilities;
using Micro.Kernel.Objects;
using Micro.Kernel.Scheduling;

namespace Micro.Kernel.SystemCalls;

/// <summary>Inspect and Log: what leaves the kernel without changing anything.</summary>
internal static class InspectCalls<TCpu>
    where TCpu : struct, ICpu
{
    private const int MaxLogBytes = 64;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static KernelError Inspect(Ref<Thread> caller, SystemCallWord word)
    {
        switch (caller.Value.Registers[RegisterFile.Header])
        {
            case (ulong)InspectKind.Clock:
                SystemCallTable<TCpu>.Word(caller, 0) = TCpu.Now;
                return KernelError.None;
            case (ulong)InspectKind.Capability:
                return InspectCapability(caller, word.First);
            case (ulong)InspectKind.Thread:
                return InspectThread(caller, word.First);
            case (ulong)InspectKind.Kernel:
                return InspectKernel(caller, word.First);
            default:
                return KernelError.InvalidArgument;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static KernelError Log(Ref<Thread> caller)
    {
        ulong count = caller.Value.Registers[RegisterFile.Header];
        if (count == 0)
        {
            return KernelError.None;
        }

        return count > MaxLogBytes ? KernelError.InvalidArgument : Write(caller, (int)count);
    }

    /// <summary>A byte of the caller's words, counted from one of them, in memory order.</summary>
    public static byte ByteAt(Ref<Thread> caller, int word, int index) =>
        (byte)(SystemCallTable<TCpu>.Word(caller, word + (index / sizeof(ulong))) >> (8 * (index % sizeof(ulong))));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static KernelError Write(Ref<Thread> caller, int count)
    {
        for (int word = 0; count > 0; word++, count -= sizeof(ulong))
        {
            ulong bytes = SystemCallTable<TCpu>.Word(caller, word);
            for (int i = Math.Min(count, sizeof(ulong)); i != 0; i--)
            {
                TCpu.WriteLog((byte)bytes);
                bytes >>= 8;
            }
        }

        return KernelError.None;
    }

    private static KernelError InspectCapability(Ref<Thread> caller, Slot slot)
    {
        KernelError error = CapabilityTable.Find(caller.Value.Process, slot, out Ref<Capability> found);
        if (error != KernelError.None)
        {
            return error;
        }

        bool isView = found.Value.Kind is ObjectKind.Memory or ObjectKind.Ports;
        SystemCallTable<TCpu>.Word(caller, 0) = (ulong)found.Value.Kind;
        SystemCallTable<TCpu>.Word(caller, 1) = (ulong)found.Value.Rights;
        SystemCallTable<TCpu>.Word(caller, 2) = isView ? 0 : found.Value.Badge;
        SystemCallTable<TCpu>.Word(caller, 3) = isView ? found.Value.Object : 0;
        SystemCallTable<TCpu>.Word(caller, 4) = isView ? found.Value.Badge : 0;
        return KernelError.None;
    }

    private static KernelError InspectThread(Ref<Thread> caller, Slot slot)
    {
        KernelError error = CapabilityTable.Find(
            caller.Value.Process, slot, ObjectKind.Thread, Rights.None, out Ref<Capability> found);
        if (error != KernelError.None)
        {
            return error;
        }

        Scheduler<TCpu>.Charge();
        ref Thread thread = ref found.Value.As<Thread>().Value;
        SystemCallTable<TCpu>.Word(caller, 0) = (ulong)thread.State;
        SystemCallTable<TCpu>.Word(caller, 1) = thread.Priority;
        SystemCallTable<TCpu>.Word(caller, 2) = thread.CpuTime;
        SystemCallTable<TCpu>.Word(caller, 3) = thread.CpuTime - thread.CpuTimeAtReceive;
        return KernelError.None;
    }

    private static KernelError InspectKernel(Ref<Thread> caller, Slot slot)
    {
        KernelError error = CapabilityTable.Find(
            caller.Value.Process, slot, ObjectKind.Machine, Rights.None, out _);
        if (error == KernelError.None)
        {
            SystemCallTable<TCpu>.Word(caller, 0) = KernelRoot.State.LongestEntry;
            SystemCallTable<TCpu>.Word(caller, 1) = KernelRoot.State.Entries;
            SystemCallTable<TCpu>.Word(caller, 2) = KernelRoot.State.RamFrames;
            SystemCallTable<TCpu>.Word(caller, 3) = KernelRoot.State.Frames.ObjectFrames;
            SystemCallTable<TCpu>.Word(caller, 4) = KernelRoot.State.LongestEvent;
        }

        return error;
    }
}
