using System;

namespace Micro.Archive;

/// <summary>The files that ramfs starts with. Every node is checked on opening, so that reading cannot fail.</summary>
public readonly ref struct FileTreeReader
{
    private readonly ReadOnlySpan<byte> _contents;
    private readonly ReadOnlySpan<byte> _names;
    private readonly int _count;

    private FileTreeReader(ReadOnlySpan<byte> contents, ReadOnlySpan<byte> names, int count)
    {
        _contents = contents;
        _names = names;
        _count = count;
    }

    /// <summary>How many nodes there are, the root included.</summary>
    public int Count => _count;

    public static ArchiveError Open(ReadOnlySpan<byte> contents, out FileTreeReader tree)
    {
        tree = default;
        if (contents.Length < FileTreeFormat.HeaderSize || Record.UInt32(contents, 0) != FileTreeFormat.Magic)
        {
            return ArchiveError.FilesInvalid;
        }

        ulong count = Record.UInt32(contents, FileTreeFormat.CountOffset);
        ulong namesOffset = Record.UInt64(contents, FileTreeFormat.NamesOffset);
        ulong namesLength = Record.UInt64(contents, FileTreeFormat.NamesLengthOffset);
        ulong length = (ulong)contents.Length;
        if (count == 0
            || !Record.IsWithin(FileTreeFormat.HeaderSize, count * FileTreeFormat.NodeSize, length)
            || !Record.IsWithin(namesOffset, namesLength, length))
        {
            return ArchiveError.FilesInvalid;
        }

        FileTreeReader candidate = new(contents, contents.Slice((int)namesOffset, (int)namesLength), (int)count);
        for (int i = 0; i < candidate._count; i++)
        {
            if (!candidate.IsValid(i))
            {
                return ArchiveError.FilesInvalid;
            }
        }

        tree = candidate;
        return ArchiveError.None;
    }

    /// <summary>The node at an index below <see cref="Count"/>.</summary>
    public FileNode NodeAt(int index) => new(NodeBytes(index), _names);

    /// <summary>The data of a file of this tree.</summary>
    public ReadOnlySpan<byte> Data(FileNode file) => _contents.Slice((int)file.DataOffset, (int)file.Size);

    private ReadOnlySpan<byte> NodeBytes(int index) =>
        _contents.Slice(FileTreeFormat.HeaderSize + (index * FileTreeFormat.NodeSize), FileTreeFormat.NodeSize);

    private bool IsValid(int index)
    {
        ReadOnlySpan<byte> record = NodeBytes(index);
        uint nameOffset = Record.UInt32(record, FileTreeFormat.NodeNameOffset);
        ushort nameLength = Record.UInt16(record, FileTreeFormat.NodeNameLengthOffset);
        if (nameLength > FileTreeFormat.MaximumNameLength
            || !Record.IsWithin(nameOffset, nameLength, (ulong)_names.Length)
            || !Record.IsWithin(
                Record.UInt64(record, FileTreeFormat.NodeDataOffset),
                Record.UInt64(record, FileTreeFormat.NodeSizeOffset),
                (ulong)_contents.Length))
        {
            return false;
        }

        FileNode node = NodeAt(index);
        return index == 0 ? IsRoot(node) : IsChild(node, index);
    }

    private static bool IsRoot(FileNode node) =>
        node.Parent == 0 && node.Name.IsEmpty && node.Type == FileNodeType.Directory;

    // A parent comes before its children: so there are no cycles, and one pass builds the tree.
    private bool IsChild(FileNode node, int index) =>
        (uint)node.Parent < (uint)index
        && NodeAt(node.Parent).Type == FileNodeType.Directory
        && node.Type is FileNodeType.Directory or FileNodeType.File
        && IsName(node.Name);

    private static bool IsName(ReadOnlySpan<byte> name) =>
        !name.IsEmpty
        && name.IndexOf((byte)'/') < 0
        && name.IndexOf((byte)0) < 0
        && !name.SequenceEqual("."u8)
        && !name.SequenceEqual(".."u8);
}
