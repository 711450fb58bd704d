using Micro.Arch.Contracts;

namespace Micro.Arch.Arm64;

/// <summary>The ARM64 processor as the kernel sees it.</summary>
public readonly unsafe partial struct Arm64Cpu : ICpu
{
    /// <summary>The same as in Boot.S, which enters the first part of it.</summary>
    internal const ulong DirectMapStart = 0xFFFF_8880_0000_0000;

    private const int TagShift = 48;
    private const int PageShift = 12;

    /// <summary>TLBI by address takes bits 12–55 of it.</summary>
    private const ulong PageNumberMask = (1UL << 44) - 1;

    public static nuint DirectMap => unchecked((nuint)DirectMapStart);

    public static int RegisterCount => Arm64RegisterFile.Count;

    public static int InstructionPointerIndex => Arm64RegisterFile.InstructionPointer;

    public static int StackPointerIndex => Arm64RegisterFile.StackPointer;

    public static ulong Now => Arm64MachineState.Current.Timer.ToNanoseconds(Arm64Instructions.ReadCounter());

    public static uint InterruptLines => Arm64MachineState.Current.Interrupts.Lines;

    public static void PrepareRegisters(
        ref RegisterFile registers, VirtualAddress entry, VirtualAddress stack, ulong argument) =>
        Arm64RegisterFile.Prepare(ref registers, entry, stack, argument);

    public static void SanitizeRegisters(ref RegisterFile registers) => Arm64RegisterFile.Sanitize(ref registers);

    /// <summary>The kernel's half has a root of its own, TTBR1_EL1.</summary>
    public static void PrepareRoot(Frame root)
    {
    }

    /// <summary>Also clears TPIDR_EL0, so that it carries nothing from one address space to the next: programs must not rely on it.</summary>
    public static void ActivateAddressSpace(Frame root, ushort tag) =>
        Arm64Instructions.Activate(root.Start.Value | ((ulong)tag << TagShift));

    public static void InvalidatePage(VirtualAddress page, ushort tag) =>
        Arm64Instructions.InvalidatePage(((page.Value >> PageShift) & PageNumberMask) | ((ulong)tag << TagShift));

    public static void InvalidateAddressSpace(ushort tag) => Arm64Instructions.InvalidateAsid((ulong)tag << TagShift);

    public static void PublishPageTables() => Arm64Instructions.PublishTables();

    public static void PublishCode(Frame frame)
    {
        nuint start = DirectMap + (nuint)frame.Start.Value;
        Arm64Instructions.PublishCode(start, start + Frame.Size);
    }

    public static void SetTimer(ulong deadline) =>
        Arm64Instructions.SetTimer(Arm64MachineState.Current.Timer.ToCount(deadline));

    public static void CancelTimer() => Arm64Instructions.CancelTimer();

    public static void MaskInterrupt(uint line) => Arm64MachineState.Current.Interrupts.Mask(line);

    public static void UnmaskInterrupt(uint line) => Arm64MachineState.Current.Interrupts.Unmask(line);

    public static void SaveVectors(ref VectorState state) => Arm64Instructions.SaveVectors(ref state);

    public static void RestoreVectors(ref VectorState state) => Arm64Instructions.RestoreVectors(ref state);

    public static void ClearVectors() => Arm64Instructions.ClearVectors();

    /// <summary>There are no ports, and so no capability that gets anyone here.</summary>
    public static byte ReadPort(ushort port) => 0;

    public static void WritePort(ushort port, byte value)
    {
    }

    public static void WriteLog(byte value) => Arm64Log.Write(value);

    public static void PowerOff(byte status) => Arm64Power.Off(status);

    // SAFETY: the caller names whole words of frames, which the direct map holds.
    public static void CopyWords(ulong* destination, ulong* source, nuint words) =>
        Arm64Instructions.CopyWords(destination, source, words);

    // SAFETY: as CopyWords.
    public static void ClearWords(ulong* destination, nuint words) => Arm64Instructions.ClearWords(destination, words);
}
