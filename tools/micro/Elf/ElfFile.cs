using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Micro.Archive;

namespace Micro.Tools.Elf;

/// <summary>A 64-bit little-endian ELF executable (System V ABI, chapters "Object Files" and "Program Loading").</summary>
internal sealed class ElfFile : IExecutable
{
    private const int HeaderSize = 64;
    private const int ProgramHeaderSize = 56;
    private const int SectionHeaderSize = 64;
    private const int SymbolSize = 24;
    private const uint LoadSegment = 1;
    private const uint SymbolTableSection = 2;
    private const int FunctionType = 2;
    private const int UntypedType = 0;

    private readonly string _name;
    private readonly byte[] _bytes;

    private ElfFile(string name, byte[] bytes)
    {
        _name = name;
        _bytes = bytes;
        CheckHeader();
        Architecture = (Architecture)UInt16(18);
        EntryPoint = UInt64(24);
        Segments = ReadSegments();
        Functions = ReadFunctions();
    }

    public Architecture Architecture { get; }

    public ulong EntryPoint { get; }

    public IReadOnlyList<ExecutableSegment> Segments { get; }

    public IReadOnlyList<ExecutableSymbol> Functions { get; }

    public static ElfFile Read(string file) => new(file, File.ReadAllBytes(file));

    public static ElfFile Parse(string name, byte[] bytes) => new(name, bytes);

    private void CheckHeader()
    {
        ReadOnlySpan<byte> magic = [0x7F, (byte)'E', (byte)'L', (byte)'F', 2, 1];
        if (_bytes.Length < HeaderSize || !_bytes.AsSpan().StartsWith(magic))
        {
            throw Broken("it is not a 64-bit little-endian ELF file");
        }
    }

    private List<ExecutableSegment> ReadSegments()
    {
        ulong table = UInt64(32);
        int count = UInt16(56);
        List<ExecutableSegment> segments = [];
        for (int i = 0; i < count; i++)
        {
            int header = Place(table + ((ulong)i * ProgramHeaderSize), ProgramHeaderSize);
            if (UInt32(header) != LoadSegment || UInt64(header + 40) == 0)
            {
                continue;
            }

            ulong fileSize = UInt64(header + 32);
            int start = Place(UInt64(header + 8), fileSize);
            segments.Add(new ExecutableSegment(
                UInt64(header + 16),
                UInt64(header + 24),
                _bytes.AsMemory(start, (int)fileSize),
                UInt64(header + 40),
                (SegmentRights)(UInt32(header + 4) & 7)));
        }

        return [.. segments.OrderBy(segment => segment.VirtualAddress)];
    }

    private List<ExecutableSymbol> ReadFunctions()
    {
        ulong sections = UInt64(40);
        int count = UInt16(60);
        for (int i = 0; i < count; i++)
        {
            int header = Section(sections, i);
            if (UInt32(header + 4) == SymbolTableSection)
            {
                return ReadFunctions(header, Section(sections, (int)UInt32(header + 40)));
            }
        }

        return [];
    }

    private List<ExecutableSymbol> ReadFunctions(int symbolSection, int nameSection)
    {
        ulong size = UInt64(symbolSection + 32);
        int table = Place(UInt64(symbolSection + 24), size);
        ulong namesLength = UInt64(nameSection + 32);
        ReadOnlySpan<byte> names = _bytes.AsSpan(Place(UInt64(nameSection + 24), namesLength), (int)namesLength);
        List<ExecutableSymbol> functions = [];
        for (int symbol = table; symbol + SymbolSize <= table + (int)size; symbol += SymbolSize)
        {
            if (!IsCode(symbol) || UInt32(symbol) >= (uint)names.Length)
            {
                continue;
            }

            ReadOnlySpan<byte> name = names[(int)UInt32(symbol)..];
            int end = name.IndexOf((byte)0);
            functions.Add(new ExecutableSymbol(
                Encoding.UTF8.GetString(end < 0 ? name : name[..end]),
                UInt64(symbol + 8),
                UInt64(symbol + 16)));
        }

        // A name that starts with "$" only tells disassemblers whether code or data follows (ELF for the Arm 64-bit
        // Architecture, "Mapping symbols").
        return
        [
            .. functions
                .Where(function => function.Name.Length > 0 && function.Name[0] != '$')
                .OrderBy(function => function.Address),
        ];
    }

    // Labels of assembly have no type, but where they lie in code they name it: exception entries, for instance.
    private bool IsCode(int symbol)
    {
        int type = _bytes[symbol + 4] & 15;
        ulong address = UInt64(symbol + 8);
        bool isDefined = UInt16(symbol + 6) != 0;
        return isDefined
            && type is FunctionType or UntypedType
            && Segments.Any(segment => segment.Rights.HasFlag(SegmentRights.Execute)
                && address >= segment.VirtualAddress
                && address - segment.VirtualAddress < segment.MemorySize);
    }

    private int Section(ulong table, int index) => Place(table + ((ulong)index * SectionHeaderSize), SectionHeaderSize);

    private int Place(ulong offset, ulong length) =>
        length <= (ulong)_bytes.Length && offset <= (ulong)_bytes.Length - length
            ? (int)offset
            : throw Broken("it is truncated");

    private ushort UInt16(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(_bytes.AsSpan(offset));

    private uint UInt32(int offset) => BinaryPrimitives.ReadUInt32LittleEndian(_bytes.AsSpan(offset));

    private ulong UInt64(int offset) => BinaryPrimitives.ReadUInt64LittleEndian(_bytes.AsSpan(offset));

    private ToolException Broken(string why) => ToolException.Failed($"cannot read '{_name}': {why}");
}
