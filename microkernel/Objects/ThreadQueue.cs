using Micro.Kernel.Scheduling;

namespace Micro.Kernel.Objects;

/// <summary>Waiting threads: by priority, and first come first within one priority.</summary>
/// <remarks>
/// A list of leaders, one per priority that is present, highest first; each heads the ring of its priority. So an insertion passes
/// at most 64 leaders, however many threads wait. While one thread waits, the usual case, no link is touched.
/// </remarks>
public struct ThreadQueue
{
    private nuint _first;

    public uint Count;

    /// <summary>The thread that has waited longest among those of the highest priority.</summary>
    public readonly Ref<Thread> First => new(_first);

    public void Insert(Ref<Thread> thread)
    {
        if (Count == 0)
        {
            SetOnly(thread);
            return;
        }

        if (Count == 1)
        {
            LinkOnly();
        }

        Count++;
        byte priority = thread.Value.Priority;
        Ref<Thread> before = Ref<Thread>.Null;
        Ref<Thread> cursor = First;
        while (!cursor.IsNull && cursor.Value.Priority > priority)
        {
            before = cursor;
            cursor = cursor.Value.NextLeader;
        }

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
        if (Count == 1)
        {
            ClearOnly();
            return;
        }

        Count--;
        Ref<Thread> successor = ThreadRing.Remove(thread);
        if (!thread.Value.IsLeader)
        {
            return;
        }

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

    /// <summary>Puts the first thread in. Its links are left as they are: a thread that is alone has none.</summary>
    public void SetOnly(Ref<Thread> thread)
    {
        _first = thread.Address;
        Count = 1;
    }

    /// <summary>Takes the only thread out.</summary>
    public void ClearOnly()
    {
        _first = 0;
        Count = 0;
    }

    /// <summary>Gives the only thread its links, because a second one comes.</summary>
    private readonly void LinkOnly()
    {
        ThreadRing.Start(First);
        First.Value.IsLeader = true;
        First.Value.NextLeader = Ref<Thread>.Null;
        First.Value.PreviousLeader = Ref<Thread>.Null;
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
