using System;
using System.Buffers.Binary;
using System.Text;
using Micro.Archive;

namespace Micro.Kernel.Tests;

/// <summary>A boot archive with nothing but an image of init: one page of text, one of data, three of memory behind it.</summary>
internal static class TestArchive
{
    public const ulong Entry = 0x1_0000_0010;
    public const ulong Text = 0x1_0000_0000;
    public const ulong Data = 0x1_0000_1000;
    public const int DataLength = 100;
    public const ulong DataMemory = 3 * 4096;
    public const byte TextByte = 0x90;
    public const byte DataByte = 0x77;

    private const int ImageOffset = 4096;

    public static byte[] Build(string name = "init")
    {
        byte[] image = BuildImage();
        byte[] archive = new byte[ImageOffset + image.Length];
        image.CopyTo(archive, ImageOffset);

        Span<byte> entry = archive.AsSpan(ArchiveFormat.HeaderSize, ArchiveFormat.EntrySize);
        Encoding.UTF8.GetBytes(name, entry);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[ArchiveFormat.EntryKindOffset..], (uint)EntryKind.Image);
        BinaryPrimitives.WriteUInt64LittleEndian(entry[ArchiveFormat.EntryOffsetOffset..], ImageOffset);
        BinaryPrimitives.WriteUInt64LittleEndian(entry[ArchiveFormat.EntryLengthOffset..], (ulong)image.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(entry[ArchiveFormat.EntryChecksumOffset..], Checksum.Of(image));

        Span<byte> header = archive.AsSpan(0, ArchiveFormat.HeaderSize);
        BinaryPrimitives.WriteUInt64LittleEndian(header, ArchiveFormat.Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(header[ArchiveFormat.VersionOffset..], ArchiveFormat.Version);
        BinaryPrimitives.WriteUInt64LittleEndian(header[ArchiveFormat.TotalLengthOffset..], (ulong)archive.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(header[ArchiveFormat.EntryCountOffset..], 1);
        BinaryPrimitives.WriteUInt64LittleEndian(header[ArchiveFormat.DirectoryChecksumOffset..], Checksum.Of(entry));
        BinaryPrimitives.WriteUInt64LittleEndian(
            header[ArchiveFormat.HeaderChecksumOffset..], Checksum.Of(header[..ArchiveFormat.HeaderChecksumOffset]));
        return archive;
    }

    private static byte[] BuildImage()
    {
        byte[] image = new byte[4096 + 104 + (2 * ImageFormat.SegmentSize) + ImageFormat.TrailerSize];
        image.AsSpan(0, 4096).Fill(TextByte);
        image.AsSpan(4096, DataLength).Fill(DataByte);
        Span<byte> rest = image.AsSpan(4096 + 104);
        WriteSegment(rest, Text, 0, 4096, 4096, SegmentRights.Read | SegmentRights.Execute);
        WriteSegment(rest[ImageFormat.SegmentSize..], Data, 4096, DataLength, DataMemory, SegmentRights.Read | SegmentRights.Write);
        Span<byte> trailer = rest[(2 * ImageFormat.SegmentSize)..];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, ImageFormat.Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[ImageFormat.TrailerCountOffset..], 2);
        BinaryPrimitives.WriteUInt64LittleEndian(trailer[ImageFormat.TrailerEntryOffset..], Entry);
        return image;
    }

    private static void WriteSegment(
        Span<byte> record, ulong address, ulong offset, ulong fileSize, ulong memorySize, SegmentRights rights)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(record, address);
        BinaryPrimitives.WriteUInt64LittleEndian(record[ImageFormat.SegmentOffsetOffset..], offset);
        BinaryPrimitives.WriteUInt64LittleEndian(record[ImageFormat.SegmentFileSizeOffset..], fileSize);
        BinaryPrimitives.WriteUInt64LittleEndian(record[ImageFormat.SegmentMemorySizeOffset..], memorySize);
        BinaryPrimitives.WriteUInt32LittleEndian(record[ImageFormat.SegmentRightsOffset..], (uint)rights);
    }
}
