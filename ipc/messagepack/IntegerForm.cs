using System;
using System.Buffers.Binary;

namespace Micro.MessagePack;

/// <summary>The ten encodings of an integer.</summary>
internal static class IntegerForm
{
    /// <summary>The common case, kept short: an unsigned number in the shortest of its forms, all there.</summary>
    /// <param name="payload">The message.</param>
    /// <param name="position">Where the number starts.</param>
    /// <param name="value">The number.</param>
    /// <param name="size">Bytes of its encoding.</param>
    public static bool TryUnsigned(ReadOnlySpan<byte> payload, int position, out ulong value, out int size)
    {
        value = 0;
        size = 0;
        if ((uint)position >= (uint)payload.Length)
        {
            return false;
        }

        ReadOnlySpan<byte> digits = payload.Slice(position + 1);
        switch (payload[position])
        {
            case MessagePackCode.UInt8 when digits.Length >= 1:
                size = 2;
                value = digits[0];
                return value > MessagePackCode.MaxPositiveFixInt;
            case MessagePackCode.UInt16 when digits.Length >= 2:
                size = 3;
                value = BinaryPrimitives.ReadUInt16BigEndian(digits);
                return value > byte.MaxValue;
            case MessagePackCode.UInt32 when digits.Length >= 4:
                size = 5;
                value = BinaryPrimitives.ReadUInt32BigEndian(digits);
                return value > ushort.MaxValue;
            case MessagePackCode.UInt64 when digits.Length >= 8:
                size = 9;
                value = BinaryPrimitives.ReadUInt64BigEndian(digits);
                return value > uint.MaxValue;
            default:
                return false;
        }
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
