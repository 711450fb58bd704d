namespace Micro.Kernel.Objects;

/// <summary>Why a thread runs or does not. One value: a thread can be in no two queues.</summary>
public enum ThreadState : byte
{
    /// <summary>Never started.</summary>
    Inactive = 0,

    /// <summary>On the CPU.</summary>
    Running = 1,

    /// <summary>In the ready queue of its priority.</summary>
    Ready = 2,

    /// <summary>In the queue of an endpoint with a request, or with its fault.</summary>
    Sending = 3,

    /// <summary>Held by a Reply.</summary>
    AwaitingReply = 4,

    /// <summary>In the queue of an endpoint, ready for a request.</summary>
    Receiving = 5,

    /// <summary>Waiting for a signal only.</summary>
    AwaitingSignal = 6,

    /// <summary>Stopped until it is resumed.</summary>
    Suspended = 7,

    /// <summary>Being destroyed.</summary>
    Dead = 8,
}
