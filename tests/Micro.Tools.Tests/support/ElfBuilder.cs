using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Micro.Archive;
using Micro.Tools.Elf;

namespace Micro.Tools.Tests.Support;

/// <summary>Writes ELF files as a linker would, as small as they can be.</summary>
internal sealed class ElfBuilder
{
    private readonly List<ExecutableSegment> _segments = [];
    private readonly List<ExecutableSymbol> _functions = [];

    public Architecture Architecture { get; init; } = Architecture.X64;

    public ulong EntryPoint { get; init; } = 0x1000;

    public ElfBuilder Segment(ulong address, byte[] bytes, ulong memorySize, SegmentRights rights)
    {
        _segments.Add(new ExecutableSegment(address, address, bytes, memorySize, rights));
        return this;
    }

    public ElfBuilder Function(string name, ulong address, ulong size)
    {
        _functions.Add(new ExecutableSymbol(name, address, size));
        return this;
    }

    /// <summary>Code and data at the usual places, one function.</summary>
    public static byte[] Small(ulong address = 0x1000, Architecture architecture = Architecture.X64) =>
        new ElfBuilder { Architecture = architecture, EntryPoint = address }
            .Segment(address, [0x90, 0x90, 0x90, 0xC3], 4, SegmentRights.Read | SegmentRights.Execute)
            .Segment(address + 0x1000, [1, 2, 3], 0x2000, SegmentRights.Read | SegmentRights.Write)
            .Function("start", address, 4)
            .Build();

    public byte[] Build()
    {
        using MemoryStream names = new();
        names.WriteByte(0);
        byte[] symbols = Symbols(names);
        long segmentData = 64 + (_segments.Count * 56);
        long symbolOffset = segmentData;
        foreach (ExecutableSegment segment in _segments)
        {
            symbolOffset += segment.Bytes.Length;
        }

        long nameOffset = symbolOffset + symbols.Length;
        long sectionOffset = nameOffset + names.Length;
        using MemoryStream output = new();
        output.Write(Header(sectionOffset));
        long offset = segmentData;
        foreach (ExecutableSegment segment in _segments)
        {
            output.Write(ProgramHeader(segment, offset));
            offset += segment.Bytes.Length;
        }

        foreach (ExecutableSegment segment in _segments)
        {
            output.Write(segment.Bytes.Span);
        }

        output.Write(symbols);
        output.Write(names.ToArray());
        output.Write(new byte[64]);
        output.Write(SectionHeader(type: 2, symbolOffset, symbols.Length, link: 2));
        output.Write(SectionHeader(type: 3, nameOffset, names.Length, link: 0));
        return output.ToArray();
    }

    private byte[] Header(long sectionOffset)
    {
        byte[] header = new byte[64];
        ((ReadOnlySpan<byte>)[0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1]).CopyTo(header);
        Put16(header, 16, 2);
        Put16(header, 18, (ushort)Architecture);
        Put64(header, 24, EntryPoint);
        Put64(header, 32, 64);
        Put64(header, 40, (ulong)sectionOffset);
        Put16(header, 54, 56);
        Put16(header, 56, (ushort)_segments.Count);
        Put16(header, 58, 64);
        Put16(header, 60, 3);
        return header;
    }

    private static byte[] ProgramHeader(ExecutableSegment segment, long offset)
    {
        byte[] header = new byte[56];
        Put32(header, 0, 1);
        Put32(header, 4, (uint)segment.Rights);
        Put64(header, 8, (ulong)offset);
        Put64(header, 16, segment.VirtualAddress);
        Put64(header, 24, segment.PhysicalAddress);
        Put64(header, 32, (ulong)segment.Bytes.Length);
        Put64(header, 40, segment.MemorySize);
        return header;
    }

    private static byte[] SectionHeader(uint type, long offset, long size, uint link)
    {
        byte[] header = new byte[64];
        Put32(header, 4, type);
        Put64(header, 24, (ulong)offset);
        Put64(header, 32, (ulong)size);
        Put32(header, 40, link);
        return header;
    }

    private byte[] Symbols(MemoryStream names)
    {
        byte[] table = new byte[(_functions.Count + 1) * 24];
        for (int i = 0; i < _functions.Count; i++)
        {
            int record = (i + 1) * 24;
            Put32(table, record, (uint)names.Length);
            table[record + 4] = 2;
            Put16(table, record + 6, 1);
            Put64(table, record + 8, _functions[i].Address);
            Put64(table, record + 16, _functions[i].Size);
            names.Write(Encoding.UTF8.GetBytes(_functions[i].Name));
            names.WriteByte(0);
        }

        return table;
    }

    private static void Put16(byte[] bytes, int offset, ushort value) =>
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(offset), value);

    private static void Put32(byte[] bytes, int offset, uint value) =>
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(offset), value);

    private static void Put64(byte[] bytes, int offset, ulong value) =>
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(offset), value);
}
