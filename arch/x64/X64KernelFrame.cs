namespace Micro.Arch.X64;

/// <summary>What arch/x64/Trap.S saves of an exception in the kernel, in the order of the stack.</summary>
public struct X64KernelFrame
{
    public ulong R15;
    public ulong R14;
    public ulong R13;
    public ulong R12;
    public ulong R11;
    public ulong R10;
    public ulong R9;
    public ulong R8;
    public ulong Rdi;
    public ulong Rsi;
    public ulong Rbp;
    public ulong Rbx;
    public ulong Rdx;
    public ulong Rcx;
    public ulong Rax;
    public ulong Vector;
    public ulong ErrorCode;
    public ulong Rip;
    public ulong CodeSelector;
    public ulong Flags;
    public ulong Rsp;
    public ulong StackSelector;
}
