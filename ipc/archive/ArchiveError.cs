namespace Micro.Archive;

/// <summary>Every way a boot archive can be unusable. The text of each is in <see cref="ArchiveErrors"/>.</summary>
public enum ArchiveError : byte
{
    None = 0,

    /// <summary>There is no archive, or it is shorter than its header.</summary>
    Missing = 1,

    /// <summary>The first eight bytes are not those of an archive.</summary>
    NotAnArchive = 2,

    /// <summary>Written by a tool of another version.</summary>
    UnsupportedVersion = 3,

    /// <summary>The header's checksum is wrong.</summary>
    HeaderCorrupt = 4,

    /// <summary>Fewer bytes are there than the header says.</summary>
    Truncated = 5,

    /// <summary>The directory's checksum is wrong, or an entry lies outside the archive.</summary>
    DirectoryCorrupt = 6,

    /// <summary>No entry has this kind and name.</summary>
    NoSuchEntry = 7,

    /// <summary>The checksum of an entry's contents is wrong.</summary>
    ContentsCorrupt = 8,

    /// <summary>An image's segments make no sense: outside the image, overlapping rights, unaligned.</summary>
    ImageInvalid = 9,

    /// <summary>A symbol table's names or addresses lie outside the table.</summary>
    SymbolsInvalid = 10,

    /// <summary>A manifest record has an impossible kind, name or index.</summary>
    ManifestInvalid = 11,

    /// <summary>A file tree's node has an impossible parent, name or place of data.</summary>
    FilesInvalid = 12,
}
