using System;
using System.Buffers.Binary;

namespace Micro.Arch.Arm64;

/// <summary>Numbers in device-tree properties: one or two big-endian cells of 32 bits.</summary>
internal static class DeviceCells
{
    public const int Size = sizeof(uint);

    /// <summary>Reads a property that is one number.</summary>
    public static bool TryRead(ReadOnlySpan<byte> cells, out ulong value)
    {
        value = cells.Length switch
        {
            Size => Cell(cells),
            2 * Size => Pair(cells),
            _ => 0,
        };
        return cells.Length is Size or (2 * Size);
    }

    /// <summary>Reads the cell number <paramref name="index"/> of a list.</summary>
    public static bool TryReadCell(ReadOnlySpan<byte> cells, int index, out uint value)
    {
        bool exists = index < cells.Length / Size;
        value = exists ? Cell(cells.Slice(index * Size)) : 0;
        return exists;
    }

    /// <summary>The first cell.</summary>
    public static uint Cell(ReadOnlySpan<byte> cells) => BinaryPrimitives.ReadUInt32BigEndian(cells);

    /// <summary>The first two cells as one number.</summary>
    public static ulong Pair(ReadOnlySpan<byte> cells) => BinaryPrimitives.ReadUInt64BigEndian(cells);
}
