using System;

namespace Micro.MessagePack;

/// <summary>The ten encodings of an integer.</summary>
internal static class IntegerForm
{
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
