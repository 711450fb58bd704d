using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Micro.Arch.Arm64;

/// <summary>The CPU as it was at an exception in the kernel, stored by Vectors.S.</summary>
[StructLayout(LayoutKind.Sequential)]
public struct Arm64FaultFrame
{
    public GeneralRegisters General;
    public ulong StackPointer;
    public ulong InstructionPointer;
    public ulong Status;
    public ulong Syndrome;
    public ulong FaultAddress;

    /// <summary>0–7: from the kernel; 8–15: an FIQ, an SError or a 32-bit program from user mode.</summary>
    public ulong Vector;

    /// <summary>x0–x30.</summary>
    [InlineArray(Count)]
    public struct GeneralRegisters
    {
        public const int Count = 31;

        private ulong _first;
    }
}
