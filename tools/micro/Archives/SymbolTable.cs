using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Micro.Archive;
using Micro.Tools.Elf;

namespace Micro.Tools.Archives;

/// <summary>Lays functions and their readable names out as <see cref="SymbolFormat"/> describes it.</summary>
internal static class SymbolTable
{
    public static byte[] Build(IReadOnlyList<ExecutableSymbol> functions, Func<string, string> readableName)
    {
        List<ExecutableSymbol> sorted = [.. Distinct(functions)];
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
                PlaceName(names, places, readableName(sorted[i].Name)));
        }

        Span<byte> header = table;
        BinaryPrimitives.WriteUInt32LittleEndian(header, SymbolFormat.Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(header[SymbolFormat.CountOffset..], (uint)sorted.Count);
        BinaryPrimitives.WriteUInt64LittleEndian(header[SymbolFormat.BaseOffset..], start);
        BinaryPrimitives.WriteUInt32LittleEndian(header[SymbolFormat.NamesLengthOffset..], (uint)names.Length);
        return [.. table, .. names.ToArray()];
    }

    // Several names of one address: keep the one with a size, which is the method and not a label or alias.
    private static IEnumerable<ExecutableSymbol> Distinct(IReadOnlyList<ExecutableSymbol> functions) =>
        functions
            .GroupBy(function => function.Address)
            .OrderBy(group => group.Key)
            .Select(group => group.OrderByDescending(function => function.Size).First());

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
