namespace Micro.Kernel.Objects;

/// <summary>The place of one caller between its request and its answer.</summary>
public struct Reply
{
    public ObjectHeader Header;

    public ReplyState State;

    /// <summary>Capabilities were put into the window behind it, and nobody looked since whether they were taken.</summary>
    public bool IsWindowUsed;

    private nuint _caller;
    private nuint _receiver;

    /// <summary>The thread that waits for the answer, in state Holding.</summary>
    public Ref<Thread> Caller
    {
        readonly get => new(_caller);
        set => _caller = value.Address;
    }

    /// <summary>The thread that waits for a request with this Reply.</summary>
    public Ref<Thread> Receiver
    {
        readonly get => new(_receiver);
        set => _receiver = value.Address;
    }
}
