namespace Micro.Kernel.Objects;

/// <summary>A word of pending bits. One thread can wait for it, or be bound to it and take its bits with any receive.</summary>
public struct Notification
{
    public ObjectHeader Header;

    /// <summary>Bits signalled and not yet taken.</summary>
    public ulong Pending;

    private nuint _waiter;
    private nuint _bound;

    /// <summary>The thread in state AwaitingSignal here.</summary>
    public Ref<Thread> Waiter
    {
        readonly get => new(_waiter);
        set => _waiter = value.Address;
    }

    /// <summary>The thread whose every receive takes the bits too.</summary>
    public Ref<Thread> Bound
    {
        readonly get => new(_bound);
        set => _bound = value.Address;
    }

    public ulong Take()
    {
        ulong bits = Pending;
        Pending = 0;
        return bits;
    }
}
