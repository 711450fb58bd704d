using System.Runtime.CompilerServices;

namespace Micro.Abi;

/// <summary>What the kernel tells init of the machine; at the start of init's start-info page.</summary>
public struct BootReport
{
    /// <summary>"MICROBT1", little endian.</summary>
    public const ulong ExpectedMagic = 0x3154424F5243494D;

    public ulong Magic;

    /// <summary>Bytes of the archive.</summary>
    public ulong ArchiveLength;

    /// <summary>Memory capabilities from <see cref="InitSlots.FirstMemory"/> on.</summary>
    public uint MemoryCount;

    /// <summary>Interrupt line of the console UART; its registers: <see cref="UartBase"/>.</summary>
    public uint UartInterrupt;

    /// <summary>Physical address (ARM64) or first port (x86-64) of the console UART.</summary>
    public ulong UartBase;

    /// <summary>1: 16550 behind ports; 2: PL011 behind memory.</summary>
    public uint UartKind;

    /// <summary>Bytes of <see cref="CommandLine"/>.</summary>
    public uint CommandLineLength;

    /// <summary>All RAM, in frames.</summary>
    public ulong RamFrames;

    /// <summary>Frames the kernel kept for itself.</summary>
    public ulong KernelFrames;

    /// <summary>Real time at boot in seconds since 1970, from the machine's clock; 0: unknown.</summary>
    public ulong BootTime;

    /// <summary>Frames of the ring behind <see cref="InitSlots.TraceRing"/>; 0: there is none.</summary>
    public uint TraceFrames;

    /// <summary>The interrupt line, one that no device has, that says that the ring has new records.</summary>
    public uint TraceInterrupt;

    /// <summary>Physical address of the first of <see cref="VirtioCount"/> virtio-mmio transports, which lie 512 bytes apart.</summary>
    public ulong VirtioBase;

    /// <summary>0: the machine has none that could be used.</summary>
    public uint VirtioCount;

    /// <summary>Interrupt line of the first of them; those of the others follow.</summary>
    public uint VirtioInterrupt;

    /// <summary>The boot options, as they came.</summary>
    public CommandLineBytes CommandLine;

    /// <summary>Up to 1 KiB of boot options.</summary>
    [InlineArray(1024)]
    public struct CommandLineBytes
    {
        private byte _first;
    }
}
