using System.Runtime.CompilerServices;

namespace Micro.Abi;

/// <summary>The step from an address of this process' own address space to what lies there, and back. On the machine they are the same.</summary>
/// <remarks>The one door: the simulator, where all processes share the host's address space, shows each its own part of it here.</remarks>
public static unsafe class UserMemory
{
    /// <summary>What lies at an address.</summary>
    // SAFETY: nothing is looked at here; who does vouches for the mapping.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* At(ulong address) => (byte*)address;

    /// <summary>What lies at an address, for as long as it is mapped so: in one piece of memory, and for one look.</summary>
    /// <remarks>The simulator shows it where RAM itself is, since to map it for every look would cost more than the look.</remarks>
    // SAFETY: as of At; the bytes are part of one mapping.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* View(ulong address, ulong bytes) => (byte*)address;

    /// <summary>The address of what <see cref="At"/> gave.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong AddressOf(void* place) => (ulong)place;
}
