namespace Micro.Abi;

/// <summary>What <see cref="Syscall.Inspect"/> reads; the message header word of the call.</summary>
public enum InspectKind : byte
{
    /// <summary>No slot needed. Out: nanoseconds since boot.</summary>
    Clock = 0,

    /// <summary>Any slot. Out: ObjectKind, Rights, badge; Memory: first frame, frames.</summary>
    Capability = 1,

    /// <summary>Thread. Out: state, priority, CPU nanoseconds, CPU nanoseconds since its last receive.</summary>
    Thread = 2,

    /// <summary>Machine. Out: longest stretch with interrupts off in instructions or ns, kernel entries, frames of RAM, frames of kernel objects,
    /// the system call that the longest stretch was (255: none).</summary>
    Kernel = 3,
}
