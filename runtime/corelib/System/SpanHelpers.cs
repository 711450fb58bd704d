using System.Runtime;
using System.Runtime.CompilerServices;

namespace System;

// Block operations. ilc calls Memmove, Fill and ClearWithoutReferences by name for copies of structs and for zeroed
// locals that are too big to unroll; the loops behind them are assembly, one set for user images, one for the kernel.
internal static unsafe class SpanHelpers
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Memmove(ref byte destination, ref byte source, nuint length) =>
        Move((byte*)Unsafe.AsPointer(ref destination), (byte*)Unsafe.AsPointer(ref source), length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void ClearWithoutReferences(ref byte start, nuint length) =>
        Set((byte*)Unsafe.AsPointer(ref start), 0, length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fill(ref byte start, byte value, nuint length) =>
        Set((byte*)Unsafe.AsPointer(ref start), value, length);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Compare(ref byte left, ref byte right, nuint length) =>
        Compare((byte*)Unsafe.AsPointer(ref left), (byte*)Unsafe.AsPointer(ref right), length);

    // Objects do not move, so a pointer to a field stays good for the length of a call.
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "memmove")]
    private static extern void* Move(byte* destination, byte* source, nuint length);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "memset")]
    private static extern void* Set(byte* start, int value, nuint length);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "memcmp")]
    private static extern int Compare(byte* left, byte* right, nuint length);
}
