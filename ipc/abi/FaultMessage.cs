namespace Micro.Abi;

/// <summary>
/// Layout of the message that a fault becomes: word indices of its payload. All the registers follow from
/// <see cref="Registers"/> on, in the order of the CPU's register file (arch/*/…RegisterFile).
/// </summary>
public static class FaultMessage
{
    /// <summary>The <see cref="FaultKind"/>.</summary>
    public const int Kind = 0;

    /// <summary>The faulting address; 0 where the exception has none.</summary>
    public const int Address = 1;

    public const int InstructionPointer = 2;

    public const int StackPointer = 3;

    /// <summary>x86-64: vector in bits 0–7, error code from bit 32. ARM64: ESR_EL1.</summary>
    public const int CpuCode = 4;

    /// <summary>How many register words follow.</summary>
    public const int RegisterCount = 5;

    /// <summary>First register word.</summary>
    public const int Registers = 8;

    /// <summary>The value of <see cref="RegisterCount"/> on ARM64.</summary>
    public const ulong Arm64Registers = 34;

    /// <summary>The register word of ARM64's link register, x30: where a function that called nobody returns to.</summary>
    public const int Arm64Link = 30;
}
