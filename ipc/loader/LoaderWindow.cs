namespace Micro.Loader;

/// <summary>The stretch of the loader's own address space through which it writes a new process' memory.</summary>
/// <param name="address">Page aligned, free.</param>
public readonly struct LoaderWindow(ulong address)
{
    /// <summary>As much as the kernel maps in one call.</summary>
    public const ulong Pages = 64;

    public ulong Address { get; } = address;
}
