namespace Micro.Kernel.Objects;

/// <summary>A word of pending bits. One thread can wait for it, or be bound to it and take its bits with any receive.</summary>
public struct Notification
{
    // Threads have frames of their own, so the low bits of their addresses are free.
    private const nuint WaitingBit = 1;
    private const nuint BoundBit = 2;
    private const nuint Bits = WaitingBit | BoundBit;

    public ObjectHeader Header;

    /// <summary>Bits signalled and not yet taken.</summary>
    public ulong Pending;

    /// <summary>When its alarm is due, in nanoseconds since boot; 0: it has none.</summary>
    public ulong Deadline;

    /// <summary>The bits that the alarm adds.</summary>
    public ulong AlarmBadge;

    /// <summary>Notifications below it whose addresses have a 0 at its depth: see <see cref="Scheduling.AlarmTree"/>.</summary>
    internal nuint Left;

    /// <summary>The same with a 1.</summary>
    internal nuint Right;

    // One thread, and whether it waits, is bound, or both: a notification that has a bound thread is waited for by no other.
    private nuint _thread;

    /// <summary>The thread in state AwaitingSignal here.</summary>
    public Ref<Thread> Waiter
    {
        readonly get => With(WaitingBit);
        set => Set(value, WaitingBit);
    }

    /// <summary>The thread whose every receive takes the bits too.</summary>
    public Ref<Thread> Bound
    {
        readonly get => With(BoundBit);
        set => Set(value, BoundBit);
    }

    public ulong Take()
    {
        ulong bits = Pending;
        Pending = 0;
        return bits;
    }

    private readonly Ref<Thread> With(nuint bit) => (_thread & bit) != 0 ? new(_thread & ~Bits) : Ref<Thread>.Null;

    private void Set(Ref<Thread> thread, nuint bit)
    {
        nuint others = _thread & Bits & ~bit;
        _thread = !thread.IsNull ? thread.Address | bit | others : others != 0 ? _thread & ~bit : 0;
    }
}
