using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace System.Buffers.Binary;

// Numbers into bytes. The CPUs are little endian, so that order is a plain move.
public static partial class BinaryPrimitives
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteInt16LittleEndian(Span<byte> destination, short value) => MemoryMarshal.Write(destination, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryWriteInt16LittleEndian(Span<byte> destination, short value) => MemoryMarshal.TryWrite(destination, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteUInt16LittleEndian(Span<byte> destination, ushort value) => MemoryMarshal.Write(destination, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryWriteUInt16LittleEndian(Span<byte> destination, ushort value) => MemoryMarshal.TryWrite(destination, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteInt32LittleEndian(Span<byte> destination, int value) => MemoryMarshal.Write(destination, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryWriteInt32LittleEndian(Span<byte> destination, int value) => MemoryMarshal.TryWrite(destination, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteUInt32LittleEndian(Span<byte> destination, uint value) => MemoryMarshal.Write(destination, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryWriteUInt32LittleEndian(Span<byte> destination, uint value) => MemoryMarshal.TryWrite(destination, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteInt64LittleEndian(Span<byte> destination, long value) => MemoryMarshal.Write(destination, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryWriteInt64LittleEndian(Span<byte> destination, long value) => MemoryMarshal.TryWrite(destination, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteUInt64LittleEndian(Span<byte> destination, ulong value) => MemoryMarshal.Write(destination, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryWriteUInt64LittleEndian(Span<byte> destination, ulong value) => MemoryMarshal.TryWrite(destination, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteInt16BigEndian(Span<byte> destination, short value) => MemoryMarshal.Write(destination, ReverseEndianness(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryWriteInt16BigEndian(Span<byte> destination, short value) => MemoryMarshal.TryWrite(destination, ReverseEndianness(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteUInt16BigEndian(Span<byte> destination, ushort value) => MemoryMarshal.Write(destination, ReverseEndianness(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryWriteUInt16BigEndian(Span<byte> destination, ushort value) => MemoryMarshal.TryWrite(destination, ReverseEndianness(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteInt32BigEndian(Span<byte> destination, int value) => MemoryMarshal.Write(destination, ReverseEndianness(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryWriteInt32BigEndian(Span<byte> destination, int value) => MemoryMarshal.TryWrite(destination, ReverseEndianness(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteUInt32BigEndian(Span<byte> destination, uint value) => MemoryMarshal.Write(destination, ReverseEndianness(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryWriteUInt32BigEndian(Span<byte> destination, uint value) => MemoryMarshal.TryWrite(destination, ReverseEndianness(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteInt64BigEndian(Span<byte> destination, long value) => MemoryMarshal.Write(destination, ReverseEndianness(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryWriteInt64BigEndian(Span<byte> destination, long value) => MemoryMarshal.TryWrite(destination, ReverseEndianness(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void WriteUInt64BigEndian(Span<byte> destination, ulong value) => MemoryMarshal.Write(destination, ReverseEndianness(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryWriteUInt64BigEndian(Span<byte> destination, ulong value) => MemoryMarshal.TryWrite(destination, ReverseEndianness(value));
}
