using System;
using System.Runtime;
using System.Runtime.CompilerServices;

namespace Internal.Runtime;

// What a user image has and the kernel has not: memory for objects, stores of references, tables of interfaces. They are symbols of
// Micro.Runtime and runtime/<cpu>; where they are absent the linker names the method that wanted one.
internal static unsafe class UserImports
{
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "RhpNewFast")]
    public static extern object NewObject(MethodTable* type);

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "RhpNewArrayFast")]
    public static extern object NewArray(MethodTable* type, int length);

    // A block of references that may overlap, each word moved whole.
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroMoveReferences")]
    public static extern void MoveReferences(ref byte destination, ref byte source, nuint byteCount);

    // Between the two, objects are permanent: no reset of the arena takes them.
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroArenaEnterPermanent")]
    public static extern void EnterPermanent();

    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroArenaLeavePermanent")]
    public static extern void LeavePermanent();

    // The method of an object of the type that a dispatch cell asks for.
    [MethodImpl(MethodImplOptions.InternalCall)]
    [RuntimeImport("*", "MicroFindInterfaceMethod")]
    public static extern nint FindInterfaceMethod(MethodTable* type, nint dispatchCell);
}
