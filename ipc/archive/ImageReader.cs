using System;

namespace Micro.Archive;

/// <summary>A flattened ELF: an entry point and segments, none of which is both writable and executable.</summary>
public readonly ref struct ImageReader
{
    private readonly ReadOnlySpan<byte> _contents;
    private readonly ReadOnlySpan<byte> _segments;
    private readonly ulong _entryPoint;

    private ImageReader(ReadOnlySpan<byte> contents, ReadOnlySpan<byte> segments, ulong entryPoint)
    {
        _contents = contents;
        _segments = segments;
        _entryPoint = entryPoint;
    }

    public ulong EntryPoint => _entryPoint;

    public int SegmentCount => _segments.Length / ImageFormat.SegmentSize;

    public static ArchiveError Open(ReadOnlySpan<byte> contents, out ImageReader image)
    {
        image = default;
        if (contents.Length < ImageFormat.TrailerSize)
        {
            return ArchiveError.ImageInvalid;
        }

        int trailerStart = contents.Length - ImageFormat.TrailerSize;
        ReadOnlySpan<byte> trailer = contents.Slice(trailerStart);
        uint count = Record.UInt32(trailer, ImageFormat.TrailerCountOffset);
        if (Record.UInt32(trailer, 0) != ImageFormat.Magic
            || count > ImageFormat.MaximumSegments
            || count * ImageFormat.SegmentSize > (uint)trailerStart)
        {
            return ArchiveError.ImageInvalid;
        }

        int tableStart = trailerStart - ((int)count * ImageFormat.SegmentSize);
        ImageReader candidate = new(
            contents.Slice(0, tableStart),
            contents.Slice(tableStart, trailerStart - tableStart),
            Record.UInt64(trailer, ImageFormat.TrailerEntryOffset));
        if (!candidate.IsValid())
        {
            return ArchiveError.ImageInvalid;
        }

        image = candidate;
        return ArchiveError.None;
    }

    /// <summary>The segment at an index below <see cref="SegmentCount"/>.</summary>
    public ImageSegment SegmentAt(int index)
    {
        ReadOnlySpan<byte> record = _segments.Slice(index * ImageFormat.SegmentSize, ImageFormat.SegmentSize);
        return new ImageSegment(
            Record.UInt64(record, 0),
            Record.UInt64(record, ImageFormat.SegmentOffsetOffset),
            Record.UInt64(record, ImageFormat.SegmentFileSizeOffset),
            Record.UInt64(record, ImageFormat.SegmentMemorySizeOffset),
            (SegmentRights)Record.UInt32(record, ImageFormat.SegmentRightsOffset));
    }

    /// <summary>The bytes that the archive holds for a segment of this image.</summary>
    public ReadOnlySpan<byte> Bytes(ImageSegment segment) =>
        _contents.Slice((int)segment.Offset, (int)segment.FileSize);

    private bool IsValid()
    {
        for (int i = 0; i < SegmentCount; i++)
        {
            ImageSegment segment = SegmentAt(i);
            bool isPlaced = Record.IsWithin(segment.Offset, segment.FileSize, (ulong)_contents.Length)
                && segment.FileSize <= segment.MemorySize
                && segment.MemorySize <= ulong.MaxValue - segment.VirtualAddress
                && segment.VirtualAddress % ArchiveFormat.PageSize == 0;
            bool isMappable = segment.IsWritable
                ? !segment.IsExecutable
                : segment.Offset % ArchiveFormat.PageSize == 0;
            if (!isPlaced || !isMappable)
            {
                return false;
            }
        }

        return true;
    }
}
