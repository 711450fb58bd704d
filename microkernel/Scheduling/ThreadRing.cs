using Micro.Kernel.Objects;

namespace Micro.Kernel.Scheduling;

/// <summary>Threads of one priority in the order of their coming: a ring that is named by its first.</summary>
internal static class ThreadRing
{
    /// <summary>Makes a ring of one.</summary>
    public static void Start(Ref<Thread> thread)
    {
        thread.Value.Next = thread;
        thread.Value.Previous = thread;
    }

    /// <summary>Puts a thread between the last and the first: at the end, unless the ring is then named by it.</summary>
    public static void Insert(Ref<Thread> first, Ref<Thread> thread)
    {
        Ref<Thread> last = first.Value.Previous;
        thread.Value.Next = first;
        thread.Value.Previous = last;
        last.Value.Next = thread;
        first.Value.Previous = thread;
    }

    /// <summary>Takes a thread out. Returns the one after it, or null when it was alone.</summary>
    public static Ref<Thread> Remove(Ref<Thread> thread)
    {
        Ref<Thread> next = thread.Value.Next;
        if (next == thread)
        {
            return Ref<Thread>.Null;
        }

        Ref<Thread> previous = thread.Value.Previous;
        previous.Value.Next = next;
        next.Value.Previous = previous;
        return next;
    }
}
