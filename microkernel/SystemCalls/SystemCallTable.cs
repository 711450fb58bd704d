using System.Runtime.CompilerServices;
using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Objects;
using Micro.Kernel.Scheduling;

namespace Micro.Kernel.SystemCalls;

/// <summary>One system call, from its number to its result.</summary>
internal static class SystemCallTable<TCpu>
    where TCpu : struct, ICpu
{
    /// <summary>Does a call in full. True: nothing changed after which another thread, address space or timer may be due.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool Run(Ref<Thread> caller, SystemCallWord word)
    {
        KernelError error = Handle(caller, word);
        ref Processor processor = ref KernelRoot.State.Processor;
        if (processor.Current != caller)
        {
            // A thread that ended itself is not there any more.
            return false;
        }

        // One that waits gets its result from whoever wakes it, which overwrites this.
        caller.Value.Registers[RegisterFile.Result] = (ulong)error;
        return !processor.IsChanged && caller.Value.State == ThreadState.Running;
    }

    /// <summary>A word of the call's arguments, and of its results.</summary>
    public static ref ulong Word(Ref<Thread> caller, int index) => ref caller.Value.Registers[RegisterFile.FirstWord + index];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static KernelError Handle(Ref<Thread> caller, SystemCallWord word) => word.Number switch
    {
        Syscall.Call => MessageCalls<TCpu>.Call(caller, word),
        Syscall.ReplyReceive => MessageCalls<TCpu>.ReplyReceive(caller, word),
        Syscall.Reply => MessageCalls<TCpu>.Reply(caller, word),
        Syscall.Signal => MessageCalls<TCpu>.Signal(caller, word),
        Syscall.Create => CreateCall<TCpu>.Run(caller, word),
        Syscall.Copy => CapabilityCalls<TCpu>.Copy(caller, word),
        Syscall.Move => CapabilityCalls<TCpu>.Move(caller, word),
        Syscall.Delete => CapabilityCalls<TCpu>.Delete(caller, word),
        Syscall.Revoke => CapabilityCalls<TCpu>.Revoke(caller, word),
        Syscall.Map => MappingCalls<TCpu>.Map(caller, word),
        Syscall.Unmap => MappingCalls<TCpu>.Unmap(caller, word),
        Syscall.Thread => ThreadCalls<TCpu>.Run(caller, word),
        Syscall.Interrupt => DeviceCalls<TCpu>.Interrupt(caller, word),
        Syscall.SetAlarm => DeviceCalls<TCpu>.SetAlarm(caller, word),
        Syscall.Inspect => InspectCalls<TCpu>.Inspect(caller, word),
        Syscall.Yield => Yield(),
        Syscall.Port => DeviceCalls<TCpu>.Port(caller, word),
        Syscall.PowerOff => DeviceCalls<TCpu>.PowerOff(caller, word),
        Syscall.Log => InspectCalls<TCpu>.Log(caller),
        _ => KernelError.UnknownSystemCall,
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static KernelError Yield()
    {
        Scheduler<TCpu>.Charge();
        Scheduler<TCpu>.Rotate();
        return KernelError.None;
    }
}
