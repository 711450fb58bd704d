using Micro.Arch.Contracts;

namespace Micro.Arch.X64;

/// <summary>All that arch/x64 remembers of the machine it booted on.</summary>
internal struct X64MachineState
{
    /// <summary>The root table with the kernel's half, which every address space copies.</summary>
    public Frame KernelRoot;

    /// <summary>The time-stamp counter when the kernel was entered: moment 0.</summary>
    public ulong TimeStampBase;

    /// <summary>Nanoseconds a tick of the time-stamp counter, times 2³².</summary>
    public ulong TimeStampFactor;

    /// <summary>When the timer is to be raised, in nanoseconds since boot.</summary>
    public ulong TimerDeadline;

    public uint InterruptLines;

    /// <summary>The log goes to the debug console instead of the UART.</summary>
    public bool LogsToDebugConsole;

    public X64PowerPorts Power;

    /// <summary>The one place where this state lives (a documented root: a kernel is one).</summary>
    public static X64MachineState Current;
}
