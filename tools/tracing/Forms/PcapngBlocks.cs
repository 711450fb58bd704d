using System;
using System.Buffers;
using System.Buffers.Binary;
using System.IO;
using System.Text;

namespace Micro.Tracing;

/// <summary>Writes blocks of pcapng, little endian: each is padded to words and has its length at both ends.</summary>
internal sealed class PcapngBlocks(Stream output)
{
    public const uint SectionHeader = 0x0A0D0D0A;
    public const uint InterfaceDescription = 1;
    public const uint InterfaceStatistics = 5;
    public const uint EnhancedPacket = 6;

    private const int Word = 4;
    private readonly ArrayBufferWriter<byte> _body = new();
    private uint _type;
    private bool _hasOptions;

    public void Begin(uint type)
    {
        _type = type;
        _hasOptions = false;
        _body.Clear();
    }

    public void Add(ushort value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(_body.GetSpan(sizeof(ushort)), value);
        _body.Advance(sizeof(ushort));
    }

    public void Add(uint value)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(_body.GetSpan(sizeof(uint)), value);
        _body.Advance(sizeof(uint));
    }

    public void Add(ulong value)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(_body.GetSpan(sizeof(ulong)), value);
        _body.Advance(sizeof(ulong));
    }

    /// <summary>Adds bytes and pads them.</summary>
    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        _body.Write(bytes);
        _body.Write(new byte[(Word - (bytes.Length % Word)) % Word]);
    }

    public void Option(ushort code, string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        Option(code, bytes.AsSpan(0, Math.Min(bytes.Length, ushort.MaxValue)));
    }

    public void Option(ushort code, ReadOnlySpan<byte> value)
    {
        _hasOptions = true;
        Add(code);
        Add((ushort)value.Length);
        Bytes(value);
    }

    public void End()
    {
        if (_hasOptions)
        {
            Add(0u);
        }

        uint length = (uint)_body.WrittenCount + (3 * Word);
        Span<byte> words = stackalloc byte[2 * Word];
        BinaryPrimitives.WriteUInt32LittleEndian(words, _type);
        BinaryPrimitives.WriteUInt32LittleEndian(words[Word..], length);
        output.Write(words);
        output.Write(_body.WrittenSpan);
        output.Write(words[Word..]);
    }
}
