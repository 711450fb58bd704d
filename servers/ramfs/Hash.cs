using System;

namespace Micro.Servers.Ramfs;

/// <summary>The hash functions of the file system.</summary>
internal static class Hash
{
    // FNV-1a (Fowler, Noll, Vo; 64 bits), seeded with the directory.
    private const ulong Basis = 0xCBF2_9CE4_8422_2325;
    private const ulong Prime = 0x0000_0100_0000_01B3;

    /// <summary>A name in a directory.</summary>
    public static ulong Of(int directory, ReadOnlySpan<byte> name)
    {
        ulong hash = Mix((ulong)directory) ^ Basis;
        foreach (byte letter in name)
        {
            hash = (hash ^ letter) * Prime;
        }

        return Mix(hash);
    }

    /// <summary>Spreads every bit over all (the finalizer of S. Vigna's splitmix64).</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }
}
