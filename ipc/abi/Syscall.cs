namespace Micro.Abi;

/// <summary>
/// System-call numbers, the low byte of the system-call word. Values are ABI: append, never renumber.
/// The arguments of each call are documented at its wrapper in <see cref="SystemCalls"/>; docs/syscalls.md has the rule for
/// what may be one.
/// </summary>
public enum Syscall : byte
{
    /// <summary>Sends a message through an endpoint and waits for the reply.</summary>
    Call = 0,

    /// <summary>Answers a caller (optional) and waits for the next message or signal.</summary>
    ReplyReceive = 1,

    /// <summary>Answers a caller without waiting: for requests that were parked.</summary>
    Reply = 2,

    /// <summary>Adds the capability's badge to a notification's pending bits.</summary>
    Signal = 3,

    /// <summary>Turns donated frames into kernel objects.</summary>
    Create = 4,

    /// <summary>Derives a capability, with no more rights than its source, into an empty slot.</summary>
    Copy = 5,

    /// <summary>Moves a capability to an empty slot; derivations stay as they are.</summary>
    Move = 6,

    /// <summary>Empties a slot; the last capability of an object destroys it.</summary>
    Delete = 7,

    /// <summary>Deletes every capability derived from a slot, not the slot itself.</summary>
    Revoke = 8,

    /// <summary>Maps frames of a Memory into an address space.</summary>
    Map = 9,

    /// <summary>Removes mappings from an address space.</summary>
    Unmap = 10,

    /// <summary>Configures, starts, suspends or resumes a thread.</summary>
    Thread = 11,

    /// <summary>Binds an interrupt to a notification, or acknowledges it.</summary>
    Interrupt = 12,

    /// <summary>Sets the time at which a notification is signalled.</summary>
    SetAlarm = 13,

    /// <summary>Reads what the kernel knows of an object, or the clock.</summary>
    Inspect = 14,

    /// <summary>Gives the rest of the time slice to others of the same priority.</summary>
    Yield = 15,

    /// <summary>Reads or writes I/O ports (x86-64 only; elsewhere no Ports capability exists).</summary>
    Port = 16,

    /// <summary>Powers the machine off with a status.</summary>
    PowerOff = 17,

    /// <summary>Debugging, in a range of its own: writes text to the kernel's log.</summary>
    Log = 240,
}
