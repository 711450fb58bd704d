namespace Micro.Kernel.Frames;

/// <summary>What a frame of RAM is used for.</summary>
public enum FrameKind : byte
{
    /// <summary>Not RAM: a hole, or device registers.</summary>
    None = 0,

    /// <summary>Memory of users: may be mapped, or donated while it is not.</summary>
    Plain = 1,

    /// <summary>The kernel's image, its first page tables, the frame table.</summary>
    Kernel = 2,

    /// <summary>A page table, or one in the pool of its address space.</summary>
    PageTable = 3,

    /// <summary>An object that has its frames for itself: AddressSpace, Thread, Process.</summary>
    Object = 4,

    /// <summary>Small objects side by side: Endpoint, Notification, Reply.</summary>
    SmallObjects = 5,
}
