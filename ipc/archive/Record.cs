using System;
using System.Buffers.Binary;

namespace Micro.Archive;

/// <summary>Reads the fields of fixed-size records whose place was checked before.</summary>
internal static class Record
{
    public static ushort UInt16(ReadOnlySpan<byte> record, int offset) =>
        BinaryPrimitives.ReadUInt16LittleEndian(record.Slice(offset));

    public static uint UInt32(ReadOnlySpan<byte> record, int offset) =>
        BinaryPrimitives.ReadUInt32LittleEndian(record.Slice(offset));

    public static ulong UInt64(ReadOnlySpan<byte> record, int offset) =>
        BinaryPrimitives.ReadUInt64LittleEndian(record.Slice(offset));

    /// <summary>A name padded with zeros to its field's size, without the padding.</summary>
    public static ReadOnlySpan<byte> Name(ReadOnlySpan<byte> field)
    {
        int end = field.IndexOf((byte)0);
        return end < 0 ? field : field.Slice(0, end);
    }

    /// <summary>True where [offset, offset + length) lies within a whole of the given size. Cannot overflow.</summary>
    public static bool IsWithin(ulong offset, ulong length, ulong whole) =>
        length <= whole && offset <= whole - length;
}
