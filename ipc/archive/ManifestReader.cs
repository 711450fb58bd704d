using System;

namespace Micro.Archive;

/// <summary>The compiled manifest: the records of all servers, in the order of their start, and programs.</summary>
public readonly ref struct ManifestReader
{
    private readonly ReadOnlySpan<byte> _records;

    private ManifestReader(ReadOnlySpan<byte> records)
    {
        _records = records;
    }

    public int Count => _records.Length / ManifestFormat.RecordSize;

    public static ArchiveError Open(ReadOnlySpan<byte> contents, out ManifestReader manifest)
    {
        manifest = default;
        if (contents.Length < ManifestFormat.HeaderSize || Record.UInt32(contents, 0) != ManifestFormat.Magic)
        {
            return ArchiveError.ManifestInvalid;
        }

        uint count = Record.UInt32(contents, ManifestFormat.CountOffset);
        if (count > ManifestFormat.MaximumRecords
            || contents.Length != ManifestFormat.HeaderSize + ((int)count * ManifestFormat.RecordSize))
        {
            return ArchiveError.ManifestInvalid;
        }

        ManifestReader candidate = new(contents.Slice(ManifestFormat.HeaderSize));
        for (int i = 0; i < candidate.Count; i++)
        {
            if (!candidate.IsValid(i))
            {
                return ArchiveError.ManifestInvalid;
            }
        }

        manifest = candidate;
        return ArchiveError.None;
    }

    /// <summary>The manifest in contents that <see cref="Open"/> accepted and that nobody can have changed: nothing is checked again.</summary>
    public static ManifestReader Reopen(ReadOnlySpan<byte> contents) => new(contents.Slice(ManifestFormat.HeaderSize));

    /// <summary>The record at an index below <see cref="Count"/>.</summary>
    public ManifestRecord RecordAt(int index) => new(RecordBytes(index));

    public bool TryFind(ReadOnlySpan<byte> name, out int index)
    {
        for (index = 0; index < Count; index++)
        {
            if (RecordAt(index).Name.SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }

    private ReadOnlySpan<byte> RecordBytes(int index) =>
        _records.Slice(index * ManifestFormat.RecordSize, ManifestFormat.RecordSize);

    private bool IsValid(int index)
    {
        // The count comes first: the Calls property may only be asked for once it is known to be in bounds.
        if (Record.UInt32(RecordBytes(index), ManifestFormat.CallCountOffset) > ManifestFormat.MaximumCalls)
        {
            return false;
        }

        ManifestRecord record = RecordAt(index);
        foreach (byte callee in record.Calls)
        {
            if (callee >= Count)
            {
                return false;
            }
        }

        return record.Kind is ManifestKind.Server or ManifestKind.Program
            && record.Name.Length is > 0 and <= ArchiveFormat.MaximumNameLength
            && record.Image.Length is > 0 and <= ArchiveFormat.MaximumNameLength;
    }
}
