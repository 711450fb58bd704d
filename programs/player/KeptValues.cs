using System;
using Micro.MessagePack;

namespace Micro.Programs.Player;

/// <summary>First results of replies, where they are numbers, for later requests: what differs from machine to machine no script can name.</summary>
internal readonly struct KeptValues(ulong[] values)
{
    /// <summary>Values that are kept at the same time.</summary>
    public const int Capacity = 200;

    private readonly ulong[] _values = values;

    /// <summary>Writes a kept value, and something added to it, in its shortest form; how long that is, 0: it does not fit, or there is no such value.</summary>
    public int Write(int number, int added, Span<byte> buffer)
    {
        if (number >= Capacity)
        {
            return 0;
        }

        MessageWriter writer = new(buffer);
        writer.WriteUnsigned(_values[number] + (uint)added);
        return writer.Length;
    }

    /// <summary>Keeps the first result of a reply that is no error; of a record its first field.</summary>
    public void Keep(uint number, ReadOnlySpan<byte> reply)
    {
        if (number < Capacity && (TryRead(reply, isRecord: false, out ulong value) || TryRead(reply, isRecord: true, out value)))
        {
            _values[number] = value;
        }
    }

    private static bool TryRead(ReadOnlySpan<byte> reply, bool isRecord, out ulong value)
    {
        MessageReader reader = new(reply);
        bool isResult = reader.ReadArrayHeader() > 1 && reader.ReadByte() == 0 && (!isRecord || reader.ReadArrayHeader() > 0);
        value = isResult ? reader.ReadUInt64() : 0;
        return isResult && reader.Error == DecodeError.None;
    }
}
