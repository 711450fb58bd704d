using System.Runtime.CompilerServices;

namespace System.Buffers.Binary;

/// <summary>Numbers as bytes in a given order.</summary>
public static partial class BinaryPrimitives
{
    public static byte ReverseEndianness(byte value) => value;

    public static sbyte ReverseEndianness(sbyte value) => value;

    [Intrinsic]
    public static short ReverseEndianness(short value) => (short)ReverseEndianness((ushort)value);

    [Intrinsic]
    public static ushort ReverseEndianness(ushort value) => (ushort)((value << 8) | (value >> 8));

    [Intrinsic]
    public static int ReverseEndianness(int value) => (int)ReverseEndianness((uint)value);

    [Intrinsic]
    public static uint ReverseEndianness(uint value) =>
        ((uint)ReverseEndianness((ushort)value) << 16) | ReverseEndianness((ushort)(value >> 16));

    [Intrinsic]
    public static long ReverseEndianness(long value) => (long)ReverseEndianness((ulong)value);

    [Intrinsic]
    public static ulong ReverseEndianness(ulong value) =>
        ((ulong)ReverseEndianness((uint)value) << 32) | ReverseEndianness((uint)(value >> 32));

    public static float ReadSingleLittleEndian(ReadOnlySpan<byte> source) => BitConverter.UInt32BitsToSingle(ReadUInt32LittleEndian(source));

    public static float ReadSingleBigEndian(ReadOnlySpan<byte> source) => BitConverter.UInt32BitsToSingle(ReadUInt32BigEndian(source));

    public static double ReadDoubleLittleEndian(ReadOnlySpan<byte> source) => BitConverter.UInt64BitsToDouble(ReadUInt64LittleEndian(source));

    public static double ReadDoubleBigEndian(ReadOnlySpan<byte> source) => BitConverter.UInt64BitsToDouble(ReadUInt64BigEndian(source));

    public static void WriteSingleLittleEndian(Span<byte> destination, float value) =>
        WriteUInt32LittleEndian(destination, BitConverter.SingleToUInt32Bits(value));

    public static void WriteSingleBigEndian(Span<byte> destination, float value) =>
        WriteUInt32BigEndian(destination, BitConverter.SingleToUInt32Bits(value));

    public static void WriteDoubleLittleEndian(Span<byte> destination, double value) =>
        WriteUInt64LittleEndian(destination, BitConverter.DoubleToUInt64Bits(value));

    public static void WriteDoubleBigEndian(Span<byte> destination, double value) =>
        WriteUInt64BigEndian(destination, BitConverter.DoubleToUInt64Bits(value));
}
