using System;
using System.Runtime.CompilerServices;

namespace Micro.MessagePack;

/// <summary>Everything a reader reads that is longer than one byte. A position that comes in negative is an error that
/// happened before: it stays, and nothing is read.</summary>
internal static class WideReads
{
    public static void Code(ReadOnlySpan<byte> payload, scoped ref int position, byte code)
    {
        if (TryCode(payload, ref position, out byte found))
        {
            position = found == code ? position + 1 : Refused(DecodeError.WrongType);
        }
    }

    public static bool Boolean(ReadOnlySpan<byte> payload, scoped ref int position)
    {
        if (!TryCode(payload, ref position, out byte code))
        {
            return false;
        }

        position = code is MessagePackCode.True or MessagePackCode.False ? position + 1 : Refused(DecodeError.WrongType);
        return code == MessagePackCode.True;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static WideValue Unsigned(ReadOnlySpan<byte> payload, int position, bool strict, ulong max)
    {
        ulong bits = IntegerForm.Read(payload, ref position, strict, out bool isNegative);
        if (position >= 0 && (isNegative || bits > max))
        {
            position = Refused(DecodeError.OutOfRange);
        }

        return new WideValue(position < 0 ? 0 : bits, position);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static WideValue Signed(ReadOnlySpan<byte> payload, int position, bool strict, long min, long max)
    {
        ulong bits = IntegerForm.Read(payload, ref position, strict, out bool isNegative);
        bool fits = isNegative ? (long)bits >= min : bits <= (ulong)max;
        if (position >= 0 && !fits)
        {
            position = Refused(DecodeError.OutOfRange);
        }

        return new WideValue(position < 0 ? 0 : bits, position);
    }

    public static double Double(ReadOnlySpan<byte> payload, scoped ref int position, bool strict)
    {
        if (!TryCode(payload, ref position, out byte code))
        {
            return 0;
        }

        int size = code switch
        {
            MessagePackCode.Float32 => 4,
            MessagePackCode.Float64 => 8,
            _ => 0,
        };
        if (size == 0 || payload.Length - position <= size)
        {
            position = Refused(size == 0 ? DecodeError.WrongType : DecodeError.Truncated);
            return 0;
        }

        ulong bits = BigEndian.Read(payload, position + 1, size);
        position += 1 + size;
        if (size == 4)
        {
            return BitConverter.UInt32BitsToSingle((uint)bits);
        }

        double value = BitConverter.Int64BitsToDouble((long)bits);
        if (strict && BitConverter.DoubleToInt64Bits((float)value) == (long)bits)
        {
            position = Refused(DecodeError.NotCanonical);
            return 0;
        }

        return value;
    }

    /// <summary>The length of a string, and where its last byte is behind.</summary>
    public static WideValue Text(ReadOnlySpan<byte> payload, int position, bool strict, int maxBytes)
    {
        bool isCommon = LengthForm.TryShortText(payload, position, out int length, out int next) && length <= maxBytes;
        return isCommon ? new WideValue((uint)length, next) : RareText(payload, position, strict, maxBytes);
    }

    /// <summary>The length of a binary, and where its last byte is behind.</summary>
    public static WideValue Binary(ReadOnlySpan<byte> payload, int position, bool strict, int maxBytes)
    {
        bool isCommon = LengthForm.TryBinary(payload, position, out int length, out int next) && length <= maxBytes;
        return isCommon ? new WideValue((uint)length, next) : RareBinary(payload, position, strict, maxBytes);
    }

    public static int ArrayCount(ReadOnlySpan<byte> payload, scoped ref int position, bool strict) =>
        Bounded(payload, ref position, LengthForm.Array(payload, ref position, strict), bytesEach: 1);

    public static int MapCount(ReadOnlySpan<byte> payload, scoped ref int position, bool strict) =>
        Bounded(payload, ref position, LengthForm.Map(payload, ref position, strict), bytesEach: 2);

    public static ReadOnlySpan<byte> Extension(
        ReadOnlySpan<byte> payload, scoped ref int position, bool strict, int maxBytes, out sbyte type)
    {
        uint length = LengthForm.Extension(payload, ref position, strict);
        type = 0;
        if (TryCode(payload, ref position, out byte code))
        {
            type = (sbyte)code;
            position++;
        }

        return Take(payload, ref position, length, maxBytes);
    }

    /// <summary>The byte at the position, without passing it.</summary>
    public static bool TryCode(ReadOnlySpan<byte> payload, scoped ref int position, out byte code)
    {
        if ((uint)position < (uint)payload.Length)
        {
            code = payload[position];
            return true;
        }

        code = 0;
        if (position >= 0)
        {
            position = Refused(DecodeError.Truncated);
        }

        return false;
    }

    public static int Refused(DecodeError reason) => -(int)reason;

    private static ReadOnlySpan<byte> Take(ReadOnlySpan<byte> payload, scoped ref int position, uint length, int maxBytes)
    {
        if (position < 0)
        {
            return default;
        }

        if (length > (uint)(payload.Length - position) || length > (uint)maxBytes)
        {
            position = Refused(length > (uint)maxBytes ? DecodeError.TooLong : DecodeError.Truncated);
            return default;
        }

        ReadOnlySpan<byte> value = payload.Slice(position, (int)length);
        position += (int)length;
        return value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WideValue RareText(ReadOnlySpan<byte> payload, int position, bool strict, int maxBytes) =>
        new((uint)Take(payload, ref position, LengthForm.Text(payload, ref position, strict), maxBytes).Length, position);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WideValue RareBinary(ReadOnlySpan<byte> payload, int position, bool strict, int maxBytes) =>
        new((uint)Take(payload, ref position, LengthForm.Binary(payload, ref position, strict), maxBytes).Length, position);

    /// <summary>A count whose elements cannot all be there is refused before anybody loops over it.</summary>
    private static int Bounded(ReadOnlySpan<byte> payload, scoped ref int position, uint count, int bytesEach)
    {
        if (position >= 0 && count > (uint)(payload.Length - position) / (uint)bytesEach)
        {
            position = Refused(DecodeError.Truncated);
        }

        return position < 0 ? 0 : (int)count;
    }
}
