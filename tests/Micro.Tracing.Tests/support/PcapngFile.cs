using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace Micro.Tracing.Tests.Support;

/// <summary>A strict reader of pcapng (draft-ietf-opsawg-pcapng): one little-endian section with one interface, and nothing that is not in its place.</summary>
internal sealed class PcapngFile
{
    private PcapngFile(byte[] bytes)
    {
        int position = 0;
        int index = 0;
        while (position < bytes.Length)
        {
            uint type = Word(bytes, position);
            int length = (int)Word(bytes, position + 4);
            Require(length >= 12 && length % 4 == 0 && position + length <= bytes.Length, "a block has a wrong length");
            Require(Word(bytes, position + length - 4) == length, "the two lengths of a block differ");
            ReadBlock(type, bytes.AsSpan((position + 8)..(position + length - 4)), index);
            position += length;
            index++;
        }

        Require(index >= 2 && _hasStatistics, "blocks are missing");
    }

    private bool _hasStatistics;

    public int LinkType { get; private set; }

    public int TimeResolution { get; private set; }

    public string InterfaceName { get; private set; } = "";

    public string Comment { get; private set; } = "";

    public ulong Dropped { get; private set; }

    public List<PcapngPacket> Packets { get; } = [];

    public static PcapngFile Read(byte[] bytes) => new(bytes);

    private void ReadBlock(uint type, ReadOnlySpan<byte> body, int index)
    {
        Require(!_hasStatistics, "a block follows the statistics");
        Require((index == 0) == (type == 0x0A0D0D0A) && (index == 1) == (type == 1), "blocks are in a wrong order");
        switch (type)
        {
            case 0x0A0D0D0A:
                Require(Word(body, 0) == 0x1A2B3C4D && Word(body, 4) == 1 && BitConverter.ToInt64(body[8..]) == -1, "no section header");
                Comment = Text(Options(body[16..]), 1);
                break;
            case 1:
                LinkType = BitConverter.ToUInt16(body);
                Require(BitConverter.ToUInt16(body[2..]) == 0, "reserved bytes are set");
                Dictionary<ushort, byte[]> options = Options(body[8..]);
                TimeResolution = options[9][0];
                InterfaceName = Text(options, 2);
                break;
            case 6:
                ReadPacket(body);
                break;
            default:
                Require(type == 5 && Word(body, 0) == 0, "an unknown block");
                Dropped = BitConverter.ToUInt64(Options(body[12..])[5]);
                _hasStatistics = true;
                break;
        }
    }

    private void ReadPacket(ReadOnlySpan<byte> body)
    {
        int length = (int)Word(body, 12);
        int original = (int)Word(body, 16);
        Require(Word(body, 0) == 0 && length <= original, "a packet has a wrong interface or length");
        int end = 20 + ((length + 3) / 4 * 4);
        Require(body[(20 + length)..end].IndexOfAnyExcept((byte)0) < 0, "padding is not zero");
        ulong time = ((ulong)Word(body, 4) << 32) | Word(body, 8);
        Packets.Add(new PcapngPacket(time, body.Slice(20, length).ToArray(), original, Text(Options(body[end..]), 1)));
    }

    private static Dictionary<ushort, byte[]> Options(ReadOnlySpan<byte> bytes)
    {
        Dictionary<ushort, byte[]> options = [];
        while (!bytes.IsEmpty)
        {
            ushort code = BitConverter.ToUInt16(bytes);
            int length = BitConverter.ToUInt16(bytes[2..]);
            if (code == 0)
            {
                Require(length == 0 && bytes.Length == 4, "the end of the options is not their end");
                return options;
            }

            options.Add(code, bytes.Slice(4, length).ToArray());
            bytes = bytes[(4 + ((length + 3) / 4 * 4))..];
            Require(!bytes.IsEmpty, "the options have no end");
        }

        return options;
    }

    private static string Text(Dictionary<ushort, byte[]> options, ushort code) =>
        options.TryGetValue(code, out byte[]? value) ? new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(value) : "";

    private static uint Word(ReadOnlySpan<byte> bytes, int position) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[position..]);

    private static void Require(bool condition, string what)
    {
        if (!condition)
        {
            throw new InvalidDataException(what);
        }
    }
}
