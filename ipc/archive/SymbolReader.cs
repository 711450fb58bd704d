using System;

namespace Micro.Archive;

/// <summary>The methods of one image by address: what turns a program counter into a C# name.</summary>
public readonly ref struct SymbolReader
{
    private readonly ReadOnlySpan<byte> _symbols;
    private readonly ReadOnlySpan<byte> _names;
    private readonly ulong _base;

    private SymbolReader(ReadOnlySpan<byte> symbols, ReadOnlySpan<byte> names, ulong baseAddress)
    {
        _symbols = symbols;
        _names = names;
        _base = baseAddress;
    }

    public int Count => _symbols.Length / SymbolFormat.SymbolSize;

    public static ArchiveError Open(ReadOnlySpan<byte> contents, out SymbolReader symbols)
    {
        symbols = default;
        if (contents.Length < SymbolFormat.HeaderSize || Record.UInt32(contents, 0) != SymbolFormat.Magic)
        {
            return ArchiveError.SymbolsInvalid;
        }

        ulong tableLength = (ulong)Record.UInt32(contents, SymbolFormat.CountOffset) * SymbolFormat.SymbolSize;
        ulong namesLength = Record.UInt32(contents, SymbolFormat.NamesLengthOffset);
        if (SymbolFormat.HeaderSize + tableLength + namesLength != (ulong)contents.Length)
        {
            return ArchiveError.SymbolsInvalid;
        }

        symbols = new SymbolReader(
            contents.Slice(SymbolFormat.HeaderSize, (int)tableLength),
            contents.Slice(SymbolFormat.HeaderSize + (int)tableLength),
            Record.UInt64(contents, SymbolFormat.BaseOffset));
        return ArchiveError.None;
    }

    /// <summary>Finds the method that contains an address, and how far into it the address is.</summary>
    public bool TryFind(ulong address, out ReadOnlySpan<byte> name, out uint offset)
    {
        name = default;
        offset = 0;
        if (address < _base || address - _base > uint.MaxValue)
        {
            return false;
        }

        uint wanted = (uint)(address - _base);
        int index = LastAtOrBelow(wanted);
        if (index < 0)
        {
            return false;
        }

        ReadOnlySpan<byte> symbol = SymbolAt(index);
        offset = wanted - Record.UInt32(symbol, 0);
        uint nameOffset = Record.UInt32(symbol, SymbolFormat.SymbolNameOffset);
        if (offset >= Record.UInt32(symbol, SymbolFormat.SymbolSizeOffset) || nameOffset >= (uint)_names.Length)
        {
            return false;
        }

        name = Record.Name(_names.Slice((int)nameOffset));
        return true;
    }

    private int LastAtOrBelow(uint wanted)
    {
        int low = 0;
        int high = Count;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            if (Record.UInt32(SymbolAt(middle), 0) <= wanted)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }

    private ReadOnlySpan<byte> SymbolAt(int index) =>
        _symbols.Slice(index * SymbolFormat.SymbolSize, SymbolFormat.SymbolSize);
}
