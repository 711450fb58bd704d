namespace Micro.Kernel;

/// <summary>The one mutable static of the kernel. Assembly enters with nothing but a thread, so the rest must have a fixed place.</summary>
internal static class KernelRoot
{
    public static KernelState State;
}
