using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Micro.Archive;
using Micro.Tools.Elf;
using Micro.Tools.Symbols;

namespace Micro.Tools.Archives;

/// <summary>Lays functions and their readable names out as <see cref="SymbolFormat"/> describes it.</summary>
internal static class SymbolTable
{
    public static byte[] Build(IReadOnlyList<ExecutableSymbol> functions, MangledNames mangled)
    {
        List<ExecutableSymbol> sorted = [.. Distinct(functions, mangled)];
        ulong start = sorted.Count == 0 ? 0 : sorted[0].Address;
        byte[] table = new byte[SymbolFormat.HeaderSize + (sorted.Count * SymbolFormat.SymbolSize)];
        using MemoryStream names = new();
        Dictionary<string, uint> places = [];
        for (int i = 0; i < sorted.Count; i++)
        {
            Span<byte> record = table.AsSpan(SymbolFormat.HeaderSize + (i * SymbolFormat.SymbolSize));
            BinaryPrimitives.WriteUInt32LittleEndian(record, checked((uint)(sorted[i].Address - start)));
            BinaryPrimitives.WriteUInt32LittleEndian(record[SymbolFormat.SymbolSizeOffset..], SizeOf(sorted, i));
            BinaryPrimitives.WriteUInt32LittleEndian(
                record[SymbolFormat.SymbolNameOffset..],
                PlaceName(names, places, mangled.Readable(sorted[i].Name)));
        }

        Span<byte> header = table;
        BinaryPrimitives.WriteUInt32LittleEndian(header, SymbolFormat.Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(header[SymbolFormat.CountOffset..], (uint)sorted.Count);
        BinaryPrimitives.WriteUInt64LittleEndian(header[SymbolFormat.BaseOffset..], start);
        BinaryPrimitives.WriteUInt32LittleEndian(header[SymbolFormat.NamesLengthOffset..], (uint)names.Length);
        return [.. table, .. names.ToArray()];
    }

    // Of several names of one address the C# one says most, then that of a function, then that of a label.
    private static IEnumerable<ExecutableSymbol> Distinct(
        IReadOnlyList<ExecutableSymbol> functions,
        MangledNames mangled) =>
        functions
            .GroupBy(function => function.Address)
            .OrderBy(group => group.Key)
            .Select(group => group
                .OrderByDescending(function => mangled.IsMethod(function.Name))
                .ThenByDescending(function => function.Size)
                .First());

    // Labels of assembly have no size: they reach to the next symbol.
    private static uint SizeOf(List<ExecutableSymbol> sorted, int index)
    {
        if (sorted[index].Size != 0)
        {
            return checked((uint)sorted[index].Size);
        }

        bool isLast = index == sorted.Count - 1;
        return isLast ? ArchiveFormat.PageSize : checked((uint)(sorted[index + 1].Address - sorted[index].Address));
    }

    private static uint PlaceName(MemoryStream names, Dictionary<string, uint> places, string name)
    {
        if (!places.TryGetValue(name, out uint place))
        {
            place = (uint)names.Length;
            places.Add(name, place);
            names.Write(Encoding.UTF8.GetBytes(name));
            names.WriteByte(0);
        }

        return place;
    }
}
