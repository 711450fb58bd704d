using System;

namespace Micro.MessagePack;

/// <summary>The three layouts of a timestamp: 32 bits of seconds; 30 bits of nanoseconds and 34 of seconds; 32 and 64.</summary>
internal static class TimestampForm
{
    private const int SecondsBits = 34;
    private const ulong SecondsMask = (1UL << SecondsBits) - 1;
    private const int Size32 = 4;
    private const int Size64 = 8;
    private const int Size96 = 12;

    public static int Write(Span<byte> buffer, int position, Timestamp value)
    {
        ulong seconds = (ulong)value.Seconds;
        switch (ShortestSize(value))
        {
            case Size32:
                position = WideForms.WriteFixed(buffer, position, MessagePackCode.FixExt4, 1, TypeByte);
                return Append(buffer, position, Size32, seconds);
            case Size64:
                position = WideForms.WriteFixed(buffer, position, MessagePackCode.FixExt8, 1, TypeByte);
                return Append(buffer, position, Size64, ((ulong)value.Nanoseconds << SecondsBits) | seconds);
            default:
                position = WideForms.WriteFixed(buffer, position, MessagePackCode.Ext8, 2, (uint)((Size96 << 8) | TypeByte));
                position = Append(buffer, position, 4, value.Nanoseconds);
                return Append(buffer, position, 8, seconds);
        }
    }

    /// <summary>Reads the content of an extension value of type -1.</summary>
    public static DecodeError Read(ReadOnlySpan<byte> content, bool strict, out Timestamp value)
    {
        value = default;
        switch (content.Length)
        {
            case Size32:
                value = new Timestamp((long)BigEndian.Read(content, 0, 4), 0);
                break;
            case Size64:
                ulong both = BigEndian.Read(content, 0, 8);
                value = new Timestamp((long)(both & SecondsMask), (uint)(both >> SecondsBits));
                break;
            case Size96:
                value = new Timestamp((long)BigEndian.Read(content, 4, 8), (uint)BigEndian.Read(content, 0, 4));
                break;
            default:
                return DecodeError.WrongType;
        }

        if (value.Nanoseconds >= Timestamp.NanosecondLimit)
        {
            return DecodeError.OutOfRange;
        }

        return strict && content.Length != ShortestSize(value) ? DecodeError.NotCanonical : DecodeError.None;
    }

    private static byte TypeByte => unchecked((byte)MessagePackCode.TimestampType);

    private static int ShortestSize(Timestamp value) => (ulong)value.Seconds switch
    {
        > SecondsMask => Size96,
        <= uint.MaxValue when value.Nanoseconds == 0 => Size32,
        _ => Size64,
    };

    private static int Append(Span<byte> buffer, int position, int size, ulong value)
    {
        if (position < 0 || size > buffer.Length - position)
        {
            return WideForms.Overflow;
        }

        BigEndian.Write(buffer, position, size, value);
        return position + size;
    }
}
