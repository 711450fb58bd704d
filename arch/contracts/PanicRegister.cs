using System;

namespace Micro.Arch.Contracts;

/// <summary>One register as a panic prints it: up to eight letters of name, and the value.</summary>
public readonly struct PanicRegister(ulong name, ulong value)
{
    public const int MaxNameLength = 8;

    /// <summary>The name's letters, the first in the lowest byte, zero-padded.</summary>
    public ulong Name { get; } = name;

    public ulong Value { get; } = value;

    /// <summary>Packs a name; letters after the eighth are dropped.</summary>
    public static ulong Pack(ReadOnlySpan<byte> name)
    {
        ulong packed = 0;
        for (int i = 0; i < name.Length && i < MaxNameLength; i++)
        {
            packed |= (ulong)name[i] << (8 * i);
        }

        return packed;
    }
}
