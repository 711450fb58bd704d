namespace Micro.Arch.X64;

/// <summary>What a PVH loader hands over (Xen, "x86/HVM direct boot ABI", struct hvm_start_info).</summary>
public struct PvhStartInfo
{
    public const uint ExpectedMagic = 0x336E_C578;

    public uint Magic;

    /// <summary>0 has no memory map.</summary>
    public uint Version;

    public uint Flags;
    public uint ModuleCount;

    /// <summary>Physical address of the <see cref="PvhModule"/> list.</summary>
    public ulong Modules;

    /// <summary>Physical address of a zero-terminated text.</summary>
    public ulong CommandLine;

    public ulong RootPointer;

    /// <summary>Physical address of the <see cref="PvhMemoryEntry"/> list.</summary>
    public ulong MemoryMap;

    public uint MemoryMapCount;
    public uint Reserved;
}
