namespace Micro.Abi;

/// <summary>Where things lie in the address space of every process. Images are linked from <see cref="ImageBase"/> on, each at a
/// base of its own, <see cref="ImageStride"/> apart.</summary>
public static class ProcessLayout
{
    /// <summary>A page, and a frame, on both CPUs.</summary>
    public const ulong PageSize = 4096;

    public const ulong ImageBase = 0x0000_0001_0000_0000;
    public const ulong ImageStride = 0x0000_0000_1000_0000;

    /// <summary>State region: container n has the window that starts at StateBase + n × StateWindow.</summary>
    public const ulong StateBase = 0x0000_0010_0000_0000;
    public const ulong StateWindow = 0x0000_0001_0000_0000;

    /// <summary>The thread's message buffer: one page, pinned, shared with the kernel.</summary>
    public const ulong MessageBuffer = 0x0000_0060_0000_0000;

    /// <summary>The start-info page, read-only (see StartInfo).</summary>
    public const ulong StartInfo = 0x0000_0060_0001_0000;

    /// <summary>The stack grows down from here; the page below its last is never mapped. Near the pages above, so that a small process
    /// needs one page table for all of them.</summary>
    public const ulong StackTop = 0x0000_0060_0010_0000;

    /// <summary>The arena for `new`, reset per request: upwards from where the stack starts downwards. build/user.ld has the same number.</summary>
    public const ulong Arena = StackTop;

    /// <summary>Where a process looks for a moment at frames that it does not keep mapped, by <c>UserMemory.View</c>.</summary>
    public const ulong Views = 0x0000_0060_2000_0000;

    /// <summary>Device registers, the boot archive and other memory that a process was handed at its start.</summary>
    public const ulong Devices = 0x0000_0064_0000_0000;

    /// <summary>The client's region of the heap server.</summary>
    public const ulong Heap = 0x0000_0068_0000_0000;

    /// <summary>Free for the process' own use.</summary>
    public const ulong Shared = 0x0000_0070_0000_0000;

    /// <summary>The first address that is not the user's, on both CPUs.</summary>
    public const ulong UserLimit = 0x0000_7FFF_FFFF_F000;
}
