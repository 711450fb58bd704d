using System;
using Micro.Arch.Contracts;

namespace Micro.Arch.Host;

/// <summary>A processor for tests and the simulator: the kernel runs on <see cref="HostMachine"/>, with the page-table format of any CPU.</summary>
public readonly unsafe struct HostCpu<TFormat> : ICpu
    where TFormat : struct, IPageTableFormat
{
    public static nuint DirectMap => Machine.DirectMap;

    public static int RegisterCount => 18;

    public static int InstructionPointerIndex => 16;

    public static int StackPointerIndex => 15;

    public static ulong Now => Machine.Now;

    public static uint InterruptLines => HostMachine.Lines;

    public static int Levels => TFormat.Levels;

    private static HostMachine Machine => HostMachine.Current ?? throw new InvalidOperationException("No machine is on.");

    public static int IndexAt(VirtualAddress address, int level) => TFormat.IndexAt(address, level);

    public static ulong Leaf(Frame frame, PageRights rights) => TFormat.Leaf(frame, rights);

    public static ulong Block(Frame first, PageRights rights, int level) => TFormat.Block(first, rights, level);

    public static ulong Directory(Frame table) => TFormat.Directory(table);

    public static bool TryGetTable(ulong entry, int level, out Frame table) => TFormat.TryGetTable(entry, level, out table);

    public static bool TryGetLeaf(ulong entry, out Frame frame, out PageRights rights) =>
        TFormat.TryGetLeaf(entry, out frame, out rights);

    public static bool IsPresent(ulong entry) => TFormat.IsPresent(entry);

    public static void PrepareRegisters(
        ref RegisterFile registers, VirtualAddress entry, VirtualAddress stack, ulong argument)
    {
        registers = default;
        registers[RegisterFile.Header] = argument;
        registers[InstructionPointerIndex] = entry.Value;
        registers[StackPointerIndex] = stack.Value;
    }

    public static void SanitizeRegisters(ref RegisterFile registers) => registers[RegisterCount - 1] = 0;

    public static void PrepareRoot(Frame root) => Machine.PageTableVersion++;

    public static void ActivateAddressSpace(Frame root, ushort tag)
    {
        Machine.ActiveRoot = root;
        Machine.ActiveTag = tag;
    }

    public static void InvalidatePage(VirtualAddress page, ushort tag) => Machine.PageTableVersion++;

    public static void InvalidateAddressSpace(ushort tag) => Machine.PageTableVersion++;

    public static void PublishPageTables() => Machine.PageTableVersion++;

    public static void PublishCode(Frame frame)
    {
    }

    public static void SetTimer(ulong deadline) => Machine.TimerDeadline = deadline;

    public static void CancelTimer() => Machine.TimerDeadline = null;

    public static void MaskInterrupt(uint line) => Machine.SetMask(line, false);

    public static void UnmaskInterrupt(uint line) => Machine.SetMask(line, true);

    public static void SaveVectors(ref VectorState state) => state[0] = Machine.Vectors;

    public static void RestoreVectors(ref VectorState state) => Machine.Vectors = state[0];

    public static void ClearVectors() => Machine.Vectors = 0;

    public static byte ReadPort(ushort port) => Machine.ReadPort(port);

    public static void WritePort(ushort port, byte value) => Machine.WritePort(port, value);

    public static void WriteLog(byte value) => Machine.WriteLog(value);

    public static void PowerOff(byte status) => throw new HostPowerOffException(status);

    // SAFETY: as for the machine's processors, callers name words of the machine's RAM.
    public static void CopyWords(ulong* destination, ulong* source, nuint words) =>
        new ReadOnlySpan<ulong>(source, (int)words).CopyTo(new Span<ulong>(destination, (int)words));

    public static void ClearWords(ulong* destination, nuint words) => new Span<ulong>(destination, (int)words).Clear();
}
