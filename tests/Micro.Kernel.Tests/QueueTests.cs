using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using Micro.Kernel.Objects;
using Micro.Kernel.Scheduling;
using Xunit;

namespace Micro.Kernel.Tests;

/// <summary>The queues of threads and alarms against sorted lists.</summary>
public sealed unsafe class QueueTests : IDisposable
{
    private const int Count = 24;

    private readonly Thread* _threads;
    private readonly List<Ref<Thread>> _model = [];

    public QueueTests()
    {
        // SAFETY: freed by Dispose; threads are never addressed beyond the number allocated.
        _threads = (Thread*)NativeMemory.AllocZeroed(Count, (nuint)sizeof(Thread));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_waiting_queue_is_by_priority_and_then_first_come_first_served(int seed)
    {
        Random random = new(seed);
        ThreadQueue queue = default;
        for (int step = 0; step < 20_000; step++)
        {
            Ref<Thread> thread = new((nuint)(_threads + random.Next(Count)));
            if (_model.Remove(thread))
            {
                queue.Remove(thread);
            }
            else
            {
                thread.Value.Priority = (byte)random.Next(5);
                _model.Insert(_model.Count(other => other.Value.Priority >= thread.Value.Priority), thread);
                queue.Insert(thread);
            }

            Assert.Equal((uint)_model.Count, queue.Count);
            Assert.Equal(_model.Count == 0 ? Ref<Thread>.Null : _model[0], queue.First);
        }

        while (_model.Count != 0)
        {
            Assert.Equal(_model[0], queue.First);
            queue.Remove(_model[0]);
            _model.RemoveAt(0);
        }

        Assert.True(queue.First.IsNull);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Ready_threads_come_out_by_priority_and_then_in_order(int seed)
    {
        Random random = new(seed);
        ReadyQueues queues = default;
        for (int step = 0; step < 20_000; step++)
        {
            Ref<Thread> thread = new((nuint)(_threads + random.Next(Count)));
            if (random.Next(4) == 0)
            {
                Ref<Thread> taken = queues.TakeHighest();
                Assert.Equal(_model.Count == 0 ? Ref<Thread>.Null : _model[0], taken);
                _model.Remove(taken);
            }
            else if (_model.Remove(thread))
            {
                queues.Remove(thread);
            }
            else
            {
                thread.Value.Priority = (byte)(random.Next(4) * 21);
                bool isFirst = random.Next(2) == 0;
                _model.Insert(_model.Count(other => other.Value.Priority > thread.Value.Priority
                    || (!isFirst && other.Value.Priority == thread.Value.Priority)), thread);
                if (isFirst)
                {
                    queues.PushFront(thread);
                }
                else
                {
                    queues.PushBack(thread);
                }
            }

            Assert.Equal(_model.Count == 0 ? -1 : _model[0].Value.Priority, queues.Highest);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Alarms_come_due_in_the_order_of_their_deadlines(int seed)
    {
        const int Count = 300;
        Random random = new(seed);
        AlarmTree alarms = default;
        Dictionary<nuint, (ulong Deadline, ulong Badge)> model = [];
        Notification* notifications = (Notification*)NativeMemory.AlignedAlloc((nuint)(Count * sizeof(Notification)), 64);
        new Span<Notification>(notifications, Count).Clear();
        for (int step = 0; step < 20_000; step++)
        {
            // Also many at one time, and many that are set anew.
            Ref<Notification> notification = new((nuint)(notifications + random.Next(Count)));
            switch (random.Next(step % 4000 < 2000 ? 3 : 9))
            {
                case 0:
                    alarms.Cancel(notification);
                    model.Remove(notification.Address);
                    break;
                case 1:
                    TakeDue(ref alarms, model);
                    break;
                default:
                    (ulong Deadline, ulong Badge) alarm = ((ulong)random.Next(1, 1000), (ulong)random.Next());
                    alarms.Set(notification, alarm.Badge, alarm.Deadline);
                    model[notification.Address] = alarm;
                    break;
            }

            Assert.Equal(model.Count == 0, alarms.IsEmpty);
            Assert.Equal(model.Count == 0 ? 0 : model.Values.Min(alarm => alarm.Deadline), alarms.FirstDeadline);
        }

        Assert.True(model.Count > Count / 2);
        NativeMemory.AlignedFree(notifications);
    }

    private static void TakeDue(ref AlarmTree alarms, Dictionary<nuint, (ulong Deadline, ulong Badge)> model)
    {
        bool isDue = alarms.TryTakeDue(500, out Ref<Notification> taken, out ulong badge);
        Assert.Equal(model.Values.Any(alarm => alarm.Deadline <= 500), isDue);
        if (isDue)
        {
            Assert.Equal(model.Values.Min(alarm => alarm.Deadline), model[taken.Address].Deadline);
            Assert.True(model.Remove(taken.Address, out (ulong Deadline, ulong Badge) expected));
            Assert.Equal(expected.Badge, badge);
            Assert.Equal(0u, taken.Value.Deadline);
        }
    }

    public void Dispose() => NativeMemory.Free(_threads);
}
