namespace Micro.Arch.X64;

/// <summary>Where the kernel sees the device registers that it uses itself: pages between the kernel's base and its image, which the
/// tables of the image reach anyway.</summary>
internal static class X64DeviceWindow
{
    public const ulong LocalApic = ImageLayout.KernelBase + 0x1000;
    public const ulong IoApic = ImageLayout.KernelBase + 0x2000;
    public const ulong Sleep = ImageLayout.KernelBase + 0x3000;
}
