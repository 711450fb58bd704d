namespace Micro.Arch.X64;

/// <summary>One range of the memory map (struct hvm_memmap_table_entry).</summary>
public struct PvhMemoryEntry
{
    /// <summary>The type of usable RAM; every other type is reserved.</summary>
    public const uint Ram = 1;

    public ulong Address;
    public ulong Length;
    public uint Type;
    public uint Reserved;
}
