using Micro.Kernel.Scheduling;

namespace Micro.Kernel.Objects;

/// <summary>Waiting threads: by priority, and first come first within one priority.</summary>
/// <remarks>
/// A list of leaders, one per priority that is present, highest first; each heads the ring of its priority. So an insertion passes
/// at most 64 leaders, however many threads wait.
/// </remarks>
public struct ThreadQueue
{
    private nuint _first;

    public uint Count;

    /// <summary>The thread that has waited longest among those of the highest priority.</summary>
    public readonly Ref<Thread> First => new(_first);

    public void Insert(Ref<Thread> thread)
    {
        byte priority = thread.Value.Priority;
        Ref<Thread> before = Ref<Thread>.Null;
        Ref<Thread> cursor = First;
        while (!cursor.IsNull && cursor.Value.Priority > priority)
        {
            before = cursor;
            cursor = cursor.Value.NextLeader;
        }

        Count++;
        if (!cursor.IsNull && cursor.Value.Priority == priority)
        {
            thread.Value.IsLeader = false;
            ThreadRing.Insert(cursor, thread);
            return;
        }

        ThreadRing.Start(thread);
        BecomeLeader(thread, before, cursor);
    }

    public void Remove(Ref<Thread> thread)
    {
        Count--;
        Ref<Thread> successor = ThreadRing.Remove(thread);
        if (!thread.Value.IsLeader)
        {
            return;
        }

        thread.Value.IsLeader = false;
        Ref<Thread> before = thread.Value.PreviousLeader;
        Ref<Thread> after = thread.Value.NextLeader;
        if (successor.IsNull)
        {
            LinkLeaders(before, after);
        }
        else
        {
            BecomeLeader(successor, before, after);
        }
    }

    /// <summary>Puts the only thread in: for the fast path, which knows that the queue is empty.</summary>
    public void SetOnly(Ref<Thread> thread)
    {
        ref Thread only = ref thread.Value;
        only.Next = thread;
        only.Previous = thread;
        only.NextLeader = Ref<Thread>.Null;
        only.PreviousLeader = Ref<Thread>.Null;
        only.IsLeader = true;
        _first = thread.Address;
        Count = 1;
    }

    /// <summary>Takes the only thread out: for the fast path, which knows that there is one.</summary>
    public void ClearOnly()
    {
        _first = 0;
        Count = 0;
    }

    private void BecomeLeader(Ref<Thread> thread, Ref<Thread> before, Ref<Thread> after)
    {
        thread.Value.IsLeader = true;
        LinkLeaders(before, thread);
        LinkLeaders(thread, after);
    }

    /// <summary>Makes two leaders neighbours; no left one means the start of the list, no right one its end.</summary>
    private void LinkLeaders(Ref<Thread> left, Ref<Thread> right)
    {
        if (left.IsNull)
        {
            _first = right.Address;
        }
        else
        {
            left.Value.NextLeader = right;
        }

        if (!right.IsNull)
        {
            right.Value.PreviousLeader = left;
        }
    }
}
