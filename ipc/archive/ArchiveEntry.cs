using System;

namespace Micro.Archive;

/// <summary>One record of an archive's directory, already checked to lie within the archive.</summary>
public readonly ref struct ArchiveEntry
{
    private readonly ReadOnlySpan<byte> _record;

    internal ArchiveEntry(ReadOnlySpan<byte> record)
    {
        _record = record;
    }

    public ReadOnlySpan<byte> Name => Record.Name(_record.Slice(0, ArchiveFormat.NameSize));

    public EntryKind Kind => (EntryKind)Record.UInt32(_record, ArchiveFormat.EntryKindOffset);

    /// <summary>Where the contents start, in bytes from the start of the archive.</summary>
    public ulong Offset => Record.UInt64(_record, ArchiveFormat.EntryOffsetOffset);

    public ulong Length => Record.UInt64(_record, ArchiveFormat.EntryLengthOffset);

    public ulong Checksum => Record.UInt64(_record, ArchiveFormat.EntryChecksumOffset);
}
