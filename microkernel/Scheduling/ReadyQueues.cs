using System.Numerics;
using System.Runtime.CompilerServices;
using Micro.Kernel.Objects;

namespace Micro.Kernel.Scheduling;

/// <summary>Threads that could run: 64 priorities, first come first within each, and a bit per priority that is not empty.</summary>
internal struct ReadyQueues
{
    public const int Priorities = 64;

    /// <summary>Bit n: a thread of priority n is ready. Higher numbers run first.</summary>
    public ulong Mask;

    private Heads _heads;

    /// <summary>The highest priority that is ready; -1: none.</summary>
    public readonly int Highest => 63 - BitOperations.LeadingZeroCount(Mask);

    public readonly bool HasPriority(byte priority) => ((Mask >> priority) & 1) != 0;

    public readonly Ref<Thread> First(int priority) => new(_heads[priority]);

    public void PushBack(Ref<Thread> thread)
    {
        byte priority = thread.Value.Priority;
        if (HasPriority(priority))
        {
            ThreadRing.Insert(First(priority), thread);
            return;
        }

        ThreadRing.Start(thread);
        SetFirst(priority, thread);
    }

    public void PushFront(Ref<Thread> thread)
    {
        PushBack(thread);
        SetFirst(thread.Value.Priority, thread);
    }

    public void Remove(Ref<Thread> thread)
    {
        byte priority = thread.Value.Priority;
        Ref<Thread> next = ThreadRing.Remove(thread);
        if (next.IsNull)
        {
            Mask &= ~(1UL << priority);
        }
        else if (First(priority) == thread)
        {
            SetFirst(priority, next);
        }
    }

    /// <summary>Takes the thread that should run, or null.</summary>
    public Ref<Thread> TakeHighest()
    {
        int priority = Highest;
        if (priority < 0)
        {
            return Ref<Thread>.Null;
        }

        Ref<Thread> first = First(priority);
        Remove(first);
        return first;
    }

    private void SetFirst(byte priority, Ref<Thread> thread)
    {
        _heads[priority] = thread.Address;
        Mask |= 1UL << priority;
    }

    [InlineArray(Priorities)]
    private struct Heads
    {
        private nuint _first;
    }
}
