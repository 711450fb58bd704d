namespace Micro.Arch.X64;

/// <summary>What a trap asks of the kernel.</summary>
public enum X64TrapKind : byte
{
    /// <summary>Nothing: a spurious interrupt, or a timer that is not due yet.</summary>
    None = 0,

    Exception = 1,

    DeviceInterrupt = 2,

    Timer = 3,
}
