namespace Micro.Arch.Arm64;

/// <summary>Why the machine cannot be used.</summary>
public enum Arm64BootError : byte
{
    None = 0,

    /// <summary>What the loader passed is no device tree.</summary>
    NoDeviceTree = 1,

    /// <summary>The device tree breaks its own rules, or lists more ranges of memory than the kernel can hold.</summary>
    BadDeviceTree = 2,

    /// <summary>The CPU lacks 4 KiB pages or 16-bit address-space tags.</summary>
    UnsupportedProcessor = 3,

    /// <summary>The counter tells no frequency, or one beyond what the arithmetic holds.</summary>
    UnsupportedTimer = 4,

    /// <summary>There is no RAM behind the kernel for the page tables of the direct map.</summary>
    NoMemoryForTables = 5,

    /// <summary>The boot archive does not start on a page, or is not RAM.</summary>
    MisplacedArchive = 6,

    /// <summary>The device tree names no interrupt controller that the kernel drives, or no UART.</summary>
    MissingDevice = 7,
}
