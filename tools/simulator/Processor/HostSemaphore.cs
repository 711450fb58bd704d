using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Micro.Simulator.Processor;

/// <summary>A semaphore of the C library (sem_overview(7)): a post and a wait are a call of the host's kernel each, where .NET's events take four.</summary>
/// <remarks>It never spins: the one who could end the waiting needs the same host processor.</remarks>
internal sealed unsafe partial class HostSemaphore
{
    // What a sem_t takes, on every C library for 64-bit Linux, and more.
    private const int Bytes = 64;
    private const int Interrupted = 4;

    private readonly byte[] _place = GC.AllocateArray<byte>(Bytes, pinned: true);

    public HostSemaphore()
    {
        Check(sem_init(Address, 0, 0));
    }

    // SAFETY: the array does not move, and goes when nobody can wait any more: whoever waits has this object.
    private void* Address => Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_place));

    /// <summary>Lets one wait end: one that there is, or the next.</summary>
    public void Post() => Check(sem_post(Address));

    public void Wait()
    {
        while (sem_wait(Address) != 0)
        {
            if (Marshal.GetLastPInvokeError() != Interrupted)
            {
                Check(-1);
            }
        }
    }

    private static void Check(int result)
    {
        if (result != 0)
        {
            throw new SimulatorException($"the host has no semaphore: {new Win32Exception(Marshal.GetLastPInvokeError()).Message}");
        }
    }

    [LibraryImport("libc", SetLastError = true)]
    private static partial int sem_init(void* semaphore, int isShared, uint value);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int sem_post(void* semaphore);

    [LibraryImport("libc", SetLastError = true)]
    private static partial int sem_wait(void* semaphore);
}
