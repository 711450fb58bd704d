namespace Micro.Arch.Host;

/// <summary>A device behind I/O ports of a <see cref="HostMachine"/>.</summary>
public interface IHostPorts
{
    byte Read(ushort port);

    void Write(ushort port, byte value);
}
