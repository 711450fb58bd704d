using System;
using System.Collections.Generic;
using Micro.MessagePack;
using Micro.Protocols;

namespace Micro.Tracing;

/// <summary>Reads the values of a payload of which perhaps only the beginning was kept.</summary>
internal ref struct PayloadReader
{
    private readonly ReadOnlyMemory<byte> _kept;
    private readonly int _length;
    private MessageReader _reader;

    /// <param name="payload">What is missing reads as zeros, so that the lengths before it can be believed.</param>
    public PayloadReader(MessagePayload payload)
    {
        _kept = payload.Kept;
        _length = payload.Length;
        ReadOnlyMemory<byte> whole = _kept;
        if (payload.IsCut)
        {
            byte[] padded = new byte[_length];
            _kept.CopyTo(padded);
            whole = padded;
        }

        _reader = new MessageReader(whole.Span, strict: false);
    }

    public readonly DecodeError Error => _reader.Error;

    private readonly int Position => _length - _reader.Remaining;

    /// <summary>Reads the head of the message: how many values follow the number.</summary>
    public int ReadHead(out byte number)
    {
        int count = _reader.ReadArrayHeader();
        number = _reader.ReadByte();
        if (count == 0)
        {
            _reader.Refuse(DecodeError.WrongCount);
        }

        return count - 1;
    }

    /// <summary>Reads values until something is wrong.</summary>
    public List<DecodedValue> ReadAll(IReadOnlyList<ValueDescription> descriptions)
    {
        List<DecodedValue> values = [];
        foreach (ValueDescription description in descriptions)
        {
            values.Add(Read(description));
        }

        return values;
    }

    /// <summary>What is wrong with the message; None where only bytes that were not kept are.</summary>
    public DecodeError Finish(int missing)
    {
        if (missing != 0)
        {
            _reader.Refuse(DecodeError.WrongCount);
        }

        return _length > _kept.Length && missing == 0 ? DecodeError.None : _reader.Finish();
    }

    private DecodedValue Read(ValueDescription description)
    {
        bool isPresent = _reader.Error == DecodeError.None && Position < _kept.Length;
        DecodedValue? value = isPresent ? ReadPresent(description) : null;
        return value is not null && _reader.Error == DecodeError.None ? value : new DecodedValue(description) { IsMissing = true };
    }

    private DecodedValue? ReadPresent(ValueDescription description)
    {
        switch (description.Kind)
        {
            case ValueKind.Boolean:
                return new DecodedValue(description) { Number = _reader.ReadBoolean() ? 1UL : 0 };
            case ValueKind.Signed:
                return Whole(new DecodedValue(description) { Number = (ulong)_reader.ReadInt64() });
            case ValueKind.Text:
                return Bytes(description, _reader.ReadText(int.MaxValue).Length);
            case ValueKind.Binary:
                return Bytes(description, _reader.ReadBinary(int.MaxValue).Length);
            case ValueKind.Record:
                _reader.ReadArrayHeader(description.Fields.Length);
                return new DecodedValue(description) { Fields = ReadAll(description.Fields) };
            default:
                return Whole(new DecodedValue(description) { Number = _reader.ReadUInt64() });
        }
    }

    // A number of which a part was not kept is none.
    private readonly DecodedValue? Whole(DecodedValue value) => Position <= _kept.Length ? value : null;

    private readonly DecodedValue? Bytes(ValueDescription description, int length)
    {
        int start = Position - length;
        int kept = Math.Clamp(_kept.Length - start, 0, length);
        return start > _kept.Length ? null
            : new DecodedValue(description) { Bytes = _kept.Slice(start, kept), Length = length };
    }
}
