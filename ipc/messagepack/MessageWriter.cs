using System;
using System.Runtime.CompilerServices;

namespace Micro.MessagePack;

/// <summary>Writes MessagePack, always in the shortest form, into a caller's buffer. Never allocates, never throws.</summary>
/// <remarks>
/// What does not fit sets <see cref="Overflowed"/> for good and writes nothing more, so that a message is checked once, at
/// its end. The one-byte forms are inlined where they are written; everything else is a call into <see cref="WideForms"/>,
/// which gets and returns positions by value: the writer's address is never taken, and it can live in registers.
/// </remarks>
public ref struct MessageWriter
{
    private readonly Span<byte> _buffer;
    private int _position;

    public MessageWriter(Span<byte> buffer)
    {
        _buffer = buffer;
        _position = 0;
    }

    /// <summary>Something did not fit; the message is worthless.</summary>
    public readonly bool Overflowed => _position < 0;

    /// <summary>Bytes written; 0 after an overflow.</summary>
    public readonly int Length => _position < 0 ? 0 : _position;

    public readonly ReadOnlySpan<byte> Written => _buffer.Slice(0, Length);

    /// <summary>Starts the message [number, elements…], the form of every request and every reply.</summary>
    /// <param name="number">At most 127: an operation, or an error.</param>
    /// <param name="elements">What follows the number; at most 14.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteEnvelope(byte number, int elements)
    {
        Span<byte> buffer = _buffer;
        if (_position == 0 && buffer.Length >= 2)
        {
            buffer[0] = (byte)(MessagePackCode.FixArray + 1 + elements);
            buffer[1] = number;
            _position = 2;
        }
        else
        {
            _position = WideForms.Overflow;
        }
    }

    public void WriteNil() => WriteCode(MessagePackCode.Nil);

    public void WriteBoolean(bool value) => WriteCode(value ? MessagePackCode.True : MessagePackCode.False);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteUnsigned(ulong value)
    {
        Span<byte> buffer = _buffer;
        int position = _position;
        if (value <= MessagePackCode.MaxPositiveFixInt && (uint)position < (uint)buffer.Length)
        {
            buffer[position] = (byte)value;
            _position = position + 1;
        }
        else
        {
            _position = WideForms.WriteUnsigned(buffer, position, value);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteSigned(long value)
    {
        Span<byte> buffer = _buffer;
        int position = _position;
        if ((ulong)value <= MessagePackCode.MaxPositiveFixInt && (uint)position < (uint)buffer.Length)
        {
            buffer[position] = (byte)value;
            _position = position + 1;
        }
        else
        {
            _position = WideForms.WriteSigned(buffer, position, value);
        }
    }

    public void WriteSingle(float value) =>
        _position = WideForms.WriteFixed(_buffer, _position, MessagePackCode.Float32, 4, BitConverter.SingleToUInt32Bits(value));

    /// <summary>Four bytes where they hold the very same value, else eight.</summary>
    public void WriteDouble(double value)
    {
        float single = (float)value;
        if (BitConverter.DoubleToInt64Bits(single) == BitConverter.DoubleToInt64Bits(value))
        {
            WriteSingle(single);
        }
        else
        {
            ulong bits = (ulong)BitConverter.DoubleToInt64Bits(value);
            _position = WideForms.WriteFixed(_buffer, _position, MessagePackCode.Float64, 8, bits);
        }
    }

    /// <summary>Writes a string. The bytes are the caller's: nothing here checks that they are UTF-8.</summary>
    public void WriteText(scoped ReadOnlySpan<byte> value) => _position = WideForms.WriteText(_buffer, _position, value);

    /// <summary>Writes binary. If <paramref name="value"/> lies in the buffer already, at its place or behind it, it is moved.</summary>
    public void WriteBinary(scoped ReadOnlySpan<byte> value) => _position = WideForms.WriteBinary(_buffer, _position, value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void WriteArrayHeader(int count)
    {
        Span<byte> buffer = _buffer;
        int position = _position;
        if (count <= MessagePackCode.MaxFixCount && (uint)position < (uint)buffer.Length)
        {
            buffer[position] = (byte)(MessagePackCode.FixArray + count);
            _position = position + 1;
        }
        else
        {
            _position = WideForms.WriteArrayHeader(buffer, position, count);
        }
    }

    /// <summary>Starts a map of <paramref name="count"/> pairs: a key and a value each.</summary>
    public void WriteMapHeader(int count) =>
        _position = count <= MessagePackCode.MaxFixCount
            ? WideForms.WriteByte(_buffer, _position, (byte)(MessagePackCode.FixMap + count))
            : WideForms.WriteLength16(_buffer, _position, MessagePackCode.Map16, count);

    public void WriteExtension(sbyte type, scoped ReadOnlySpan<byte> value) =>
        _position = WideForms.WriteExtension(_buffer, _position, type, value);

    public void WriteTimestamp(Timestamp value) => _position = TimestampForm.Write(_buffer, _position, value);

    /// <summary>Copies one value that is encoded already.</summary>
    public void WriteRaw(scoped ReadOnlySpan<byte> encoded) => _position = WideForms.WriteBytes(_buffer, _position, encoded);

    private void WriteCode(byte code) => _position = WideForms.WriteByte(_buffer, _position, code);
}
