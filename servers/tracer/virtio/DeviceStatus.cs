namespace Micro.Servers.Tracer;

/// <summary>How far driver and device have come with each other (Virtio 1.1, "Device Status Field").</summary>
internal static class DeviceStatus
{
    public const uint Reset = 0;
    public const uint Acknowledged = 1;
    public const uint HasDriver = 2;
    public const uint IsRunning = 4;
    public const uint FeaturesAgreed = 8;
}
