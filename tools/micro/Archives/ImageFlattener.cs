using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using Micro.Archive;
using Micro.Tools.Elf;
using Micro.Tools.Machines;

namespace Micro.Tools.Archives;

/// <summary>Lays an executable out as <see cref="ImageFormat"/> describes it.</summary>
internal static class ImageFlattener
{
    public static byte[] Flatten(string name, IExecutable executable)
    {
        if (executable.Segments.Count > ImageFormat.MaximumSegments)
        {
            throw ToolException.Failed($"the image '{name}' has more than {ImageFormat.MaximumSegments} segments");
        }

        using MemoryStream output = new();
        byte[] table = new byte[executable.Segments.Count * ImageFormat.SegmentSize];
        int index = 0;
        foreach (ExecutableSegment segment in executable.Segments.OrderBy(segment => IsWritable(segment)))
        {
            CheckSegment(name, segment);
            if (segment.Bytes.Length > 0)
            {
                // A page that is mapped where it lies must hold nothing of its neighbours.
                Pad(output, IsWritable(segment) ? ArchiveFormat.SmallAlignment : ArchiveFormat.PageSize);
            }

            long offset = segment.Bytes.Length == 0 ? 0 : output.Position;
            output.Write(segment.Bytes.Span);
            if (!IsWritable(segment))
            {
                Pad(output, ArchiveFormat.PageSize);
            }

            WriteSegment(table.AsSpan(index * ImageFormat.SegmentSize), segment, offset);
            index++;
        }

        Pad(output, sizeof(ulong));
        output.Write(table);
        output.Write(Trailer(index, executable.EntryPoint));
        return output.ToArray();
    }

    private static void CheckSegment(string name, ExecutableSegment segment)
    {
        if (segment.VirtualAddress % ArchiveFormat.PageSize != 0)
        {
            throw ToolException.Failed(
                $"the image '{name}' has a segment at 0x{segment.VirtualAddress:x} that does not start on a page");
        }

        if (IsWritable(segment) && segment.Rights.HasFlag(SegmentRights.Execute))
        {
            throw ToolException.Failed(
                $"the image '{name}' has a segment at 0x{segment.VirtualAddress:x} both writable and executable");
        }
    }

    private static bool IsWritable(ExecutableSegment segment) => segment.Rights.HasFlag(SegmentRights.Write);

    private static void WriteSegment(Span<byte> record, ExecutableSegment segment, long offset)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(record, segment.VirtualAddress);
        BinaryPrimitives.WriteUInt64LittleEndian(record[ImageFormat.SegmentOffsetOffset..], (ulong)offset);
        BinaryPrimitives.WriteUInt64LittleEndian(
            record[ImageFormat.SegmentFileSizeOffset..],
            (ulong)segment.Bytes.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(record[ImageFormat.SegmentMemorySizeOffset..], segment.MemorySize);
        BinaryPrimitives.WriteUInt32LittleEndian(record[ImageFormat.SegmentRightsOffset..], (uint)segment.Rights);
    }

    private static byte[] Trailer(int count, ulong entryPoint)
    {
        byte[] trailer = new byte[ImageFormat.TrailerSize];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, ImageFormat.Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(trailer.AsSpan(ImageFormat.TrailerCountOffset), (uint)count);
        BinaryPrimitives.WriteUInt64LittleEndian(trailer.AsSpan(ImageFormat.TrailerEntryOffset), entryPoint);
        return trailer;
    }

    private static void Pad(MemoryStream output, int alignment)
    {
        output.SetLength(MemorySize.RoundUp(output.Length, alignment));
        output.Position = output.Length;
    }
}
