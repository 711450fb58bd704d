using Micro.Arch.Contracts;

namespace Micro.Arch.Arm64;

/// <summary>The register file of an ARM64 thread: x0–x30, then SP_EL0, ELR_EL1 and SPSR_EL1, as Vectors.S stores them.</summary>
public static class Arm64RegisterFile
{
    public const int Count = 34;
    public const int FramePointer = 29;
    public const int Link = 30;
    public const int StackPointer = 31;
    public const int InstructionPointer = 32;
    public const int Status = 33;

    /// <summary>What a user may choose of SPSR_EL1: the condition flags. All else is zero: EL0, AArch64, nothing masked, no single step.</summary>
    private const ulong UserStatus = 0xF000_0000;

    public static void Prepare(ref RegisterFile registers, VirtualAddress entry, VirtualAddress stack, ulong argument)
    {
        for (int i = 0; i < Count; i++)
        {
            registers[i] = 0;
        }

        registers[0] = argument;
        registers[StackPointer] = stack.Value;
        registers[InstructionPointer] = entry.Value;
    }

    /// <summary>Addresses need no care: a wrong one faults at EL0, where it is used.</summary>
    public static void Sanitize(ref RegisterFile registers) => registers[Status] &= UserStatus;
}
