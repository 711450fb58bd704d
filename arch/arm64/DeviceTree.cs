using System;

namespace Micro.Arch.Arm64;

/// <summary>A flattened device tree (Devicetree Specification, "Flattened Devicetree (DTB) format"): its blocks, checked to lie
/// within the blob. Nobody vouches for its content, so nothing in it is taken for an index before it is checked.</summary>
public readonly ref struct DeviceTree
{
    /// <summary>The boot protocol's limit.</summary>
    public const int MaxLength = 2 * 1024 * 1024;

    public const int HeaderLength = 40;

    private const uint Magic = 0xD00DFEED;

    /// <summary>The oldest version whose structure a reader of version 17 may rely on.</summary>
    private const uint LastCompatibleVersion = 16;

    private DeviceTree(ReadOnlySpan<byte> structure, ReadOnlySpan<byte> strings, ReadOnlySpan<byte> reservations)
    {
        Structure = structure;
        Strings = strings;
        Reservations = reservations;
    }

    public ReadOnlySpan<byte> Structure { get; }

    public ReadOnlySpan<byte> Strings { get; }

    /// <summary>Pairs of address and size, 16 bytes each, ended by a pair of zeros.</summary>
    public ReadOnlySpan<byte> Reservations { get; }

    /// <summary>Length of the whole tree as its header tells; 0: this is no device tree, or none that fits.</summary>
    public static int LengthOf(ReadOnlySpan<byte> header)
    {
        if (header.Length < HeaderLength || Word(header, 0) != Magic || Word(header, 24) > LastCompatibleVersion)
        {
            return 0;
        }

        uint length = Word(header, 4);
        return length is >= HeaderLength and <= MaxLength ? (int)length : 0;
    }

    public static bool TryOpen(ReadOnlySpan<byte> blob, out DeviceTree tree)
    {
        tree = default;
        int length = LengthOf(blob);
        if (length == 0 || length > blob.Length)
        {
            return false;
        }

        ReadOnlySpan<byte> bytes = blob.Slice(0, length);
        if (!TrySlice(bytes, Word(bytes, 8), Word(bytes, 36), out ReadOnlySpan<byte> structure)
            || !TrySlice(bytes, Word(bytes, 12), Word(bytes, 32), out ReadOnlySpan<byte> strings)
            || Word(bytes, 16) > (uint)length)
        {
            return false;
        }

        tree = new DeviceTree(structure, strings, bytes.Slice((int)Word(bytes, 16)));
        return true;
    }

    private static bool TrySlice(ReadOnlySpan<byte> bytes, uint start, uint length, out ReadOnlySpan<byte> slice)
    {
        bool fits = (ulong)start + length <= (ulong)bytes.Length;
        slice = fits ? bytes.Slice((int)start, (int)length) : default;
        return fits;
    }

    private static uint Word(ReadOnlySpan<byte> bytes, int offset) =>
        DeviceCells.Cell(bytes.Slice(offset));
}
