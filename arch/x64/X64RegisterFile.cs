using Micro.Arch.Contracts;

namespace Micro.Arch.X64;

/// <summary>What the words of a register file mean on x86-64, and which values a user may have in them.</summary>
public static class X64RegisterFile
{
    /// <summary>Words that belong to the user: what a fault message carries.</summary>
    public const int Count = 18;

    public const int Rdi = 0;
    public const int Rsi = 1;
    public const int Rdx = 2;
    public const int R8 = 3;
    public const int R9 = 4;
    public const int R10 = 5;
    public const int Rbx = 6;
    public const int R12 = 7;
    public const int R13 = 8;
    public const int Rax = 9;
    public const int R14 = 10;
    public const int R15 = 11;
    public const int Rbp = 12;
    public const int Rcx = 13;
    public const int R11 = 14;
    public const int Rsp = 15;
    public const int Rip = 16;
    public const int Flags = 17;

    /// <summary>How the thread goes back to user mode; belongs to arch/x64/Trap.S. 0: SYSRET, for a thread that came by SYSCALL.
    /// 1: IRET, which restores rcx and r11 too, and sets it back to 0.</summary>
    public const int Resume = 18;

    public const ulong ResumeByInterruptReturn = 1;

    // Intel SDM vol. 1, "EFLAGS Register": CF PF AF ZF SF TF DF OF AC ID are the user's; IF is always on, and so is bit 1.
    private const ulong UserFlags = 0x24_0DD5;
    private const ulong FixedFlags = 0x202;
    private const ulong LowerHalf = 0x0000_7FFF_FFFF_FFFF;

    public static void Prepare(ref RegisterFile registers, VirtualAddress entry, VirtualAddress stack, ulong argument)
    {
        for (int i = 0; i < RegisterFile.Capacity; i++)
        {
            registers[i] = 0;
        }

        registers[Rdi] = argument;
        // System V, "Initial Stack and Register State": a process starts with its stack at a multiple of 16.
        registers[Rsp] = stack.Value & ~15UL;
        registers[Rip] = entry.Value;
        Sanitize(ref registers);
    }

    public static void Sanitize(ref RegisterFile registers)
    {
        registers[Rip] &= LowerHalf;
        registers[Flags] = (registers[Flags] & UserFlags) | FixedFlags;
        registers[Resume] = ResumeByInterruptReturn;
    }
}
