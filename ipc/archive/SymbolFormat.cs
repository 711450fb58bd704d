namespace Micro.Archive;

/// <summary>The layout of a symbol table.</summary>
/// <remarks>
/// A header (magic u32, count u32, base address u64, length of the names u32, 0 u32), then count records sorted by
/// address (address minus base u32, size u32, offset of the name u32), then the names: UTF-8, each ended by a zero.
/// </remarks>
public static class SymbolFormat
{
    /// <summary>The characters "MSYM", read as a little-endian word.</summary>
    public const uint Magic = 0x4D59_534D;

    public const int HeaderSize = 24;
    public const int CountOffset = 4;
    public const int BaseOffset = 8;
    public const int NamesLengthOffset = 16;

    public const int SymbolSize = 12;
    public const int SymbolSizeOffset = 4;
    public const int SymbolNameOffset = 8;
}
