using System.Runtime.CompilerServices;
using Internal.Runtime;

namespace System;

/// <summary>Copies of blocks.</summary>
public static unsafe class Buffer
{
    public static void MemoryCopy(void* source, void* destination, long destinationSizeInBytes, long sourceBytesToCopy)
    {
        if (sourceBytesToCopy > destinationSizeInBytes)
        {
            ThrowHelpers.ArgumentOutOfRange();
        }

        SpanHelpers.Memmove(ref *(byte*)destination, ref *(byte*)source, (nuint)sourceBytesToCopy);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Memmove<T>(ref T destination, ref T source, nuint elementCount)
    {
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            BulkMoveWithWriteBarrier(
                ref Unsafe.As<T, byte>(ref destination),
                ref Unsafe.As<T, byte>(ref source),
                elementCount * (nuint)Unsafe.SizeOf<T>());
            return;
        }

        SpanHelpers.Memmove(
            ref Unsafe.As<T, byte>(ref destination),
            ref Unsafe.As<T, byte>(ref source),
            elementCount * (nuint)Unsafe.SizeOf<T>());
    }

    // ilc calls it by name for copies of structs with references.
    internal static void BulkMoveWithWriteBarrier(ref byte destination, ref byte source, nuint byteCount) =>
        UserImports.MoveReferences(ref destination, ref source, byteCount);
}
