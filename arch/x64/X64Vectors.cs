namespace Micro.Arch.X64;

/// <summary>Which interrupt vector means what.</summary>
public static class X64Vectors
{
    public const uint Debug = 1;
    public const uint NonMaskable = 2;
    public const uint Breakpoint = 3;
    public const uint DoubleFault = 8;
    public const uint PageFault = 14;
    public const uint MachineCheck = 18;

    /// <summary>The first interrupt line; those below are exceptions of the CPU.</summary>
    public const uint FirstLine = 32;

    public const uint MaxLines = 24;

    public const uint Timer = 56;

    /// <summary>The local APIC withdrew an interrupt too late: it is not acknowledged.</summary>
    public const uint Spurious = 63;

    /// <summary>Vectors that have a stub in arch/x64/Trap.S.</summary>
    public const int Count = 64;
}
