using System;

namespace Micro.Server;

/// <summary>Memory that is mapped into this process at a known address, seen as bytes.</summary>
/// <remarks>A wrong address is as fatal as any: callers have the address from whoever mapped the memory, and keep it mapped.</remarks>
public static unsafe class MappedMemory
{
    // SAFETY (all): see the remarks; the kernel checks every access.
    public static ReadOnlySpan<byte> Read(ulong address, int length) => new((byte*)address, length);

    public static Span<byte> Modify(ulong address, int length) => new((byte*)address, length);

    /// <summary>A structure that somebody else wrote, in place.</summary>
    public static ref readonly T At<T>(ulong address)
        where T : unmanaged => ref *(T*)address;
}
