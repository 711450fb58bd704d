using System;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Micro.MessagePack;

/// <summary>The heads of strings, binaries, arrays, maps and extensions: a code that says how the length is stored, and the length.</summary>
internal static class LengthForm
{
    /// <summary>The common case of a string, kept short: the length in the code, and all of it there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryShortText(ReadOnlySpan<byte> payload, int position, out int length, out int next)
    {
        length = 0;
        next = position;
        if ((uint)position >= (uint)payload.Length)
        {
            return false;
        }

        length = payload[position] - MessagePackCode.FixStr;
        next = position + 1 + length;
        return (uint)length <= MessagePackCode.MaxFixStr && next <= payload.Length;
    }

    /// <summary>The common case of a binary, kept short: the shortest form of a length below 64 KiB, and all of it there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryBinary(ReadOnlySpan<byte> payload, int position, out int length, out int next)
    {
        const int LongestHead = 3;
        length = 0;
        next = position;
        if (position < 0 || payload.Length - position < LongestHead)
        {
            return false;
        }

        // SAFETY: the longest head lies inside the payload.
        ref byte code = ref Unsafe.Add(ref MemoryMarshal.GetReference(payload), position);
        if (code == MessagePackCode.Bin8)
        {
            length = Unsafe.Add(ref code, 1);
            next = position + 2 + length;
            return next <= payload.Length;
        }

        length = BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref code, 1)));
        next = position + LongestHead + length;
        return code == MessagePackCode.Bin8 + 1 && length > byte.MaxValue && next <= payload.Length;
    }

    public static uint Text(ReadOnlySpan<byte> payload, scoped ref int position, bool strict)
    {
        if (!WideReads.TryCode(payload, ref position, out byte code))
        {
            return 0;
        }

        if ((byte)(code - MessagePackCode.FixStr) <= MessagePackCode.MaxFixStr)
        {
            position++;
            return (uint)(code - MessagePackCode.FixStr);
        }

        return Sized(payload, ref position, strict, SizeByCode(code, MessagePackCode.Str8), MessagePackCode.MaxFixStr);
    }

    public static uint Binary(ReadOnlySpan<byte> payload, scoped ref int position, bool strict) =>
        WideReads.TryCode(payload, ref position, out byte code)
            ? Sized(payload, ref position, strict, SizeByCode(code, MessagePackCode.Bin8), maxFixed: -1)
            : 0;

    public static uint Array(ReadOnlySpan<byte> payload, scoped ref int position, bool strict) =>
        Counted(payload, ref position, strict, MessagePackCode.FixArray, MessagePackCode.Array16);

    public static uint Map(ReadOnlySpan<byte> payload, scoped ref int position, bool strict) =>
        Counted(payload, ref position, strict, MessagePackCode.FixMap, MessagePackCode.Map16);

    /// <summary>Leaves the position at the type byte.</summary>
    public static uint Extension(ReadOnlySpan<byte> payload, scoped ref int position, bool strict)
    {
        if (!WideReads.TryCode(payload, ref position, out byte code))
        {
            return 0;
        }

        if (code is >= MessagePackCode.FixExt1 and <= MessagePackCode.FixExt16)
        {
            position++;
            return 1u << (code - MessagePackCode.FixExt1);
        }

        uint length = Sized(payload, ref position, strict, SizeByCode(code, MessagePackCode.Ext8), maxFixed: -1);
        if (position >= 0 && strict && length is 1 or 2 or 4 or 8 or 16)
        {
            position = WideReads.Refused(DecodeError.NotCanonical);
        }

        return length;
    }

    private static uint Counted(ReadOnlySpan<byte> payload, scoped ref int position, bool strict, byte fixCode, byte code16)
    {
        if (!WideReads.TryCode(payload, ref position, out byte code))
        {
            return 0;
        }

        if ((byte)(code - fixCode) <= MessagePackCode.MaxFixCount)
        {
            position++;
            return (uint)(code - fixCode);
        }

        // Counts have no 8-bit form: the code before code16 belongs to another kind of value.
        int size = code < code16 ? 0 : SizeByCode(code, (byte)(code16 - 1));
        return Sized(payload, ref position, strict, size, MessagePackCode.MaxFixCount);
    }

    /// <summary>1, 2 or 4 for the three codes that start at <paramref name="code8"/>; 0 for every other code.</summary>
    private static int SizeByCode(byte code, byte code8) => (byte)(code - code8) <= 2 ? 1 << (code - code8) : 0;

    /// <summary>Reads a length of <paramref name="size"/> bytes; <paramref name="maxFixed"/> is the longest that needs none.</summary>
    private static uint Sized(ReadOnlySpan<byte> payload, scoped ref int position, bool strict, int size, int maxFixed)
    {
        if (size == 0 || payload.Length - position <= size)
        {
            position = WideReads.Refused(size == 0 ? DecodeError.WrongType : DecodeError.Truncated);
            return 0;
        }

        uint length = (uint)BigEndian.Read(payload, position + 1, size);
        bool isShortest = size switch
        {
            1 => length > maxFixed,
            2 => length > (maxFixed == MessagePackCode.MaxFixCount ? MessagePackCode.MaxFixCount : byte.MaxValue),
            _ => length > ushort.MaxValue,
        };
        position = strict && !isShortest ? WideReads.Refused(DecodeError.NotCanonical) : position + 1 + size;
        return length;
    }
}
