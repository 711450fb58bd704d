namespace Micro.Abi;

/// <summary>Why a thread stopped. Values are ABI: append, never renumber.</summary>
public enum FaultKind : byte
{
    None = 0,

    /// <summary>A read of an address that is not mapped, or not readable.</summary>
    ReadAccess = 1,

    /// <summary>A write to an address that is not mapped, or not writable.</summary>
    WriteAccess = 2,

    /// <summary>An instruction fetch from an address that is not mapped, or not executable.</summary>
    ExecuteAccess = 3,

    /// <summary>An undefined or privileged instruction.</summary>
    IllegalInstruction = 4,

    /// <summary>A breakpoint instruction; the core library uses it to stop a program whose invariant broke.</summary>
    Breakpoint = 5,

    /// <summary>A division by zero or with an overflowing quotient (x86-64).</summary>
    DivideError = 6,

    /// <summary>An access whose address must be aligned and is not.</summary>
    UnalignedAccess = 7,

    /// <summary>A floating-point exception.</summary>
    FloatingPoint = 8,

    /// <summary>A privilege, segment or non-canonical-address violation (x86-64 general protection).</summary>
    Protection = 9,

    /// <summary>Any other exception of the CPU; the CPU's own code tells which.</summary>
    Other = 10,
}
