using Micro.Arch.Common;

namespace Micro.Arch.Arm64;

/// <summary>The 32-bit registers of one device, mapped as device memory.</summary>
internal readonly unsafe struct DeviceRegisters(nuint start)
{
    private readonly nuint _start = start;

    public bool IsMapped => _start != 0;

    public DeviceRegisters At(nuint offset) => new(_start + offset);

    // SAFETY: whoever made this value mapped the device's registers at the address and keeps them mapped, and the offsets that
    // drivers use lie inside.
    public uint Read(nuint offset) => ((DeviceRegister32*)(_start + offset))->Value;

    // SAFETY: as Read.
    public void Write(nuint offset, uint value) => ((DeviceRegister32*)(_start + offset))->Value = value;
}
