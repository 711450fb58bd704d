using Micro.Abi;

namespace Micro.Arch.Contracts;

/// <summary>An exception of a user thread as arch code found it; the registers are in the thread.</summary>
public readonly struct CpuException(FaultKind kind, VirtualAddress address, ulong cpuCode)
{
    public FaultKind Kind { get; } = kind;

    /// <summary>The faulting address, 0 where there is none.</summary>
    public VirtualAddress Address { get; } = address;

    /// <summary>x86-64: vector in bits 0–7, error code from bit 32. ARM64: ESR_EL1.</summary>
    public ulong CpuCode { get; } = cpuCode;
}
