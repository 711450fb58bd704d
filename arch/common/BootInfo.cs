using System.Runtime.CompilerServices;
using Micro.Arch.Contracts;

namespace Micro.Arch.Common;

/// <summary>What arch code found out before the kernel starts: filled from PVH start-info or the device tree.</summary>
public struct BootInfo
{
    /// <summary>The most boot options that are kept, in bytes.</summary>
    public const int CommandLineCapacity = 1024;

    /// <summary>The most ranges of RAM that are kept.</summary>
    public const int RamCapacity = 64;

    /// <summary>Usable RAM, sorted, disjoint, whole frames (rounded inwards); holes and reserved ranges are already cut out.</summary>
    public FrameRangeList Ram;

    public int RamCount;

    /// <summary>The kernel's image in memory.</summary>
    public FrameRange Kernel;

    /// <summary>The boot archive (initrd); empty: none was given.</summary>
    public FrameRange Archive;

    /// <summary>Bytes of the boot archive.</summary>
    public ulong ArchiveLength;

    /// <summary>Frames that arch code took while booting (page tables), already cut out of <see cref="Ram"/>.</summary>
    public ulong EarlyFrames;

    /// <summary>The boot options, zero-padded.</summary>
    public CommandLineBytes CommandLine;

    public int CommandLineLength;

    /// <summary>1: 16550 behind ports; 2: PL011 behind memory.</summary>
    public uint UartKind;

    /// <summary>First port or physical address of the console UART.</summary>
    public ulong UartBase;

    public uint UartInterrupt;

    public VirtioTransports Virtio;

    /// <summary>Seconds since 1970 from the real-time clock; 0: none.</summary>
    public ulong BootTime;

    /// <summary>Nanoseconds from power-on to the kernel's entry, as far as the CPU's counter tells; what firmware and loader took.</summary>
    public ulong EntryTime;

    /// <summary>Up to 64 ranges: more are merged away, smallest first.</summary>
    [InlineArray(RamCapacity)]
    public struct FrameRangeList
    {
        private FrameRange _first;
    }

    /// <summary>Up to 1 KiB.</summary>
    [InlineArray(CommandLineCapacity)]
    public struct CommandLineBytes
    {
        private byte _first;
    }
}
