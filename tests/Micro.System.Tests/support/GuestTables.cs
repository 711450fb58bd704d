using System;
using System.Buffers.Binary;
using System.Collections.Generic;

namespace Micro.System.Tests.Support;

/// <summary>Reads the page tables of a guest out of a copy of its memory, by the manuals and not by the kernel's own code.</summary>
internal sealed class GuestTables(byte[] memory, ulong start, bool isArm64)
{
    private const ulong AddressMask = 0x0000_FFFF_FFFF_F000;
    private const int Levels = 4;
    private const int Entries = 512;

    /// <summary>All mappings below a root table, blocks included.</summary>
    public IEnumerable<GuestMapping> Mappings(ulong root) => Walk(root & AddressMask, Levels - 1, 0);

    // The tables on the way may only take rights away; that they allow everything is the worst case.
    private IEnumerable<GuestMapping> Walk(ulong table, int level, ulong address)
    {
        for (int index = 0; index < Entries; index++)
        {
            ulong entry = At(table + ((ulong)index * 8));
            if ((entry & 1) == 0)
            {
                continue;
            }

            ulong place = address | ((ulong)index << (12 + (9 * level)));
            bool isTable = level > 0 && (isArm64 ? (entry & 2) != 0 : (entry & 0x80) == 0);
            if (!isTable)
            {
                yield return isArm64 ? OfArm64(place, entry) : OfX64(place, entry);
                continue;
            }

            foreach (GuestMapping mapping in Walk(entry & AddressMask, level - 1, place))
            {
                yield return mapping;
            }
        }
    }

    private ulong At(ulong address) => BinaryPrimitives.ReadUInt64LittleEndian(memory.AsSpan((int)(address - start)));

    // Intel SDM vol. 3A, "Paging": R/W is bit 1, U/S bit 2, XD bit 63.
    private static GuestMapping OfX64(ulong address, ulong entry)
    {
        bool isUser = (entry & 4) != 0;
        bool executes = (entry >> 63) == 0;
        return new GuestMapping(address, isUser, (entry & 2) != 0, UserExecutes: isUser && executes, KernelExecutes: executes);
    }

    // Arm ARM, "VMSAv8-64 descriptor formats": AP[1] is bit 6, AP[2] bit 7, PXN bit 53, UXN bit 54.
    private static GuestMapping OfArm64(ulong address, ulong entry) =>
        new(address, (entry & 0x40) != 0, (entry & 0x80) == 0, (entry >> 54 & 1) == 0, (entry >> 53 & 1) == 0);
}
