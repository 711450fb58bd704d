using System;

namespace Micro.Archive;

/// <summary>A boot archive in memory. Every offset is checked on opening; nothing here throws or allocates.</summary>
public readonly ref struct ArchiveReader
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int _count;

    private ArchiveReader(ReadOnlySpan<byte> bytes, int count)
    {
        _bytes = bytes;
        _count = count;
    }

    /// <summary>How many entries there are.</summary>
    public int Count => _count;

    /// <summary>The archive's own length, without what the boot loader may have left behind it.</summary>
    public int Length => _bytes.Length;

    public Architecture Architecture => _bytes.Length == 0
        ? Architecture.None
        : (Architecture)Record.UInt32(_bytes, ArchiveFormat.ArchitectureOffset);

    /// <summary>Checks header and directory. The contents are checked one by one, by <see cref="Verify"/>.</summary>
    public static ArchiveError Open(ReadOnlySpan<byte> bytes, out ArchiveReader archive)
    {
        archive = default;
        ArchiveError error = CheckHeader(bytes);
        if (error != ArchiveError.None)
        {
            return error;
        }

        int length = (int)Record.UInt64(bytes, ArchiveFormat.TotalLengthOffset);
        uint count = Record.UInt32(bytes, ArchiveFormat.EntryCountOffset);
        bytes = bytes.Slice(0, length);
        if (count > ArchiveFormat.MaximumEntries
            || !Record.IsWithin(ArchiveFormat.HeaderSize, count * ArchiveFormat.EntrySize, (ulong)length))
        {
            return ArchiveError.DirectoryCorrupt;
        }

        ArchiveReader candidate = new(bytes, (int)count);
        error = candidate.CheckDirectory();
        if (error == ArchiveError.None)
        {
            archive = candidate;
        }

        return error;
    }

    /// <summary>The archive in bytes that <see cref="Open"/> accepted and that nobody can have changed: nothing is checked again.</summary>
    public static ArchiveReader Reopen(ReadOnlySpan<byte> bytes) => new(
        bytes.Slice(0, (int)Record.UInt64(bytes, ArchiveFormat.TotalLengthOffset)),
        (int)Record.UInt32(bytes, ArchiveFormat.EntryCountOffset));

    /// <summary>The entry at an index below <see cref="Count"/>.</summary>
    public ArchiveEntry EntryAt(int index) =>
        new(_bytes.Slice(ArchiveFormat.HeaderSize + (index * ArchiveFormat.EntrySize), ArchiveFormat.EntrySize));

    public bool TryFind(EntryKind kind, ReadOnlySpan<byte> name, out ArchiveEntry entry)
    {
        for (int i = 0; i < _count; i++)
        {
            entry = EntryAt(i);
            if (entry.Kind == kind && entry.Name.SequenceEqual(name))
            {
                return true;
            }
        }

        entry = default;
        return false;
    }

    /// <summary>The contents of an entry of this archive, unverified.</summary>
    public ReadOnlySpan<byte> Contents(ArchiveEntry entry) => _bytes.Slice((int)entry.Offset, (int)entry.Length);

    /// <summary>Compares the contents of an entry with their checksum.</summary>
    public ArchiveError Verify(ArchiveEntry entry) =>
        Checksum.Of(Contents(entry)) == entry.Checksum ? ArchiveError.None : ArchiveError.ContentsCorrupt;

    /// <summary>Finds an entry and verifies its contents: what every user of the archive does first.</summary>
    public ArchiveError Find(EntryKind kind, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> contents)
    {
        contents = default;
        if (!TryFind(kind, name, out ArchiveEntry entry))
        {
            return ArchiveError.NoSuchEntry;
        }

        ArchiveError error = Verify(entry);
        if (error == ArchiveError.None)
        {
            contents = Contents(entry);
        }

        return error;
    }

    private static ArchiveError CheckHeader(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < ArchiveFormat.HeaderSize)
        {
            return ArchiveError.Missing;
        }

        if (Record.UInt64(bytes, 0) != ArchiveFormat.Magic)
        {
            return ArchiveError.NotAnArchive;
        }

        // The version decides what the rest of the header means, so it comes before the checksum.
        if (Record.UInt32(bytes, ArchiveFormat.VersionOffset) != ArchiveFormat.Version)
        {
            return ArchiveError.UnsupportedVersion;
        }

        if (Checksum.Of(bytes.Slice(0, ArchiveFormat.HeaderChecksumOffset))
            != Record.UInt64(bytes, ArchiveFormat.HeaderChecksumOffset))
        {
            return ArchiveError.HeaderCorrupt;
        }

        return Record.UInt64(bytes, ArchiveFormat.TotalLengthOffset) <= (ulong)bytes.Length
            ? ArchiveError.None
            : ArchiveError.Truncated;
    }

    private ArchiveError CheckDirectory()
    {
        ReadOnlySpan<byte> directory = _bytes.Slice(ArchiveFormat.HeaderSize, _count * ArchiveFormat.EntrySize);
        if (Checksum.Of(directory) != Record.UInt64(_bytes, ArchiveFormat.DirectoryChecksumOffset))
        {
            return ArchiveError.DirectoryCorrupt;
        }

        for (int i = 0; i < _count; i++)
        {
            ArchiveEntry entry = EntryAt(i);
            ulong alignment = EntryKinds.IsPageAligned(entry.Kind)
                ? (ulong)ArchiveFormat.PageSize
                : ArchiveFormat.SmallAlignment;
            if (!Record.IsWithin(entry.Offset, entry.Length, (ulong)_bytes.Length) || entry.Offset % alignment != 0)
            {
                return ArchiveError.DirectoryCorrupt;
            }
        }

        return ArchiveError.None;
    }
}
