namespace Micro.Arch.X64;

/// <summary>The gates of all vectors (Intel SDM vol. 3A, "64-Bit Mode IDT").</summary>
public static unsafe class Idt
{
    public const int Size = X64Vectors.Count * 2 * sizeof(ulong);

    private const int StubSize = 16;

    // Interrupt gates: the CPU enters with interrupts off.
    private const ulong Present = 1UL << 47;
    private const ulong InterruptGate = 0xEUL << 40;
    private const ulong UserLevel = 3UL << 45;
    private const ulong FaultStack = 1UL << 32;

    public static void Build(ulong* table, ulong stubs)
    {
        for (uint vector = 0; vector < X64Vectors.Count; vector++)
        {
            ulong entry = stubs + (StubSize * vector);
            ulong gate = (entry & 0xFFFF) | ((ulong)Gdt.KernelCode << 16) | ((entry & 0xFFFF_0000) << 32) | InterruptGate | Present;

            // The only exception that a user may raise by name (INT3); any other INT n is a general protection.
            if (vector == X64Vectors.Breakpoint)
            {
                gate |= UserLevel;
            }

            if (NeedsFaultStack(vector))
            {
                gate |= FaultStack;
            }

            // SAFETY: the caller provides Size bytes.
            table[2 * vector] = gate;
            table[(2 * vector) + 1] = entry >> 32;
        }
    }

    /// <summary>These can come at any moment, also while the stack pointer is still the user's, or because the stack is broken.</summary>
    private static bool NeedsFaultStack(uint vector) =>
        vector is X64Vectors.Debug or X64Vectors.NonMaskable or X64Vectors.DoubleFault or X64Vectors.MachineCheck;
}
