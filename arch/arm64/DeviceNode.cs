using System;

namespace Micro.Arch.Arm64;

/// <summary>One node of a device tree with the properties the kernel looks at; those it lacks are empty.</summary>
public ref struct DeviceNode
{
    /// <summary>0: the root.</summary>
    public int Depth;

    public ReadOnlySpan<byte> Name;
    public ReadOnlySpan<byte> Compatible;
    public ReadOnlySpan<byte> DeviceType;
    public ReadOnlySpan<byte> Status;
    public ReadOnlySpan<byte> Interrupts;
    public ReadOnlySpan<byte> Method;
    public ReadOnlySpan<byte> BootArguments;
    public ReadOnlySpan<byte> ArchiveStart;
    public ReadOnlySpan<byte> ArchiveEnd;

    /// <summary>Pairs of address and size, in the cells that the parent prescribes.</summary>
    public ReadOnlySpan<byte> Registers;

    public int AddressCells;
    public int SizeCells;

    /// <summary>Absent means okay (Devicetree Specification, "status").</summary>
    public readonly bool IsEnabled =>
        Status.Length == 0 || Status.SequenceEqual("okay\0"u8) || Status.SequenceEqual("ok\0"u8);

    /// <summary>The list of strings in <see cref="Compatible"/> holds <paramref name="model"/>.</summary>
    public readonly bool IsCompatibleWith(ReadOnlySpan<byte> model)
    {
        ReadOnlySpan<byte> rest = Compatible;
        while (rest.Length > model.Length)
        {
            int end = rest.IndexOf((byte)0);
            if (end < 0)
            {
                return false;
            }

            if (rest.Slice(0, end).SequenceEqual(model))
            {
                return true;
            }

            rest = rest.Slice(end + 1);
        }

        return false;
    }

    /// <summary>Address and size number <paramref name="index"/> of <see cref="Registers"/>.</summary>
    public readonly bool TryGetRegisters(int index, out ulong start, out ulong length)
    {
        start = 0;
        length = 0;
        int entry = (AddressCells + SizeCells) * DeviceCells.Size;
        if (AddressCells is < 1 or > 2 || SizeCells is < 1 or > 2 || index >= Registers.Length / entry)
        {
            return false;
        }

        ReadOnlySpan<byte> pair = Registers.Slice(index * entry, entry);
        return DeviceCells.TryRead(pair.Slice(0, AddressCells * DeviceCells.Size), out start)
            && DeviceCells.TryRead(pair.Slice(AddressCells * DeviceCells.Size), out length);
    }
}
