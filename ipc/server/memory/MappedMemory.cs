using System;
using System.Runtime.CompilerServices;
using Micro.Abi;

namespace Micro.Server;

/// <summary>Memory that is mapped into this process at a known address, seen as bytes.</summary>
/// <remarks>A wrong address is as fatal as any: callers have the address from whoever mapped the memory, and keep it mapped.</remarks>
public static unsafe class MappedMemory
{
    // Not inlined: the compiler for ARM64 (ilc 10.0.12) keeps only 32 bits of a constant address that becomes a reference with an offset.
    // SAFETY (all): see the remarks; the kernel checks every access.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ReadOnlySpan<byte> Read(ulong address, int length) => new(UserMemory.At(address), length);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Span<byte> Modify(ulong address, int length) => new(UserMemory.At(address), length);

    /// <summary>Memory that is mapped in one piece, for as long as it stays so (<see cref="UserMemory.View"/>).</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Span<byte> View(ulong address, int length) => new(UserMemory.View(address, (ulong)length), length);

    /// <summary>A structure that somebody else wrote, in place.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ref readonly T At<T>(ulong address)
        where T : unmanaged => ref *(T*)UserMemory.At(address);
}
