namespace Micro.Servers.Ramfs;

/// <summary>What a file has at one block: nothing, a block of its own, or bytes of the boot archive that nobody has written to yet.</summary>
internal readonly struct BlockEntry(uint bits)
{
    // Data in the archive lies at multiples of this, so that 31 bits reach all of it.
    public const ulong ArchiveAlignment = 8;

    private const uint ArchiveBit = 1u << 31;

    public uint Bits { get; } = bits;

    public bool IsHole => Bits == 0;

    public bool IsArchive => (Bits & ArchiveBit) != 0;

    public bool IsOwn => Bits - 1 < ArchiveBit - 1;

    /// <summary>The number of an own block.</summary>
    public int Block => (int)Bits;

    /// <summary>Bytes from the start of the archive's file tree.</summary>
    public ulong ArchiveOffset => (Bits & ~ArchiveBit) * ArchiveAlignment;

    public static BlockEntry Own(int block) => new((uint)block);

    public static BlockEntry InArchive(ulong offset) => new(ArchiveBit | (uint)(offset / ArchiveAlignment));
}
