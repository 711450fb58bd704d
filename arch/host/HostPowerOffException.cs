using System;

namespace Micro.Arch.Host;

/// <summary>The simulated machine went off: how <see cref="Contracts.ICpu.PowerOff"/> never returns on the host.</summary>
public sealed class HostPowerOffException(byte status) : Exception("The machine powered off.")
{
    public byte Status { get; } = status;
}
