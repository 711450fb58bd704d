using System.Runtime;
using System.Runtime.CompilerServices;

namespace Micro.Programs.Bench;

/// <summary>The functions of Bench.S.</summary>
internal static class BenchInstructions
{
    /// <summary>Bytes that hold all of the loop whose address <see cref="FaultLoop"/> gives.</summary>
    public const int FaultLoopBytes = 64;

    /// <summary>Uses a vector register.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroBenchTouchVector")]
    public static extern void TouchVector();

    /// <summary>The address of a position-independent loop that reads what its argument points to.</summary>
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroBenchFaultLoop")]
    public static extern ulong FaultLoop();
}
