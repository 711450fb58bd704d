namespace Micro.Abi;

/// <summary>What a <see cref="TraceRecord"/> tells of. Values are part of the stream's format: append, never renumber.</summary>
public enum TraceKind : byte
{
    /// <summary>No record.</summary>
    None = 0,

    /// <summary>A call. With <see cref="TraceRecord.IsQueued"/> its server does not wait yet, and To is 0: Received follows.</summary>
    Request = 1,

    /// <summary>A server took the queued call of From.</summary>
    Received = 2,

    /// <summary>The answer to the call of To.</summary>
    Reply = 3,

    /// <summary>The call of To ended without an answer: Detail is a <see cref="KernelError"/>.</summary>
    Failed = 4,

    /// <summary>From was started; the payload is its name.</summary>
    Started = 5,

    /// <summary>From is no more.</summary>
    Ended = 6,

    /// <summary>An exception of From is told to To (0: queued). The payload is the start of a <see cref="FaultMessage"/>.</summary>
    Fault = 7,

    /// <summary>From answered the fault of To. Detail is a <see cref="FaultReply"/>.</summary>
    FaultAnswered = 8,

    /// <summary>From (0: the kernel) added the bits in Badge to the notification in Objects[0]; To: the thread that it is bound to, or 0.</summary>
    Signal = 9,

    /// <summary>A device raised the line in Detail.</summary>
    Interrupt = 10,

    /// <summary>An alarm was due; as Signal.</summary>
    Alarm = 11,

    /// <summary>Only in streams: Badge records before this one were overwritten unread.</summary>
    Lost = 12,

    /// <summary>Only in streams: the recording has all there was. Badge is how many records the kernel made, lost ones included.</summary>
    End = 13,

    /// <summary>The payload of the message before it goes on; nothing comes between the two. See <see cref="TraceRecord.Detail"/>.</summary>
    Continued = 14,
}
