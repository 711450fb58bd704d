namespace Micro.Archive;

/// <summary>The layout of an image: a flattened ELF.</summary>
/// <remarks>
/// First the bytes of the segments (the read-only ones page by page, then the writable ones), then a table of
/// segments (virtual address u64, offset u64, file size u64, memory size u64, rights u32, 0 u32), and at the very
/// end a trailer: magic u32, segment count u32, entry point u64. The tables are at the end because there they fit
/// behind the last segment; at the start they would cost every image a page.
/// </remarks>
public static class ImageFormat
{
    /// <summary>The characters "MIMG", read as a little-endian word.</summary>
    public const uint Magic = 0x474D_494D;

    public const int TrailerSize = 16;
    public const int TrailerCountOffset = 4;
    public const int TrailerEntryOffset = 8;

    public const int SegmentSize = 40;
    public const int SegmentOffsetOffset = 8;
    public const int SegmentFileSizeOffset = 16;
    public const int SegmentMemorySizeOffset = 24;
    public const int SegmentRightsOffset = 32;

    public const int MaximumSegments = 16;
}
