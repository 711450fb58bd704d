namespace Micro.Abi;

/// <summary>What <see cref="Syscall.Thread"/> does; the message header word of the call.</summary>
public enum ThreadOperation : byte
{
    /// <summary>Words: process slot, message-buffer Memory slot (one frame), fault endpoint slot (0: none), fault badge, priority,
    /// first slot of the receive window (in the thread's own table), notification slot to bind (0: none). Only of a thread that was never
    /// started or is suspended (else WrongState); it must be started afterwards. NotPermitted: the priority is above the one that the
    /// caller was configured with.</summary>
    Configure = 0,

    /// <summary>Words: entry address, stack pointer, argument. The thread runs from there; bits that it took and may not have acted upon are
    /// pending again. Only of a thread that was never started or is suspended (else WrongState).</summary>
    Start = 1,

    /// <summary>Stops the thread wherever it is; what it waited for is cancelled with PeerGone.</summary>
    Suspend = 2,

    /// <summary>Lets a suspended thread go on.</summary>
    Resume = 3,

    /// <summary>Words: priority. NotPermitted: it is above the one that the caller was configured with.</summary>
    SetPriority = 4,

    /// <summary>Words: label in recordings (0: as it is), 1 to record it or 0 not to, bytes of a name (up to 40; 0: none), the name. A name is
    /// recorded as the start of the thread. WrongState: the machine was booted without a ring for records.</summary>
    Trace = 5,
}
