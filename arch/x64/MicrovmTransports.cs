using Micro.Arch.Common;

namespace Micro.Arch.X64;

/// <summary>The virtio-mmio transports of QEMU's microvm (docs/system/i386/microvm, hw/i386/microvm.c), where the loader of a PVH kernel tells of none.</summary>
public static unsafe class MicrovmTransports
{
    private const ulong Base = 0xFEB0_0000;
    private const uint Count = 8;

    /// <summary>Behind the ISA lines, which end at 15.</summary>
    private const uint FirstLine = 16;

    private const uint Magic = 0x7472_6976; // "virt"

    /// <summary>Looks where they would be. A machine with a second I/O APIC has more of them, all wired to that one, which the kernel does
    /// not drive: then there are none to use.</summary>
    /// <param name="directMap">Where physical address 0 appears, with all addresses below 4 GiB.</param>
    public static VirtioTransports Find(nuint directMap)
    {
        VirtioTransports transports = default;
        if (IsTransport(directMap, 0) && !IsTransport(directMap, Count))
        {
            transports.Base = Base;
            transports.Count = Count;
            transports.Interrupt = FirstLine;
        }

        return transports;
    }

    // SAFETY: the boot page tables map everything below 4 GiB; where no device is, a PC reads ones.
    private static bool IsTransport(nuint directMap, uint index) =>
        ((DeviceRegister32*)(directMap + (nuint)(Base + (index * VirtioTransports.Stride))))->Value == Magic;
}
