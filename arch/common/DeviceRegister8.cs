namespace Micro.Arch.Common;

/// <summary>A device register of 8 bits, reached through a pointer. Every access happens, once and in order.</summary>
public struct DeviceRegister8
{
    public volatile byte Value;
}
