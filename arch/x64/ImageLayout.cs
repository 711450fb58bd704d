namespace Micro.Arch.X64;

/// <summary>Where the linker put the parts of the kernel's image: BootLayout in arch/x64/Boot.S, same order. Virtual addresses.</summary>
public struct ImageLayout
{
    /// <summary>Where the image is linked, less its physical address (kernel.ld).</summary>
    public const ulong KernelBase = 0xFFFF_FFFF_8000_0000;

    public ulong TextStart;

    /// <summary>The end of text and the start of read-only data.</summary>
    public ulong TextEnd;

    /// <summary>The page below the kernel's stack: whoever overruns it faults.</summary>
    public ulong RodataEnd;

    public ulong StackBottom;
    public ulong StackTop;

    /// <summary>The page of GDT, IDT and TSS, and the guard of the stack above it.</summary>
    public ulong Descriptors;

    public ulong DescriptorsEnd;

    /// <summary>The stack for exceptions that may find any other one broken.</summary>
    public ulong FaultStackTop;

    public ulong ImageEnd;

    /// <summary>The end of the first page tables, which are free once the final ones are in use.</summary>
    public ulong BootEnd;

    /// <summary>Entry points of all vectors, 16 bytes apart.</summary>
    public ulong TrapStubs;

    public ulong SystemCallEntry;

    public static ulong PhysicalOf(ulong address) => address - KernelBase;
}
