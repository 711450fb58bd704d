namespace Micro.Kernel.Objects;

/// <summary>A rendezvous point. At any moment at most one side waits, by priority, and first come first within one priority.</summary>
/// <remarks>
/// Idle --send--> Senders --last one received--> Idle, and the mirror image with Receivers. The kernel buffers nothing: a request stays in
/// its sender until a receiver is there.
/// </remarks>
public struct Endpoint
{
    public ObjectHeader Header;

    public EndpointState State;

    public ThreadQueue Waiting;

    public void Enqueue(Ref<Thread> thread, EndpointState side)
    {
        Waiting.Insert(thread);
        State = side;
    }

    public void Remove(Ref<Thread> thread)
    {
        Waiting.Remove(thread);
        if (Waiting.Count == 0)
        {
            State = EndpointState.Idle;
        }
    }

    /// <summary>Takes the first of those who wait. Only when somebody does.</summary>
    public Ref<Thread> Take()
    {
        Ref<Thread> first = Waiting.First;
        Remove(first);
        return first;
    }
}
