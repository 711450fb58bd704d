using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Micro.Archive;
using Micro.Tools.Machines;

namespace Micro.Tools.Archives;

/// <summary>Writes a boot archive as <see cref="ArchiveFormat"/> describes it.</summary>
internal sealed class ArchiveWriter
{
    private readonly Architecture _architecture;
    private readonly List<(EntryKind Kind, string Name, IArchiveContents Contents)> _entries = [];

    public ArchiveWriter(Architecture architecture)
    {
        _architecture = architecture;
    }

    /// <summary>How long the archive will be.</summary>
    public long Length => Place(out _);

    public void Add(EntryKind kind, string name, IArchiveContents contents) => _entries.Add((kind, name, contents));

    public void Add(EntryKind kind, string name, byte[] contents) => Add(kind, name, new BytesContents(contents));

    public void Write(Stream output)
    {
        long total = Place(out long[] offsets);
        byte[] directory = new byte[_entries.Count * ArchiveFormat.EntrySize];

        // The checksums are known only after the contents are written, so the directory comes last, in its place.
        output.SetLength(total);
        for (int i = 0; i < _entries.Count; i++)
        {
            (EntryKind kind, string name, IArchiveContents contents) = _entries[i];
            output.Position = offsets[i];
            using ChecksumStream checksum = new(output, contents.Length);
            contents.WriteTo(checksum);
            if (checksum.Position != contents.Length)
            {
                throw ToolException.Failed($"'{name}' changed while it was being packed");
            }

            Span<byte> record = directory.AsSpan(i * ArchiveFormat.EntrySize, ArchiveFormat.EntrySize);
            Encoding.UTF8.GetBytes(name, record[..ArchiveFormat.MaximumNameLength]);
            BinaryPrimitives.WriteUInt32LittleEndian(record[ArchiveFormat.EntryKindOffset..], (uint)kind);
            BinaryPrimitives.WriteUInt64LittleEndian(record[ArchiveFormat.EntryOffsetOffset..], (ulong)offsets[i]);
            BinaryPrimitives.WriteUInt64LittleEndian(record[ArchiveFormat.EntryLengthOffset..], (ulong)contents.Length);
            BinaryPrimitives.WriteUInt64LittleEndian(record[ArchiveFormat.EntryChecksumOffset..], checksum.Result());
        }

        output.Position = 0;
        output.Write(Header(total, directory));
        output.Write(directory);
    }

    public byte[] ToArray()
    {
        using MemoryStream output = new();
        Write(output);
        return output.ToArray();
    }

    private byte[] Header(long total, byte[] directory)
    {
        byte[] header = new byte[ArchiveFormat.HeaderSize];
        Span<byte> span = header;
        BinaryPrimitives.WriteUInt64LittleEndian(span, ArchiveFormat.Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(span[ArchiveFormat.VersionOffset..], ArchiveFormat.Version);
        BinaryPrimitives.WriteUInt32LittleEndian(span[ArchiveFormat.ArchitectureOffset..], (uint)_architecture);
        BinaryPrimitives.WriteUInt64LittleEndian(span[ArchiveFormat.TotalLengthOffset..], (ulong)total);
        BinaryPrimitives.WriteUInt32LittleEndian(span[ArchiveFormat.EntryCountOffset..], (uint)_entries.Count);
        BinaryPrimitives.WriteUInt64LittleEndian(
            span[ArchiveFormat.DirectoryChecksumOffset..],
            Checksum.Of(directory));
        BinaryPrimitives.WriteUInt64LittleEndian(
            span[ArchiveFormat.HeaderChecksumOffset..],
            Checksum.Of(span[..ArchiveFormat.HeaderChecksumOffset]));
        return header;
    }

    private long Place(out long[] offsets)
    {
        offsets = new long[_entries.Count];
        long end = ArchiveFormat.HeaderSize + ((long)_entries.Count * ArchiveFormat.EntrySize);

        // The small ones go first, behind the directory: there they need no page of their own.
        foreach (bool isPaged in (bool[])[false, true])
        {
            int alignment = isPaged ? ArchiveFormat.PageSize : ArchiveFormat.SmallAlignment;
            for (int i = 0; i < _entries.Count; i++)
            {
                if (EntryKinds.IsPageAligned(_entries[i].Kind) == isPaged)
                {
                    offsets[i] = MemorySize.RoundUp(end, alignment);
                    end = offsets[i] + _entries[i].Contents.Length;
                }
            }
        }

        return MemorySize.RoundUp(end, ArchiveFormat.PageSize);
    }
}
