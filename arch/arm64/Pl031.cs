namespace Micro.Arch.Arm64;

/// <summary>The PL031 real-time clock (Arm DDI 0224).</summary>
internal static class Pl031
{
    public const ulong Length = 0x1000;

    private const nuint Data = 0x00;

    /// <summary>Seconds since 1970.</summary>
    public static ulong ReadSeconds(DeviceRegisters registers) => registers.Read(Data);
}
