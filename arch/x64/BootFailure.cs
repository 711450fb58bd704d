namespace Micro.Arch.X64;

/// <summary>Why the machine cannot boot.</summary>
public enum BootFailure
{
    None = 0,

    /// <summary>The loader is not a PVH loader, or gives no memory map.</summary>
    NoMemoryMap = 1,

    /// <summary>No RAM is left for the kernel's page tables.</summary>
    TooLittleMemory = 2,
}
