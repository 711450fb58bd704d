using System.Runtime.CompilerServices;

namespace Micro.Arch.X64;

/// <summary>Finds the power registers in the ACPI tables (ACPI Specification, "Fixed ACPI Description Table (FADT)").</summary>
public static unsafe class AcpiTables
{
    private const ulong RootPointerSignature = 0x2052_5450_2044_5352; // "RSD PTR "
    private const uint FixedTableSignature = 0x5043_4146; // "FACP"
    private const int RootRevision = 15;
    private const int RootTable32 = 16;
    private const int RootTable64 = 24;
    private const int TableLength = 4;
    private const int TableHeader = 36;
    private const int FixedControlPort = 64;
    private const int FixedSleepControl = 244;
    private const int AddressInRegister = 4;
    private const byte MemorySpace = 0;
    private const ulong Mapped = 1UL << 32;
    private const uint MaxLength = 1 << 16;

    /// <summary>Reads the tables behind <paramref name="rootPointer"/>; no tables, or broken ones: nothing is known.</summary>
    /// <param name="rootPointer">Physical address of the RSDP.</param>
    /// <param name="directMap">Where physical address 0 appears.</param>
    public static X64PowerPorts Read(ulong rootPointer, nuint directMap)
    {
        // SAFETY: firmware's tables lie below 4 GiB, all of which the boot page tables map; lengths are bounded before use.
        if (rootPointer == 0 || rootPointer >= Mapped)
        {
            return default;
        }

        byte* root = (byte*)(directMap + (nuint)rootPointer);
        if (Load<ulong>(root, 0) != RootPointerSignature)
        {
            return default;
        }

        bool isWide = root[RootRevision] >= 2 && Load<ulong>(root, RootTable64) is not 0 and < Mapped;
        ulong tables = isWide ? Load<ulong>(root, RootTable64) : Load<uint>(root, RootTable32);
        return ReadRoot((byte*)(directMap + (nuint)tables), isWide ? sizeof(ulong) : sizeof(uint), directMap);
    }

    private static X64PowerPorts ReadRoot(byte* root, int entrySize, nuint directMap)
    {
        uint length = Load<uint>(root, TableLength);
        if (length > MaxLength)
        {
            return default;
        }

        for (int offset = TableHeader; offset + entrySize <= length; offset += entrySize)
        {
            ulong address = entrySize == sizeof(ulong) ? Load<ulong>(root, offset) : Load<uint>(root, offset);
            if (address is not 0 and < Mapped)
            {
                byte* table = (byte*)(directMap + (nuint)address);
                if (Load<uint>(table, 0) == FixedTableSignature)
                {
                    return ReadFixed(table);
                }
            }
        }

        return default;
    }

    private static X64PowerPorts ReadFixed(byte* table)
    {
        uint length = Load<uint>(table, TableLength);
        ushort port = length >= FixedControlPort + sizeof(uint) ? (ushort)Load<uint>(table, FixedControlPort) : (ushort)0;
        bool hasSleep = length >= FixedSleepControl + 12 && table[FixedSleepControl] == MemorySpace;
        return new X64PowerPorts(port, hasSleep ? Load<ulong>(table, FixedSleepControl + AddressInRegister) : 0);
    }

    private static T Load<T>(byte* table, int offset)
        where T : unmanaged => Unsafe.ReadUnaligned<T>(table + offset);
}
