using System;
using System.Runtime.CompilerServices;
using Micro.Abi;

namespace Micro.Server;

/// <summary>A capability that a process finds by name at its start, and where it is mapped if it is memory.</summary>
public struct NamedCapability
{
    public const int MaximumName = 16;

    public NameBytes Name;

    public uint SlotIndex;

    /// <summary>What the name's documentation says; for "uart" the kind as in <see cref="BootReport.UartKind"/>, for "archive" 1 if programs are to be
    /// recorded, for "trace" the number of the CPU architecture.</summary>
    public uint Detail;

    /// <summary>Memory: where it is mapped; 0: nowhere.</summary>
    public ulong Address;

    /// <summary>Memory: how many bytes of it mean something.</summary>
    public ulong Length;

    public readonly Slot Slot => new(SlotIndex);

    /// <summary>True if this is the name, which is padded with zeros.</summary>
    public readonly bool IsNamed(ReadOnlySpan<byte> name)
    {
        ReadOnlySpan<byte> field = Name;
        return name.Length <= MaximumName
            && field.Slice(0, name.Length).SequenceEqual(name)
            && (name.Length == MaximumName || field[name.Length] == 0);
    }

    [InlineArray(MaximumName)]
    public struct NameBytes
    {
        private byte _first;
    }
}
