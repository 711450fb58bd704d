namespace Micro.Archive;

/// <summary>The layout of a boot archive: what the boot loader puts into memory beside the kernel.</summary>
/// <remarks>
/// All numbers are little-endian, as both CPUs are. In order:
/// <code>
/// header     64 bytes   magic u64, version u32, architecture u32, total length u64, entry count u32, 0 u32,
///                       directory checksum u64, 0 u64, 0 u64, checksum u64 of the 56 bytes before
/// directory  64 × count name 32 bytes (padded with zeros), kind u32, 0 u32, offset u64, length u64, checksum u64
/// contents              each at its offset from the start of the archive
/// </code>
/// Contents that are handed on as Memory (see <see cref="EntryKinds.IsPageAligned"/>) start on a page of their
/// own and nothing else shares their last page; the others are only aligned to 16 bytes. The checksums are there
/// to tell a damaged or shortened archive from a good one, with a message that names the part; they are no
/// protection against somebody who means harm: whoever writes the archive also writes the kernel.
/// </remarks>
public static class ArchiveFormat
{
    /// <summary>The eight characters "MicroBAr", read as a little-endian word.</summary>
    public const ulong Magic = 0x7241_426F_7263_694D;

    public const uint Version = 1;

    public const int PageSize = 4096;

    /// <summary>The alignment of contents that are only read, never handed on as Memory.</summary>
    public const int SmallAlignment = 16;

    public const int HeaderSize = 64;
    public const int VersionOffset = 8;
    public const int ArchitectureOffset = 12;
    public const int TotalLengthOffset = 16;
    public const int EntryCountOffset = 24;
    public const int DirectoryChecksumOffset = 32;
    public const int HeaderChecksumOffset = 56;

    public const int EntrySize = 64;
    public const int EntryKindOffset = 32;
    public const int EntryOffsetOffset = 40;
    public const int EntryLengthOffset = 48;
    public const int EntryChecksumOffset = 56;

    /// <summary>Room for a name in a record; at least the last byte is zero.</summary>
    public const int NameSize = 32;

    public const int MaximumNameLength = NameSize - 1;

    /// <summary>More entries than any image has; keeps a damaged count from costing time.</summary>
    public const int MaximumEntries = 1024;
}
