using Micro.Arch.Contracts;

namespace Micro.Arch.Arm64;

/// <summary>Collects what a panic prints.</summary>
public static unsafe class Arm64Panic
{
    /// <summary>Status of a machine whose kernel gave up.</summary>
    private const byte PanicStatus = 134;

    private const int RecordLength = 2 * sizeof(ulong);

    /// <summary>From an exception in the kernel. One within a panic ends the machine at once.</summary>
    public static void Capture(in Arm64FaultFrame frame, out PanicState state)
    {
        EndIfPanicking();
        state = default;
        state.InstructionPointer = frame.InstructionPointer;
        for (int i = 0; i < Arm64FaultFrame.GeneralRegisters.Count; i++)
        {
            state.Add(new PanicRegister(GeneralName(i), frame.General[i]));
        }

        state.Add(new PanicRegister(PanicRegister.Pack("sp"u8), frame.StackPointer));
        state.Add(new PanicRegister(PanicRegister.Pack("pc"u8), frame.InstructionPointer));
        state.Add(new PanicRegister(PanicRegister.Pack("pstate"u8), frame.Status));
        state.Add(new PanicRegister(PanicRegister.Pack("esr"u8), frame.Syndrome));
        state.Add(new PanicRegister(PanicRegister.Pack("far"u8), frame.FaultAddress));
        state.Add(new PanicRegister(PanicRegister.Pack("vector"u8), frame.Vector));
        // Assembly makes no frame records, and a wild jump none either: there the caller is still in the link register.
        if (!Arm64MachineState.Current.Layout.IsManaged(frame.InstructionPointer))
        {
            state.Add(new PanicCall(frame.General[Arm64RegisterFile.Link], target: 0));
        }

        AddCalls(frame.General[Arm64RegisterFile.FramePointer], ref state);
    }

    /// <summary>From the caller itself, whose registers tell nothing.</summary>
    public static void Capture(out PanicState state)
    {
        EndIfPanicking();
        state = default;
        AddCalls(Arm64Instructions.FramePointer(), ref state);
    }

    private static void EndIfPanicking()
    {
        if (Arm64MachineState.Current.IsPanicking)
        {
            Arm64Power.Off(PanicStatus);
        }

        Arm64MachineState.Current.IsPanicking = true;
    }

    /// <summary>x0–x30, packed as <see cref="PanicRegister.Pack"/> does.</summary>
    private static ulong GeneralName(int index)
    {
        uint tens = (uint)index / 10;
        uint ones = (uint)index % 10;
        uint number = tens == 0 ? '0' + ones : '0' + tens + (('0' + ones) << 8);
        return 'x' | ((ulong)number << 8);
    }

    /// <summary>Follows the frame records (AAPCS64, "The frame pointer"): pairs of the caller's record and the return address. Each must lie
    /// on a kernel stack, above the one before, or the chain ends.</summary>
    private static void AddCalls(ulong record, ref PanicState state)
    {
        ref Arm64BootLayout layout = ref Arm64MachineState.Current.Layout;
        ulong low = layout.StackBottom;
        while (IsRecord(record, low, layout.StackTop) && state.CallCount < PanicState.CallList.Capacity)
        {
            // SAFETY: both words were just found to lie on the kernel's stack, which is always mapped.
            ulong* words = (ulong*)record;
            if (words[1] == 0)
            {
                return;
            }

            state.Add(new PanicCall(words[1], target: 0));
            low = record + RecordLength;
            record = words[0];
        }
    }

    private static bool IsRecord(ulong address, ulong low, ulong high) =>
        address >= low && address <= high - RecordLength && address % sizeof(ulong) == 0;
}
