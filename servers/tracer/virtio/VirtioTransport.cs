using Micro.Server;

namespace Micro.Servers.Tracer;

/// <summary>A virtio-mmio transport and the device behind it, in the modern form, which is version 2.</summary>
/// <param name="registers">The transport's.</param>
internal readonly struct VirtioTransport<TRegisters>(TRegisters registers)
    where TRegisters : struct, IDeviceRegisters
{
    private const uint ExpectedMagic = 0x7472_6976; // "virt"
    private const uint Modern = 2;

    // Feature 32: the device keeps to Virtio 1.
    private const uint UpperFeatures = 1;
    private const uint VersionOne = 1 << 0;

    private readonly TRegisters _registers = registers;

    /// <summary>The kind of device; 0: none, or no transport that this driver can talk to.</summary>
    public uint Device =>
        _registers.Read(TransportRegister.Magic) == ExpectedMagic && _registers.Read(TransportRegister.Version) == Modern
            ? _registers.Read(TransportRegister.Device)
            : 0;

    /// <summary>Resets the device and agrees upon the least: no feature but the version.</summary>
    /// <returns>False: the device does not accept that.</returns>
    public bool TryNegotiate()
    {
        const uint Agreed = DeviceStatus.Acknowledged | DeviceStatus.HasDriver | DeviceStatus.FeaturesAgreed;
        _registers.Write(TransportRegister.Status, DeviceStatus.Reset);
        _registers.Write(TransportRegister.Status, DeviceStatus.Acknowledged | DeviceStatus.HasDriver);
        _registers.Write(TransportRegister.DeviceFeaturesSelect, UpperFeatures);
        if ((_registers.Read(TransportRegister.DeviceFeatures) & VersionOne) == 0)
        {
            return false;
        }

        _registers.Write(TransportRegister.DriverFeaturesSelect, 0);
        _registers.Write(TransportRegister.DriverFeatures, 0);
        _registers.Write(TransportRegister.DriverFeaturesSelect, UpperFeatures);
        _registers.Write(TransportRegister.DriverFeatures, VersionOne);
        _registers.Write(TransportRegister.Status, Agreed);
        return (_registers.Read(TransportRegister.Status) & Agreed) == Agreed;
    }

    /// <summary>Tells the device where a queue lies.</summary>
    /// <returns>False: it has no such queue, or not one of that size.</returns>
    public bool TrySetQueue(uint index, in SendQueue queue)
    {
        _registers.Write(TransportRegister.QueueSelect, index);
        bool isFree = _registers.Read(TransportRegister.QueueReady) == 0;
        if (!isFree || _registers.Read(TransportRegister.QueueLimit) < SendQueue.Size)
        {
            return false;
        }

        _registers.Write(TransportRegister.QueueSize, SendQueue.Size);
        WriteAddress(TransportRegister.Descriptors, queue.Descriptors);
        WriteAddress(TransportRegister.Available, queue.Available);
        WriteAddress(TransportRegister.Used, queue.Used);
        _registers.Write(TransportRegister.QueueReady, 1);
        return true;
    }

    /// <summary>The device may work from now on.</summary>
    public void Run() => _registers.Write(TransportRegister.Status, _registers.Read(TransportRegister.Status) | DeviceStatus.IsRunning);

    /// <summary>There is something new in a queue.</summary>
    public void Notify(uint queue) => _registers.Write(TransportRegister.QueueNotify, queue);

    /// <summary>The device may take its interrupt back: what it tells of is about to be looked at.</summary>
    public void AcknowledgeInterrupt() =>
        _registers.Write(TransportRegister.InterruptAcknowledge, _registers.Read(TransportRegister.InterruptStatus));

    /// <summary>What was written to memory before is there before what follows is read: a read of a register waits for it on every CPU.</summary>
    public void Settle() => _ = _registers.Read(TransportRegister.Status);

    private void WriteAddress(uint register, ulong address)
    {
        _registers.Write(register, (uint)address);
        _registers.Write(register + sizeof(uint), (uint)(address >> 32));
    }
}
