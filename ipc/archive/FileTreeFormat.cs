namespace Micro.Archive;

/// <summary>The layout of a file tree.</summary>
/// <remarks>
/// A header (magic u32, node count u32, offset of the names u64, their length u64, 0 u64), then the nodes, then
/// the names, then the data. A node: parent u32, mode u32, offset of the name u32, its length u16, type u8, 0 u8,
/// mtime i64, size u64, offset of the data u64. All offsets are from the start of the tree, but that of a name is
/// from the start of the names. Node 0 is the root; parents come before their children, and the children of one
/// directory are sorted by their names' bytes. Data of a page or more starts on a page, so that it can be used
/// where it lies; smaller data is packed at multiples of eight.
/// </remarks>
public static class FileTreeFormat
{
    /// <summary>The characters "MFIL", read as a little-endian word.</summary>
    public const uint Magic = 0x4C49_464D;

    public const int HeaderSize = 32;
    public const int CountOffset = 4;
    public const int NamesOffset = 8;
    public const int NamesLengthOffset = 16;

    public const int NodeSize = 40;
    public const int NodeModeOffset = 4;
    public const int NodeNameOffset = 8;
    public const int NodeNameLengthOffset = 12;
    public const int NodeTypeOffset = 14;
    public const int NodeTimeOffset = 16;
    public const int NodeSizeOffset = 24;
    public const int NodeDataOffset = 32;

    public const int SmallAlignment = 8;

    public const int MaximumNameLength = 255;
}
