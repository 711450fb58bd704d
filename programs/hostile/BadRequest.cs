using System;

namespace Micro.Programs.Hostile;

/// <summary>Requests that no operation of any protocol can accept, each bad in one of several ways.</summary>
internal static class BadRequest
{
    /// <summary>The longest that random bytes get; a few are as long as a message can be.</summary>
    private const int UsualLength = 96;

    private const byte FixedArray = 0x90;
    private const byte Array16 = 0xDC;
    private const byte Array32 = 0xDD;
    private const byte NeverUsed = 0xC1;

    // Types whose length follows in four bytes: bin, str, array, map.
    private const byte Binary32 = 0xC6;
    private const byte Text32 = 0xDB;
    private const byte Map32 = 0xDF;

    /// <summary>Writes one; its length.</summary>
    /// <param name="random">Where the bytes come from.</param>
    /// <param name="operation">The operation that it pretends to ask for.</param>
    /// <param name="buffer">A message buffer.</param>
    public static int Write(ref RandomNumbers random, byte operation, Span<byte> buffer)
    {
        switch (random.Below(6))
        {
            case 0:
                return WriteNoArray(ref random, buffer);
            case 1:
                return WriteForbiddenByte(ref random, operation, buffer);
            case 2:
                return WriteTooFew(ref random, operation, buffer);
            case 3:
                return WriteTrailing(ref random, operation, buffer);
            case 4:
                return WriteLongLength(ref random, operation, buffer);
            default:
                return WriteNoOperation(ref random, buffer);
        }
    }

    // Nothing at all, or bytes of which the first does not start an array.
    private static int WriteNoArray(ref RandomNumbers random, Span<byte> buffer)
    {
        int length = random.Below(UsualLength);
        Fill(ref random, buffer.Slice(0, length));
        bool isArray = length != 0 && (buffer[0] >> 4 == FixedArray >> 4 || buffer[0] is Array16 or Array32);
        buffer[0] = isArray ? NeverUsed : buffer[0];
        return length;
    }

    // As many arguments as it says, all of them numbers but one, which is the byte that MessagePack never uses.
    private static int WriteForbiddenByte(ref RandomNumbers random, byte operation, Span<byte> buffer)
    {
        int arguments = 1 + random.Below(6);
        Begin(operation, arguments, buffer);
        int place = 2 + random.Below(arguments);
        for (int index = 2; index < 2 + arguments; index++)
        {
            buffer[index] = index == place ? NeverUsed : (byte)(random.NextByte() & 0x7F);
        }

        return 2 + arguments;
    }

    // It ends before the last argument.
    private static int WriteTooFew(ref RandomNumbers random, byte operation, Span<byte> buffer)
    {
        int arguments = 1 + random.Below(12);
        Begin(operation, arguments, buffer);
        int present = random.Below(arguments);
        for (int index = 2; index < 2 + present; index++)
        {
            buffer[index] = (byte)(random.NextByte() & 0x7F);
        }

        return 2 + present;
    }

    // More bytes than it says, up to a full message.
    private static int WriteTrailing(ref RandomNumbers random, byte operation, Span<byte> buffer)
    {
        int length = random.Below(8) == 0 ? buffer.Length : 3 + random.Below(UsualLength);
        Fill(ref random, buffer.Slice(0, length));
        Begin(operation, 0, buffer);
        return length;
    }

    // An argument of four billion bytes or elements, of which a few are there.
    private static int WriteLongLength(ref RandomNumbers random, byte operation, Span<byte> buffer)
    {
        int length = 7 + random.Below(UsualLength);
        Fill(ref random, buffer.Slice(0, length));
        Begin(operation, 1 + random.Below(3), buffer);
        buffer[2] = random.Below(4) switch
        {
            0 => Binary32,
            1 => Text32,
            2 => Array32,
            _ => Map32,
        };
        buffer.Slice(3, 4).Fill((byte)(0xF0 | random.Below(16)));
        return length;
    }

    // An array whose first element is no number of an operation.
    private static int WriteNoOperation(ref RandomNumbers random, Span<byte> buffer)
    {
        int length = 2 + random.Below(UsualLength);
        Fill(ref random, buffer.Slice(0, length));
        buffer[0] = (byte)(FixedArray | random.Below(8));
        buffer[1] |= 0x80;

        // Of the forms of a number, those of one byte more could hold an operation that takes no argument.
        bool isNumber = buffer[1] is >= 0xCC and <= 0xD3;
        buffer[1] = isNumber ? NeverUsed : buffer[1];
        return length;
    }

    private static void Begin(byte operation, int arguments, Span<byte> buffer)
    {
        buffer[0] = (byte)(FixedArray | (1 + arguments));
        buffer[1] = operation;
    }

    private static void Fill(ref RandomNumbers random, Span<byte> bytes)
    {
        foreach (ref byte value in bytes)
        {
            value = random.NextByte();
        }
    }
}
