using System.Runtime;
using System.Runtime.CompilerServices;

namespace Micro.Programs.Fault;

/// <summary>The functions of Faults.S.</summary>
internal static class FaultInstructions
{
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroFaultIllegal")]
    public static extern void Illegal();

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroFaultBreakpoint")]
    public static extern void Breakpoint();

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroFaultDivide")]
    public static extern void Divide();

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroFaultUnalignedAtomic")]
    public static extern void UnalignedAtomic();
}
