namespace Micro.Arch.Arm64;

/// <summary>Where the kernel's log goes.</summary>
internal enum LogChannel : byte
{
    /// <summary>Nowhere yet: the UART is not mapped.</summary>
    None = 0,
    Uart = 1,
    Semihosting = 2,
}
