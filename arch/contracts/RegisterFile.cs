using System.Runtime.CompilerServices;

namespace Micro.Arch.Contracts;

/// <summary>
/// All general registers of a user thread, as entry code stores them at the start of the Thread object. The first words are the
/// same on both CPUs: 0 message header, 1–8 message words, 9 system-call word or result, 10 auxiliary word. From 11 on:
/// x86-64: 11 r15, 12 rbp, 13 rcx, 14 r11, 15 rsp, 16 rip, 17 rflags. ARM64: 11–30 x11–x30, 31 SP_EL0, 32 ELR_EL1, 33 SPSR_EL1.
/// </summary>
[InlineArray(Capacity)]
public struct RegisterFile
{
    public const int Capacity = 36;
    public const int Header = 0;
    public const int FirstWord = 1;
    public const int SystemCallWord = 9;
    public const int Result = 9;
    public const int Auxiliary = 10;

    private ulong _first;
}
