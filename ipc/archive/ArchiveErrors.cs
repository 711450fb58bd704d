using System;

namespace Micro.Archive;

/// <summary>The text of each <see cref="ArchiveError"/>, for boot messages.</summary>
public static class ArchiveErrors
{
    public static ReadOnlySpan<byte> Describe(ArchiveError error) => error switch
    {
        ArchiveError.None => "no error"u8,
        ArchiveError.Missing => "there is no boot archive"u8,
        ArchiveError.NotAnArchive => "this is not a boot archive"u8,
        ArchiveError.UnsupportedVersion => "the boot archive has a version that this kernel does not know"u8,
        ArchiveError.HeaderCorrupt => "the header of the boot archive is corrupt"u8,
        ArchiveError.Truncated => "the boot archive is truncated"u8,
        ArchiveError.DirectoryCorrupt => "the directory of the boot archive is corrupt"u8,
        ArchiveError.NoSuchEntry => "missing from the boot archive"u8,
        ArchiveError.ContentsCorrupt => "corrupt in the boot archive (wrong checksum)"u8,
        ArchiveError.ImageInvalid => "not a valid image"u8,
        ArchiveError.SymbolsInvalid => "not a valid symbol table"u8,
        ArchiveError.ManifestInvalid => "not a valid manifest"u8,
        ArchiveError.FilesInvalid => "not a valid file tree"u8,
        _ => "unknown error"u8,
    };
}
