namespace Micro.Arch.Common;

/// <summary>A device register of 32 bits, reached through a pointer. Every access happens, once and in order: plain loads and stores
/// could be merged or moved out of a loop.</summary>
public struct DeviceRegister32
{
    public volatile uint Value;
}
