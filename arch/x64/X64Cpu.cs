using System.Runtime.CompilerServices;
using Micro.Arch.Contracts;

namespace Micro.Arch.X64;

/// <summary>The x86-64 processor as the kernel sees it.</summary>
public readonly unsafe struct X64Cpu : ICpu
{
    public static nuint DirectMap => unchecked((nuint)X64KernelSpace.DirectMap);

    public static int RegisterCount => X64RegisterFile.Count;

    public static int InstructionPointerIndex => X64RegisterFile.Rip;

    public static int StackPointerIndex => X64RegisterFile.Rsp;

    public static uint InterruptLines => X64MachineState.Current.InterruptLines;

    public static ulong Now => X64Clock.Now;

    public static int Levels => X64PageTableFormat.Levels;

    public static int IndexAt(VirtualAddress address, int level) => X64PageTableFormat.IndexAt(address, level);

    public static ulong Leaf(Frame frame, PageRights rights) => X64PageTableFormat.Leaf(frame, rights);

    public static ulong Block(Frame first, PageRights rights, int level) => X64PageTableFormat.Block(first, rights, level);

    public static ulong Directory(Frame table) => X64PageTableFormat.Directory(table);

    public static bool TryGetTable(ulong entry, int level, out Frame table) =>
        X64PageTableFormat.TryGetTable(entry, level, out table);

    public static bool TryGetLeaf(ulong entry, out Frame frame, out PageRights rights) =>
        X64PageTableFormat.TryGetLeaf(entry, out frame, out rights);

    public static bool IsPresent(ulong entry) => X64PageTableFormat.IsPresent(entry);

    public static void PrepareRegisters(
        ref RegisterFile registers, VirtualAddress entry, VirtualAddress stack, ulong argument) =>
        X64RegisterFile.Prepare(ref registers, entry, stack, argument);

    public static void SanitizeRegisters(ref RegisterFile registers) => X64RegisterFile.Sanitize(ref registers);

    // SAFETY: root tables are frames of RAM, which the direct map holds.
    public static void PrepareRoot(Frame root) =>
        CopyWords(X64KernelSpace.UpperHalf(root, DirectMap), X64KernelSpace.UpperHalf(X64MachineState.Current.KernelRoot, DirectMap),
            X64KernelSpace.UpperEntries);

    /// <summary>No CPU model that the system supports has tagged translations under TCG: CR3 is loaded whole, global pages stay.</summary>
    public static void ActivateAddressSpace(Frame root, ushort tag) => X64Instructions.WriteCr3(root.Start.Value);

    public static void InvalidatePage(VirtualAddress page, ushort tag) => X64Instructions.InvalidatePage(page.Value);

    // Without tags only the current address space has translations in the TLB; dropping them for another's sake is harmless.
    public static void InvalidateAddressSpace(ushort tag) => X64Instructions.WriteCr3(X64Instructions.ReadCr3());

    // The walker of x86-64 is coherent with stores, and so is its instruction fetch.
    public static void PublishPageTables()
    {
    }

    public static void PublishCode(Frame frame)
    {
    }

    public static void SetTimer(ulong deadline) => X64Timer.Set(deadline);

    public static void CancelTimer() => X64Timer.Cancel();

    public static void MaskInterrupt(uint line) => IoApic.Mask(line);

    public static void UnmaskInterrupt(uint line) => IoApic.Unmask(line);

    // SAFETY (vectors): the state is 16-byte aligned and lies in a kernel object, which does not move.
    public static void SaveVectors(ref VectorState state) =>
        X64Instructions.SaveVectors(Unsafe.AsPointer(ref state));

    public static void RestoreVectors(ref VectorState state) =>
        X64Instructions.RestoreVectors(Unsafe.AsPointer(ref state));

    public static void ClearVectors() => X64Instructions.ClearVectors();

    public static byte ReadPort(ushort port) => X64Instructions.ReadPort8(port);

    public static void WritePort(ushort port, byte value) => X64Instructions.WritePort8(port, value);

    public static void WriteLog(byte value) => X64Log.Write(value);

    public static void PowerOff(byte status) => X64Power.Off(status);

    public static void CopyWords(ulong* destination, ulong* source, nuint words) =>
        X64Instructions.CopyWords(destination, source, words);

    public static void ClearWords(ulong* destination, nuint words) => X64Instructions.ClearWords(destination, words);
}
