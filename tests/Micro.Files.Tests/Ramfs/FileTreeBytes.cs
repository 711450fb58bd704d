using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Micro.Archive;

namespace Micro.Files.Tests.Ramfs;

/// <summary>The file tree of a boot archive, laid out as <see cref="FileTreeFormat"/> has it, in an array that does not move.</summary>
internal sealed class FileTreeBytes
{
    private const int Page = 4096;

    private readonly List<(int Parent, string Name, FileNodeType Type, uint Mode, long Time, byte[] Data)> _nodes = [];
    private byte[] _memory = [];

    public FileTreeBytes()
    {
        _ = Add(0, "", FileNodeType.Directory, 0x1C0, 5);
    }

    public (ulong Address, ulong Length) Place => ((ulong)Marshal.UnsafeAddrOfPinnedArrayElement(_memory, 0), (ulong)_memory.Length);

    public Span<byte> Bytes => _memory;

    public int Add(int parent, string name, FileNodeType type, uint mode, long time, byte[]? data = null)
    {
        _nodes.Add((parent, name, type, mode, time, data ?? []));
        return _nodes.Count - 1;
    }

    /// <summary>Lays out what was added.</summary>
    public void Write()
    {
        int names = FileTreeFormat.HeaderSize + (_nodes.Count * FileTreeFormat.NodeSize);
        int[] offsets = new int[_nodes.Count];
        int end = names;
        foreach ((int _, string name, FileNodeType _, uint _, long _, byte[] _) in _nodes)
        {
            end += name.Length;
        }

        int namesLength = end - names;
        for (int index = 0; index < _nodes.Count; index++)
        {
            int size = _nodes[index].Data.Length;
            int alignment = size >= Page ? Page : FileTreeFormat.SmallAlignment;
            offsets[index] = size == 0 ? 0 : (end + alignment - 1) & -alignment;
            end = size == 0 ? end : offsets[index] + size;
        }

        _memory = GC.AllocateArray<byte>(end, pinned: true);
        Bytes.Fill(0xEE);
        Fill(names, namesLength, offsets);
    }

    private void Fill(int names, int namesLength, int[] offsets)
    {
        Span<byte> bytes = Bytes;
        bytes[..FileTreeFormat.HeaderSize].Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, FileTreeFormat.Magic);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[FileTreeFormat.CountOffset..], _nodes.Count);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[FileTreeFormat.NamesOffset..], names);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[FileTreeFormat.NamesLengthOffset..], namesLength);
        int name = 0;
        for (int index = 0; index < _nodes.Count; index++)
        {
            Span<byte> record = bytes.Slice(FileTreeFormat.HeaderSize + (index * FileTreeFormat.NodeSize), FileTreeFormat.NodeSize);
            (int parent, string text, FileNodeType type, uint mode, long time, byte[] data) = _nodes[index];
            BinaryPrimitives.WriteInt32LittleEndian(record, parent);
            BinaryPrimitives.WriteUInt32LittleEndian(record[FileTreeFormat.NodeModeOffset..], mode);
            BinaryPrimitives.WriteInt32LittleEndian(record[FileTreeFormat.NodeNameOffset..], name);
            BinaryPrimitives.WriteInt16LittleEndian(record[FileTreeFormat.NodeNameLengthOffset..], (short)text.Length);
            record[FileTreeFormat.NodeTypeOffset] = (byte)type;
            BinaryPrimitives.WriteInt64LittleEndian(record[FileTreeFormat.NodeTimeOffset..], time);
            BinaryPrimitives.WriteInt64LittleEndian(record[FileTreeFormat.NodeSizeOffset..], data.Length);
            BinaryPrimitives.WriteInt64LittleEndian(record[FileTreeFormat.NodeDataOffset..], offsets[index]);
            RamfsWorld.Bytes(text).CopyTo(bytes[(names + name)..]);
            data.CopyTo(bytes[offsets[index]..]);
            name += text.Length;
        }
    }
}
