namespace Micro.Servers.Tracer;

/// <summary>Where the registers of a virtio-mmio transport lie (Virtio 1.1, "MMIO Device Register Layout").</summary>
internal static class TransportRegister
{
    public const uint Magic = 0x000;
    public const uint Version = 0x004;
    public const uint Device = 0x008;
    public const uint DriverFeatures = 0x020;
    public const uint DriverFeaturesSelect = 0x024;
    public const uint DeviceFeatures = 0x010;
    public const uint DeviceFeaturesSelect = 0x014;
    public const uint QueueSelect = 0x030;
    public const uint QueueLimit = 0x034;
    public const uint QueueSize = 0x038;
    public const uint QueueReady = 0x044;
    public const uint QueueNotify = 0x050;
    public const uint InterruptStatus = 0x060;
    public const uint InterruptAcknowledge = 0x064;
    public const uint Status = 0x070;
    public const uint Descriptors = 0x080;
    public const uint Available = 0x090;
    public const uint Used = 0x0A0;
}
