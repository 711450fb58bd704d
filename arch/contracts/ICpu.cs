namespace Micro.Arch.Contracts;

/// <summary>Everything the kernel asks of a processor. Implemented by an empty struct per CPU, so that ilc resolves each call at compile
/// time; arch/host has one for the simulator and the tests. A CPU passes the members of <see cref="IPageTableFormat"/> on to its format, so
/// that one type argument, the CPU, is all that generic kernel code needs.</summary>
public interface ICpu : IPageTableFormat
{
    /// <summary>The virtual address at which physical address 0 appears (the direct map of all RAM).</summary>
    static abstract nuint DirectMap { get; }

    /// <summary>Words of the register file in use (18 or 34).</summary>
    static abstract int RegisterCount { get; }

    static abstract int InstructionPointerIndex { get; }

    static abstract int StackPointerIndex { get; }

    /// <summary>Fills a register file so that the thread starts in user mode with interrupts on; everything else is zero.</summary>
    static abstract void PrepareRegisters(ref RegisterFile registers, VirtualAddress entry, VirtualAddress stack, ulong argument);

    /// <summary>Forces the parts of a user-supplied register file that a user must not choose (flags, mode, canonical addresses).</summary>
    static abstract void SanitizeRegisters(ref RegisterFile registers);

    /// <summary>Makes a new root table able to run the kernel (x86-64: copies the upper half; ARM64: nothing).</summary>
    static abstract void PrepareRoot(Frame root);

    /// <summary>Makes an address space the current one. <paramref name="tag"/> (1 to 65535) names it in the TLB where the CPU has tags.</summary>
    static abstract void ActivateAddressSpace(Frame root, ushort tag);

    /// <summary>Forgets one translation of the address space (current or not).</summary>
    static abstract void InvalidatePage(VirtualAddress page, ushort tag);

    /// <summary>Forgets every translation of the address space.</summary>
    static abstract void InvalidateAddressSpace(ushort tag);

    /// <summary>Makes page-table writes visible to the walker, and instructions written through the direct map to the fetcher.</summary>
    static abstract void PublishPageTables();

    /// <summary>Makes the content of a frame that will be mapped executable visible to instruction fetch.</summary>
    static abstract void PublishCode(Frame frame);

    /// <summary>Nanoseconds since boot.</summary>
    static abstract ulong Now { get; }

    /// <summary>Raises the timer interrupt at <paramref name="deadline"/> (nanoseconds since boot; in the past: at once).</summary>
    static abstract void SetTimer(ulong deadline);

    static abstract void CancelTimer();

    static abstract void MaskInterrupt(uint line);

    static abstract void UnmaskInterrupt(uint line);

    /// <summary>Interrupt lines that exist.</summary>
    static abstract uint InterruptLines { get; }

    static abstract void SaveVectors(ref VectorState state);

    static abstract void RestoreVectors(ref VectorState state);

    /// <summary>Sets all vector registers and their control words to their initial values.</summary>
    static abstract void ClearVectors();

    static abstract byte ReadPort(ushort port);

    static abstract void WritePort(ushort port, byte value);

    /// <summary>Writes one byte to the log channel (debug console, semihosting or UART: chosen at boot).</summary>
    static abstract void WriteLog(byte value);

    /// <summary>Ends the machine with a status; never returns.</summary>
    static abstract void PowerOff(byte status);

    /// <summary>Copies whole words between frames without vector registers; <paramref name="words"/> may be 0.</summary>
    static abstract unsafe void CopyWords(ulong* destination, ulong* source, nuint words);

    /// <summary>Zeroes whole words without vector registers.</summary>
    static abstract unsafe void ClearWords(ulong* destination, nuint words);
}
