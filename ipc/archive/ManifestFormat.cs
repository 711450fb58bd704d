namespace Micro.Archive;

/// <summary>The layout of the compiled manifest.</summary>
/// <remarks>
/// A header (magic u32, record count u32, 0 u64), then the records in the order in which init starts the servers:
/// name 32 bytes, image 32 bytes (both padded with zeros), kind u32, grants u32, priority u32, number of calls
/// u32, state u64, stack u64 (bytes), replies u32, slots u32, and 24 bytes: the indices of the records that this one may call.
/// </remarks>
public static class ManifestFormat
{
    /// <summary>The characters "MMAN", read as a little-endian word.</summary>
    public const uint Magic = 0x4E41_4D4D;

    public const int HeaderSize = 16;
    public const int CountOffset = 4;

    public const int RecordSize = 128;
    public const int ImageOffset = 32;
    public const int KindOffset = 64;
    public const int GrantsOffset = 68;
    public const int PriorityOffset = 72;
    public const int CallCountOffset = 76;
    public const int StateOffset = 80;
    public const int StackOffset = 88;
    public const int RepliesOffset = 96;
    public const int SlotsOffset = 100;
    public const int CallsOffset = 104;

    public const int MaximumCalls = 24;

    /// <summary>An index of a record fits in a byte, and init's tables are of this size.</summary>
    public const int MaximumRecords = 64;
}
