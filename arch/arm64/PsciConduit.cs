namespace Micro.Arch.Arm64;

/// <summary>How the firmware's power interface is called (device tree: psci, method).</summary>
public enum PsciConduit : byte
{
    None = 0,
    HypervisorCall = 1,
    SecureMonitorCall = 2,
}
