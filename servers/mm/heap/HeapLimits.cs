namespace Micro.Servers.Heap;

/// <summary>Sizes that server and policies share.</summary>
public static class HeapLimits
{
    /// <summary>Clients with a region at the same time.</summary>
    public const int Clients = 64;

    /// <summary>Blocks, free and used, of all clients.</summary>
    public const int Blocks = 1 << 20;

    /// <summary>Sizes and offsets of blocks are multiples of this.</summary>
    public const ulong Granule = 16;

    public const ulong Page = 4096;

    /// <summary>The longest region, in bytes.</summary>
    public const ulong RegionBytes = 1UL << 35;
}
