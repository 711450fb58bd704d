using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Micro.Archive;
using Micro.Tools.Host;
using Micro.Tools.Machines;

namespace Micro.Tools.Archives;

/// <summary>Lays a tree of files out as <see cref="FileTreeFormat"/> describes it, the data straight from the host.</summary>
internal sealed class FileTreeContents : IArchiveContents
{
    private readonly IReadOnlyList<HostNode> _nodes;
    private readonly long[] _dataOffsets;
    private readonly long _namesOffset;
    private readonly long _namesLength;

    public FileTreeContents(IReadOnlyList<HostNode> nodes)
    {
        _nodes = nodes;
        _dataOffsets = new long[nodes.Count];
        _namesOffset = FileTreeFormat.HeaderSize + ((long)nodes.Count * FileTreeFormat.NodeSize);
        _namesLength = nodes.Sum(node => (long)node.Name.Length);
        Length = PlaceData();
    }

    public long Length { get; }

    public void WriteTo(Stream output)
    {
        output.Write(Tables());
        long position = _namesOffset + _namesLength;
        foreach (int index in DataOrder())
        {
            Fill(output, _dataOffsets[index] - position);
            CopyFile(output, _nodes[index]);
            position = _dataOffsets[index] + _nodes[index].Size;
        }
    }

    private static bool IsPaged(HostNode node) => node.Size >= ArchiveFormat.PageSize;

    // Small files first, packed; then those of a page or more, each on pages of its own.
    private IEnumerable<int> DataOrder()
    {
        IEnumerable<int> files = Enumerable.Range(0, _nodes.Count).Where(index => _nodes[index].Size > 0);
        return files.Where(index => !IsPaged(_nodes[index])).Concat(files.Where(index => IsPaged(_nodes[index])));
    }

    private long PlaceData()
    {
        long end = _namesOffset + _namesLength;
        foreach (int index in DataOrder())
        {
            int alignment = IsPaged(_nodes[index]) ? ArchiveFormat.PageSize : FileTreeFormat.SmallAlignment;
            _dataOffsets[index] = MemorySize.RoundUp(end, alignment);
            end = _dataOffsets[index] + _nodes[index].Size;
        }

        return end;
    }

    private byte[] Tables()
    {
        byte[] tables = new byte[_namesOffset + _namesLength];
        Span<byte> header = tables;
        BinaryPrimitives.WriteUInt32LittleEndian(header, FileTreeFormat.Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(header[FileTreeFormat.CountOffset..], (uint)_nodes.Count);
        BinaryPrimitives.WriteUInt64LittleEndian(header[FileTreeFormat.NamesOffset..], (ulong)_namesOffset);
        BinaryPrimitives.WriteUInt64LittleEndian(header[FileTreeFormat.NamesLengthOffset..], (ulong)_namesLength);
        int name = 0;
        for (int i = 0; i < _nodes.Count; i++)
        {
            Span<byte> record = tables.AsSpan(FileTreeFormat.HeaderSize + (i * FileTreeFormat.NodeSize));
            WriteNode(record, _nodes[i], name, _dataOffsets[i]);
            _nodes[i].Name.CopyTo(tables, _namesOffset + name);
            name += _nodes[i].Name.Length;
        }

        return tables;
    }

    private static void WriteNode(Span<byte> record, HostNode node, int nameOffset, long dataOffset)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(record, (uint)node.Parent);
        BinaryPrimitives.WriteUInt32LittleEndian(record[FileTreeFormat.NodeModeOffset..], node.Mode);
        BinaryPrimitives.WriteUInt32LittleEndian(record[FileTreeFormat.NodeNameOffset..], (uint)nameOffset);
        BinaryPrimitives.WriteUInt16LittleEndian(
            record[FileTreeFormat.NodeNameLengthOffset..],
            (ushort)node.Name.Length);
        record[FileTreeFormat.NodeTypeOffset] =
            (byte)(node.IsDirectory ? FileNodeType.Directory : FileNodeType.File);
        BinaryPrimitives.WriteInt64LittleEndian(record[FileTreeFormat.NodeTimeOffset..], node.ModifiedNanoseconds);
        BinaryPrimitives.WriteUInt64LittleEndian(record[FileTreeFormat.NodeSizeOffset..], (ulong)node.Size);
        BinaryPrimitives.WriteUInt64LittleEndian(record[FileTreeFormat.NodeDataOffset..], (ulong)dataOffset);
    }

    private static void CopyFile(Stream output, HostNode node)
    {
        using FileStream file = LinuxFiles.OpenToRead(node.Path);
        byte[] buffer = new byte[64 * 1024];
        long left = node.Size;
        while (left > 0)
        {
            int count = file.Read(buffer, 0, (int)Math.Min(left, buffer.Length));
            if (count == 0)
            {
                throw ToolException.Failed($"'{LinuxFiles.Shown(node.Path)}' shrank while it was being packed");
            }

            output.Write(buffer, 0, count);
            left -= count;
        }
    }

    private static void Fill(Stream output, long count)
    {
        Span<byte> zeros = stackalloc byte[ArchiveFormat.PageSize];
        zeros.Clear();
        while (count > 0)
        {
            int piece = (int)Math.Min(count, zeros.Length);
            output.Write(zeros[..piece]);
            count -= piece;
        }
    }
}
