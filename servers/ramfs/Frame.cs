using System.Runtime.CompilerServices;
using Micro.Server;

namespace Micro.Servers.Ramfs;

/// <summary>Counts the memory of tables.</summary>
internal static class Frame
{
    /// <summary>Frames that the elements of a pool take which are, or were, in use.</summary>
    public static ulong Of<T>(StatePool<T> pool)
        where T : unmanaged =>
        (((ulong)pool.Last * (ulong)Unsafe.SizeOf<T>()) + BlockStore.BlockSize - 1) >> BlockStore.BlockBits;
}
