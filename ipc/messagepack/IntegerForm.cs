using System;
using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Micro.MessagePack;

/// <summary>The ten encodings of an integer.</summary>
internal static class IntegerForm
{
    /// <summary>The common case, kept short: an unsigned number in the shortest of its forms, all there.</summary>
    /// <param name="payload">The message.</param>
    /// <param name="position">Where the number starts, inside the message.</param>
    /// <param name="code">The byte there.</param>
    /// <param name="value">The number.</param>
    /// <param name="next">Where the value behind it starts.</param>
    // Inlined, so that the out parameters live in registers; and no switch, whose table costs more than three comparisons.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryUnsigned(ReadOnlySpan<byte> payload, int position, byte code, out ulong value, out int next)
    {
        value = 0;
        next = position;

        // SAFETY: each form looks how many bytes follow the code before it reads its digits.
        ref byte digits = ref Unsafe.Add(ref MemoryMarshal.GetReference(payload), position + 1);
        int following = payload.Length - position - 1;
        if (code == MessagePackCode.UInt16 && following >= sizeof(ushort))
        {
            value = BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ushort>(ref digits));
            next = position + 1 + sizeof(ushort);
            return value > byte.MaxValue;
        }

        if (code == MessagePackCode.UInt32 && following >= sizeof(uint))
        {
            value = BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<uint>(ref digits));
            next = position + 1 + sizeof(uint);
            return value > ushort.MaxValue;
        }

        if (code == MessagePackCode.UInt8 && following >= sizeof(byte))
        {
            value = digits;
            next = position + 1 + sizeof(byte);
            return value > MessagePackCode.MaxPositiveFixInt;
        }

        if (code == MessagePackCode.UInt64 && following >= sizeof(ulong))
        {
            value = BinaryPrimitives.ReverseEndianness(Unsafe.ReadUnaligned<ulong>(ref digits));
            next = position + 1 + sizeof(ulong);
            return value > uint.MaxValue;
        }

        return false;
    }

    /// <summary>Reads an integer as 64 bits of two's complement.</summary>
    public static ulong Read(ReadOnlySpan<byte> payload, scoped ref int position, bool strict, out bool isNegative)
    {
        isNegative = false;
        if (!WideReads.TryCode(payload, ref position, out byte code))
        {
            return 0;
        }

        if (MessagePackCode.TypeOf(code) != MessagePackType.Integer)
        {
            position = WideReads.Refused(DecodeError.WrongType);
            return 0;
        }

        int size = SizeOf(code);
        if (payload.Length - position <= size)
        {
            position = WideReads.Refused(DecodeError.Truncated);
            return 0;
        }

        bool isSigned = code >= MessagePackCode.Int8;
        ulong bits = size == 0 ? code : BigEndian.Read(payload, position + 1, size);
        if (isSigned)
        {
            int unusedBits = 64 - (8 * (size == 0 ? 1 : size));
            bits = (ulong)((long)(bits << unusedBits) >> unusedBits);
            isNegative = (long)bits < 0;
        }

        bool isShortest = size == ShortestSize(bits, isNegative) && isSigned == isNegative;
        position = strict && !isShortest ? WideReads.Refused(DecodeError.NotCanonical) : position + 1 + size;
        return bits;
    }

    /// <summary>Bytes that follow the code: none for the fixints, else a power of two that the code counts up.</summary>
    private static int SizeOf(byte code) => code switch
    {
        <= MessagePackCode.MaxPositiveFixInt or >= MessagePackCode.MinNegativeFixInt => 0,
        < MessagePackCode.Int8 => 1 << (code - MessagePackCode.UInt8),
        _ => 1 << (code - MessagePackCode.Int8),
    };

    private static int ShortestSize(ulong bits, bool isNegative) => isNegative
        ? (long)bits switch
        {
            >= -32 => 0,
            >= sbyte.MinValue => 1,
            >= short.MinValue => 2,
            >= int.MinValue => 4,
            _ => 8,
        }
        : bits switch
        {
            <= MessagePackCode.MaxPositiveFixInt => 0,
            <= byte.MaxValue => 1,
            <= ushort.MaxValue => 2,
            <= uint.MaxValue => 4,
            _ => 8,
        };
}
