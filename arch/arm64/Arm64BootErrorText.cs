using System;

namespace Micro.Arch.Arm64;

/// <summary>The words for <see cref="Arm64BootError"/>.</summary>
public static class Arm64BootErrorText
{
    public static ReadOnlySpan<byte> Of(Arm64BootError error) => error switch
    {
        Arm64BootError.NoDeviceTree => "the loader passed no device tree"u8,
        Arm64BootError.BadDeviceTree => "the device tree is malformed"u8,
        Arm64BootError.UnsupportedProcessor => "the CPU lacks 4 KiB pages or 16-bit address-space tags"u8,
        Arm64BootError.UnsupportedTimer => "the frequency of the timer is unusable"u8,
        Arm64BootError.NoMemoryForTables => "no memory behind the kernel for page tables"u8,
        Arm64BootError.MisplacedArchive => "the boot archive is not page aligned in RAM"u8,
        Arm64BootError.MissingDevice => "no GIC, version 2 or 3, or no PL011 in the device tree"u8,
        _ => "no error"u8,
    };
}
