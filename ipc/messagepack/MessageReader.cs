using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Micro.MessagePack;

/// <summary>Reads MessagePack out of a caller's bytes: in place, bounded, without recursion. Never allocates, never throws.</summary>
/// <remarks>
/// The first value that is not what it should be sets <see cref="Error"/> for good: every later read gives back zero or
/// nothing, so that a message is decoded as a whole and judged once, at its end. The one-byte forms are inlined where they
/// are read; <see cref="WideReads"/> has the rest. A reader is strict unless asked otherwise: it accepts only the shortest
/// form of a value, so that equal messages are equal bytes.
/// </remarks>
public ref struct MessageReader
{
    private readonly ReadOnlySpan<byte> _payload;
    private readonly bool _strict;

    // Invariant: the next byte's index, or the negative of a DecodeError. A negative position is outside every payload, so the
    // one comparison that keeps a read inside also stops every read after an error.
    private int _position;

    public MessageReader(ReadOnlySpan<byte> payload, bool strict = true)
    {
        _payload = payload;
        _strict = strict;
        _position = 0;
    }

    public readonly DecodeError Error => _position < 0 ? (DecodeError)(-_position) : DecodeError.None;

    /// <summary>Everything was read, all of it was right, and nothing follows.</summary>
    public readonly bool IsComplete => _position == _payload.Length;

    /// <summary>Bytes that follow; 0 after an error.</summary>
    public readonly int Remaining => _position < 0 ? 0 : _payload.Length - _position;

    /// <summary>The kind of the value that follows.</summary>
    public readonly MessagePackType NextType =>
        (uint)_position < (uint)_payload.Length ? MessagePackCode.TypeOf(_payload[_position]) : MessagePackType.None;

    /// <summary>Reads the head of the message [number, elements…], the form of every request and every reply.</summary>
    /// <param name="elements">What must follow the number; at most 14.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte ReadEnvelope(int elements)
    {
        ReadOnlySpan<byte> payload = _payload;
        if (_position == 0 && payload.Length >= 2
            && payload[0] == MessagePackCode.FixArray + 1 + elements && payload[1] <= MessagePackCode.MaxPositiveFixInt)
        {
            _position = 2;
            return payload[1];
        }

        Refuse(payload.Length < 2 ? DecodeError.Truncated : DecodeError.WrongCount);
        return 0;
    }

    /// <summary>Reads the head of a message if it is [<paramref name="number"/>, elements…]; else nothing is read.</summary>
    /// <param name="number">At most 127.</param>
    /// <param name="elements">What must follow the number; at most 14.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryReadHead(byte number, int elements)
    {
        ReadOnlySpan<byte> payload = _payload;
        if (_position != 0 || payload.Length < sizeof(ushort))
        {
            return false;
        }

        // SAFETY: the payload has the two bytes that are compared as one little-endian number.
        ushort head = Unsafe.ReadUnaligned<ushort>(ref MemoryMarshal.GetReference(payload));
        if (head != (ushort)((MessagePackCode.FixArray + 1 + elements) | (number << 8)))
        {
            return false;
        }

        _position = sizeof(ushort);
        return true;
    }

    public void ReadNil() => ReadCode(MessagePackCode.Nil);

    public bool ReadBoolean()
    {
        int position = _position;
        bool value = WideReads.Boolean(_payload, ref position);
        _position = position;
        return value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte ReadByte() => (byte)ReadUnsigned(byte.MaxValue);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ushort ReadUInt16() => (ushort)ReadUnsigned(ushort.MaxValue);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint ReadUInt32() => (uint)ReadUnsigned(uint.MaxValue);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ReadUInt64() => ReadUnsigned(ulong.MaxValue);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public sbyte ReadSByte() => (sbyte)ReadSigned(sbyte.MinValue, sbyte.MaxValue);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public short ReadInt16() => (short)ReadSigned(short.MinValue, short.MaxValue);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int ReadInt32() => (int)ReadSigned(int.MinValue, int.MaxValue);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long ReadInt64() => ReadSigned(long.MinValue, long.MaxValue);

    /// <summary>Reads an integer from 0 to <paramref name="max"/>, which is at least 127.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong ReadUnsigned(ulong max)
    {
        ReadOnlySpan<byte> payload = _payload;
        int position = _position;
        if ((uint)position < (uint)payload.Length)
        {
            byte code = payload[position];
            if (code <= MessagePackCode.MaxPositiveFixInt)
            {
                _position = position + 1;
                return code;
            }

            if (IntegerForm.TryUnsigned(payload, position, code, out ulong value, out int next) && value <= max)
            {
                _position = next;
                return value;
            }
        }

        WideValue wide = WideReads.Unsigned(payload, position, _strict, max);
        _position = wide.Next;
        return wide.Number;
    }

    /// <summary>Reads an integer from <paramref name="min"/> to <paramref name="max"/>, which is at least 127.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long ReadSigned(long min, long max)
    {
        ReadOnlySpan<byte> payload = _payload;
        int position = _position;
        if ((uint)position < (uint)payload.Length)
        {
            byte code = payload[position];
            if (code <= MessagePackCode.MaxPositiveFixInt)
            {
                _position = position + 1;
                return code;
            }

            if (IntegerForm.TryUnsigned(payload, position, code, out ulong value, out int next) && value <= (ulong)max)
            {
                _position = next;
                return (long)value;
            }
        }

        WideValue wide = WideReads.Signed(payload, position, _strict, min, max);
        _position = wide.Next;
        return (long)wide.Number;
    }

    /// <summary>Reads a floating-point number of either size.</summary>
    public double ReadDouble()
    {
        int position = _position;
        double value = WideReads.Double(_payload, ref position, _strict);
        _position = position;
        return value;
    }

    /// <summary>Reads a string in place. Nothing here checks that it is UTF-8: names are bytes.</summary>
    public ReadOnlySpan<byte> ReadText(int maxBytes)
    {
        WideValue wide = WideReads.Text(_payload, _position, _strict, maxBytes);
        _position = wide.Next;
        return Before(wide);
    }

    /// <summary>Reads binary in place.</summary>
    public ReadOnlySpan<byte> ReadBinary(int maxBytes)
    {
        WideValue wide = WideReads.Binary(_payload, _position, _strict, maxBytes);
        _position = wide.Next;
        return Before(wide);
    }

    /// <summary>Reads the head of an array: its number of elements, never more than bytes are left.</summary>
    public int ReadArrayHeader()
    {
        int position = _position;
        int count = WideReads.ArrayCount(_payload, ref position, _strict);
        _position = position;
        return count;
    }

    /// <summary>Reads the head of an array that must have <paramref name="count"/> elements.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void ReadArrayHeader(int count)
    {
        ReadOnlySpan<byte> payload = _payload;
        int position = _position;
        bool isShort = count <= MessagePackCode.MaxFixCount
            && (uint)position < (uint)payload.Length && payload[position] == MessagePackCode.FixArray + count
            && count < payload.Length - position;
        if (isShort)
        {
            _position = position + 1;
        }
        else if (ReadArrayHeader() != count)
        {
            Refuse(DecodeError.WrongCount);
        }
    }

    /// <summary>Reads the head of a map: its number of pairs, never more than half of the bytes that are left.</summary>
    public int ReadMapHeader()
    {
        int position = _position;
        int count = WideReads.MapCount(_payload, ref position, _strict);
        _position = position;
        return count;
    }

    /// <summary>Reads an extension value in place.</summary>
    public ReadOnlySpan<byte> ReadExtension(int maxBytes, out sbyte type)
    {
        int position = _position;
        ReadOnlySpan<byte> value = WideReads.Extension(_payload, ref position, _strict, maxBytes, out type);
        _position = position;
        return value;
    }

    public Timestamp ReadTimestamp()
    {
        ReadOnlySpan<byte> content = ReadExtension(12, out sbyte type);
        if (Error != DecodeError.None)
        {
            return default;
        }

        DecodeError error = type == MessagePackCode.TimestampType
            ? TimestampForm.Read(content, _strict, out Timestamp value)
            : Wrong(out value);
        Refuse(error);
        return error == DecodeError.None ? value : default;
    }

    /// <summary>Reads one value of any kind, with all that it contains, and gives back its bytes.</summary>
    public ReadOnlySpan<byte> ReadRaw(int maxDepth)
    {
        int start = _position;
        int position = start;
        StructureWalk.Skip(_payload, ref position, _strict, maxDepth);
        _position = position;
        return position < 0 ? default : _payload.Slice(start, position - start);
    }

    /// <summary>Refuses the message for a reason of the caller's; the first reason stays.</summary>
    public void Refuse(DecodeError reason)
    {
        if (_position >= 0 && reason != DecodeError.None)
        {
            _position = -(int)reason;
        }
    }

    /// <summary>Ends the message: what is wrong with it, trailing bytes included.</summary>
    public DecodeError Finish()
    {
        Refuse(IsComplete ? DecodeError.None : DecodeError.TrailingBytes);
        return Error;
    }

    // SAFETY: what was read ends at or before the payload's end, and an error has no position to start from.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly ReadOnlySpan<byte> Before(WideValue read) => read.Next < 0
        ? default
        : MemoryMarshal.CreateReadOnlySpan(
            ref Unsafe.Add(ref MemoryMarshal.GetReference(_payload), read.Next - (int)read.Number), (int)read.Number);

    private static DecodeError Wrong(out Timestamp value)
    {
        value = default;
        return DecodeError.WrongType;
    }

    private void ReadCode(byte code)
    {
        int position = _position;
        WideReads.Code(_payload, ref position, code);
        _position = position;
    }
}
