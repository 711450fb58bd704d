namespace Micro.Abi;

/// <summary>Every way a system call can refuse. Values are ABI: append, never renumber.</summary>
public enum KernelError : uint
{
    /// <summary>The call did what it was asked.</summary>
    None = 0,

    /// <summary>The slot is empty or outside the table.</summary>
    NoSuchCapability = 1,

    /// <summary>The capability names another kind of object than the call needs.</summary>
    WrongObject = 2,

    /// <summary>The capability lacks a right that the call needs.</summary>
    NotPermitted = 3,

    /// <summary>An address, length, count or flag is outside its documented range.</summary>
    InvalidArgument = 4,

    /// <summary>The destination slot is in use.</summary>
    SlotInUse = 5,

    /// <summary>The frames are mapped, or already hold a kernel object: they cannot be donated.</summary>
    FramesInUse = 6,

    /// <summary>The address space has no donated frame left for a page table.</summary>
    NeedsPageTable = 7,

    /// <summary>Something is mapped at the address already.</summary>
    AlreadyMapped = 8,

    /// <summary>Nothing is mapped at the address.</summary>
    NotMapped = 9,

    /// <summary>The bounded part is done; call again with the same arguments to go on.</summary>
    Again = 10,

    /// <summary>The peer was destroyed while the call was in progress, or the object is dying.</summary>
    PeerGone = 11,

    /// <summary>The Reply holds no caller: it was answered already, or never filled.</summary>
    NoCaller = 12,

    /// <summary>The Reply given for receiving still holds a caller.</summary>
    ReplyInUse = 13,

    /// <summary>The caller belongs to an older generation of its process: the reply was not delivered.</summary>
    CallerGone = 14,

    /// <summary>A fixed table of the kernel is full.</summary>
    LimitReached = 15,

    /// <summary>The system-call number is unknown.</summary>
    UnknownSystemCall = 16,

    /// <summary>The object is in a state in which the operation has no meaning (a thread without a process is started).</summary>
    WrongState = 17,
}
