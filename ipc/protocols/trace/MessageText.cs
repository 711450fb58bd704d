using System;
using Micro.MessagePack;

namespace Micro.Protocols;

/// <summary>Turns a message into a line of text, <c>Open(path="etc", flags=1)</c>. Generated decoders supply the names.</summary>
/// <remarks>For traces: what does not fit is cut off, and a malformed message is shown as far as it can be read.</remarks>
public ref struct MessageText
{
    private const int ShownBytes = 16;
    private MessageReader _reader;
    private TextSink _text;
    private bool _isFirst;

    public MessageText(ReadOnlySpan<byte> message, Span<byte> text)
    {
        _reader = new MessageReader(message, strict: false);
        _text = new TextSink(text);
        _isFirst = true;
        Last = 0;
    }

    /// <summary>The integer shown last, for the names of enums.</summary>
    public ulong Last { get; private set; }

    /// <summary>Reads the head of the message and gives back its number: an operation or an error. 0 also for a message without one.</summary>
    public byte Begin()
    {
        int count = _reader.ReadArrayHeader();
        return count == 0 ? (byte)0 : _reader.ReadByte();
    }

    /// <summary>Shows the name of an operation or an error.</summary>
    public void Open(ReadOnlySpan<byte> operation)
    {
        _text.Write(operation.IsEmpty ? "?"u8 : operation);
        _text.Write("("u8);
    }

    /// <summary>Shows the next value under a name.</summary>
    public void Value(ReadOnlySpan<byte> name)
    {
        Label(name);
        Show();
    }

    /// <summary>Shows the next value, which is an array of values with names of their own.</summary>
    public void OpenRecord(ReadOnlySpan<byte> name)
    {
        Label(name);
        _ = _reader.ReadArrayHeader();
        _text.Write("["u8);
        _isFirst = true;
    }

    public void CloseRecord()
    {
        _text.Write("]"u8);
        _isFirst = false;
    }

    /// <summary>Adds the name of the number shown last.</summary>
    public void Name(ReadOnlySpan<byte> name)
    {
        if (!name.IsEmpty)
        {
            _text.Write(" "u8);
            _text.Write(name);
        }
    }

    /// <summary>Adds the name of a flag if the number shown last has it.</summary>
    public void Flag(ulong flag, ReadOnlySpan<byte> name)
    {
        if ((Last & flag) == flag)
        {
            Name(name);
        }
    }

    /// <summary>Ends the line and gives back its length in bytes.</summary>
    public int Close()
    {
        _text.Write(")"u8);
        DecodeError error = _reader.Finish();
        if (error != DecodeError.None)
        {
            _text.Write(" malformed "u8);
            _text.Write((ulong)error);
        }

        return _text.Length;
    }

    private void Label(ReadOnlySpan<byte> name)
    {
        _text.Write(_isFirst ? default : ", "u8);
        _text.Write(name);
        _text.Write("="u8);
        _isFirst = false;
    }

    private void Show()
    {
        switch (_reader.NextType)
        {
            case MessagePackType.Boolean:
                _text.Write(_reader.ReadBoolean() ? "true"u8 : "false"u8);
                break;
            case MessagePackType.Integer:
                ShowInteger();
                break;
            case MessagePackType.Text:
                _text.Quote(_reader.ReadText(int.MaxValue));
                break;
            case MessagePackType.Binary:
                ShowBinary(_reader.ReadBinary(int.MaxValue));
                break;
            default:
                _ = _reader.ReadRaw(maxDepth: 8);
                _text.Write("?"u8);
                break;
        }
    }

    private void ShowInteger()
    {
        MessageReader ahead = _reader;
        long signed = ahead.ReadSigned(long.MinValue, sbyte.MaxValue);
        if (ahead.Error == DecodeError.None && signed < 0)
        {
            _reader = ahead;
            _text.Write("-"u8);
            Last = (ulong)-signed;
        }
        else
        {
            Last = _reader.ReadUInt64();
        }

        _text.Write(Last);
    }

    private void ShowBinary(ReadOnlySpan<byte> value)
    {
        _text.Write((ulong)value.Length);
        _text.Write(":"u8);
        _text.Hex(value.Slice(0, value.Length < ShownBytes ? value.Length : ShownBytes));
        _text.Write(value.Length > ShownBytes ? "…"u8 : default);
    }
}
