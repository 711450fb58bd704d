namespace Micro.Server;

/// <summary>The registers of a device, 32 bits each: real ones, or a test's.</summary>
public interface IDeviceRegisters
{
    /// <param name="offset">In bytes from the first register.</param>
    uint Read(uint offset);

    /// <param name="offset">In bytes from the first register.</param>
    /// <param name="value">What is written.</param>
    void Write(uint offset, uint value);
}
