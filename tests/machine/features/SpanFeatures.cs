using System;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Micro.Tests.Features;

internal static class SpanFeatures
{
    [InlineArray(5)]
    private struct Five
    {
        private int _first;
    }

    public static void Write(ref Report report)
    {
        ReadOnlySpan<byte> path = "/usr/share/dict/words"u8;
        report.Line("find"u8, path.IndexOf((byte)'r'), path.LastIndexOf((byte)'/'), path.IndexOf((byte)'z'), path.IndexOf("dict"u8), path.IndexOf("nope"u8));
        report.Line("any"u8, path.IndexOfAny((byte)'w', (byte)'d'), path.IndexOfAny("xyzs"u8), path.IndexOfAnyExcept((byte)'/'), path.Count((byte)'/'));
        report.Line("prefix"u8, path.StartsWith("/usr"u8) ? 1 : 0, path.EndsWith("words"u8) ? 1 : 0, path.StartsWith("usr"u8) ? 1 : 0, path.Contains((byte)'h') ? 1 : 0);
        report.Line("trim"u8, "  two  "u8.Trim((byte)' ').Length, "  two  "u8.TrimStart((byte)' ').Length, "  two  "u8.TrimEnd((byte)' ').Length);
        report.Line("equal"u8, path[..4].SequenceEqual("/usr"u8) ? 1 : 0, path[^5..].SequenceEqual("words"u8) ? 1 : 0, path.SequenceEqual(path[1..]) ? 1 : 0);
        report.Line("order"u8, Math.Sign("abc"u8.SequenceCompareTo("abd"u8)), Math.Sign("b"u8.SequenceCompareTo("abc"u8)), "a"u8.SequenceCompareTo("a"u8), Math.Sign("a"u8.SequenceCompareTo("aa"u8)));
        Span<int> numbers = stackalloc int[8];
        numbers.Fill(3);
        numbers[2..4].Clear();
        numbers[4..].CopyTo(numbers);
        report.Line("fill"u8, numbers[0], numbers[3], numbers[4], numbers.Length);
        Five five = default;
        Span<int> view = five;
        view[3] = 4;
        report.Line("inline array"u8, five[3], view.Length, MemoryMarshal.AsBytes(view).Length);
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, 0x01020304);
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[4..], 0x0506);
        report.Line("endian"u8, bytes[0], bytes[3], bytes[4], BinaryPrimitives.ReadUInt32LittleEndian(bytes), BinaryPrimitives.ReadInt16BigEndian(bytes[4..]));
        report.Line("cast"u8, MemoryMarshal.Cast<byte, ushort>(bytes)[0], MemoryMarshal.Read<uint>(bytes[2..]), Unsafe.SizeOf<Five>());
        char[] letters = ['d', 'a', 'c', 'b'];
        letters.AsSpan(1).Sort();
        letters.AsSpan().Reverse();
        report.Line("letters"u8, letters[0], letters[1], letters[2], letters[3], letters.AsSpan().BinarySearch('z'));
    }
}
