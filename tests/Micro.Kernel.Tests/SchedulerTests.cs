using System.Collections.Generic;
using Micro.Abi;
using Micro.Kernel.Objects;
using Micro.Kernel.Scheduling;
using Xunit;

namespace Micro.Kernel.Tests;

public sealed class SchedulerTests
{
    private const ulong Slice = 10_000_000;

    [Fact]
    public void The_highest_priority_runs()
    {
        using TestMachine machine = new();
        Ref<Thread> low = machine.Start(machine.NewPeer(1));
        Assert.Equal(machine.Init, machine.Current);
        TestPeer peer = machine.NewPeer(9);
        Ref<Thread> high = machine.Start(peer);

        Assert.Equal(high, machine.Current);
        Assert.Equal(ThreadState.Ready, low.Value.State);
        Assert.Equal(ThreadState.Ready, machine.Init.Value.State);
        KernelInvariants.Check();
    }

    [Fact]
    public void Nobody_gives_a_priority_above_the_one_it_was_given()
    {
        using TestMachine machine = new();
        Slot other = machine.Create(ObjectKind.Thread);
        Slot others = new(13);
        TestPeer peer = machine.NewPeer(10);
        Assert.Equal(KernelError.None, machine.Copy(peer.Thread, peer.Process, WellKnownSlots.Thread));
        Assert.Equal(KernelError.None, machine.Copy(other, peer.Process, others));
        Assert.Equal(machine.Start(peer), machine.Current);

        Assert.Equal(KernelError.NotPermitted, machine.SetPriority(WellKnownSlots.Thread, 11));
        Assert.Equal(KernelError.None, machine.SetPriority(WellKnownSlots.Thread, 3));
        Assert.Equal(KernelError.None, machine.SetPriority(WellKnownSlots.Thread, 10));
        Assert.Equal(KernelError.NotPermitted, Configure(11));
        Assert.Equal(KernelError.None, Configure(10));
        Assert.Equal(KernelError.NotPermitted, machine.SetPriority(others, 11));
        KernelInvariants.Check();

        KernelError Configure(ulong priority) => machine.Operate(
            others, ThreadOperation.Configure, WellKnownSlots.Process.Index, 0, 0, 0, priority, 0, 0);
    }

    [Fact]
    public void Threads_of_one_priority_share_the_CPU_in_equal_slices()
    {
        using TestMachine machine = new();
        List<Ref<Thread>> threads = [];
        Assert.Equal(KernelError.None, machine.SetPriority(WellKnownSlots.Thread, 63));
        for (int i = 0; i < 3; i++)
        {
            threads.Add(machine.Start(machine.NewPeer(10)));
        }

        machine.ReplyReceive(WellKnownSlots.Endpoint, Slot.Null, WellKnownSlots.FirstReply);
        for (int i = 0; i < 9; i++)
        {
            Assert.Equal(threads[i % 3], machine.Current);
            Assert.Equal((ulong)(i + 1) * Slice, machine.Hardware.TimerDeadline);
            machine.Timer();
            KernelInvariants.Check();
        }

        Assert.All(threads, thread => Assert.Equal(3 * Slice, thread.Value.CpuTime));
    }

    [Fact]
    public void Nobody_is_interrupted_for_a_slice_that_nobody_waits_for()
    {
        using TestMachine machine = new();
        machine.Start(machine.NewPeer(10));

        Assert.Null(machine.Hardware.TimerDeadline);
    }

    [Fact]
    public void Who_is_preempted_by_a_higher_priority_keeps_the_rest_of_the_slice()
    {
        using TestMachine machine = new();
        Slot notification = machine.Create(ObjectKind.Notification);
        Assert.Equal(KernelError.None, machine.SetPriority(WellKnownSlots.Thread, 63));
        Ref<Thread> first = machine.Start(machine.NewPeer(10));
        Ref<Thread> second = machine.Start(machine.NewPeer(10));
        machine.Invoke(new SystemCallWord(Syscall.SetAlarm, machine.Copy(notification, badge: 1)), 0, 0, 4_000_000);
        machine.ReplyReceive(notification, Slot.Null, Slot.Null);
        Assert.Equal(first, machine.Current);
        machine.Timer();
        Assert.Equal(machine.Init, machine.Current);
        machine.Hardware.Now += 1_000_000;

        machine.ReplyReceive(notification, Slot.Null, Slot.Null);

        Assert.Equal(first, machine.Current);
        Assert.Equal(11_000_000u, machine.Hardware.TimerDeadline);
        machine.Timer();
        Assert.Equal(second, machine.Current);
    }

    [Fact]
    public void Yield_lets_the_next_of_the_same_priority_run_but_no_lower_one()
    {
        using TestMachine machine = new();
        Assert.Equal(KernelError.None, machine.SetPriority(WellKnownSlots.Thread, 63));
        Ref<Thread> first = machine.Start(machine.NewPeer(10));
        Ref<Thread> second = machine.Start(machine.NewPeer(10));
        machine.Start(machine.NewPeer(9));
        machine.ReplyReceive(WellKnownSlots.Endpoint, Slot.Null, WellKnownSlots.FirstReply);

        Assert.Equal(first, machine.Current);
        machine.Invoke(new SystemCallWord(Syscall.Yield));
        Assert.Equal(second, machine.Current);
        machine.Invoke(new SystemCallWord(Syscall.Yield));
        Assert.Equal(first, machine.Current);
        KernelInvariants.Check();
    }

    [Fact]
    public void A_preempted_thread_finds_its_vectors_again()
    {
        using TestMachine machine = new();
        Assert.Equal(KernelError.None, machine.SetPriority(WellKnownSlots.Thread, 63));
        machine.Start(machine.NewPeer(10));
        machine.Start(machine.NewPeer(10));
        machine.ReplyReceive(WellKnownSlots.Endpoint, Slot.Null, WellKnownSlots.FirstReply);
        machine.Hardware.Vectors = 0x1111;

        machine.Timer();
        Assert.Equal(0u, machine.Hardware.Vectors);
        machine.Hardware.Vectors = 0x2222;
        machine.Timer();

        Assert.Equal(0x1111u, machine.Hardware.Vectors);
        machine.Timer();
        Assert.Equal(0x2222u, machine.Hardware.Vectors);
    }

    [Fact]
    public void Suspended_threads_do_not_run_until_they_are_resumed()
    {
        using TestMachine machine = new();
        TestPeer peer = machine.NewPeer(1);
        Ref<Thread> thread = machine.Start(peer);

        Assert.Equal(KernelError.None, machine.Operate(peer.Thread, ThreadOperation.Suspend));
        Assert.Equal(KernelError.None, machine.Operate(peer.Thread, ThreadOperation.Suspend));
        Assert.Equal(ThreadState.Suspended, thread.Value.State);
        machine.Invoke(new SystemCallWord(Syscall.Yield));
        Assert.Equal(machine.Init, machine.Current);
        Assert.Equal(KernelError.None, machine.Operate(peer.Thread, ThreadOperation.Resume));
        machine.Invoke(new SystemCallWord(Syscall.Yield));

        Assert.Equal(thread, machine.Current);
        KernelInvariants.Check();
    }

    [Fact]
    public void Operations_without_meaning_are_refused()
    {
        using TestMachine machine = new();
        TestPeer peer = machine.NewPeer(1);
        Slot bare = machine.NewSlot();
        Assert.Equal(KernelError.None, machine.Create(TestMachine.Memory, ObjectKind.Thread, machine.TakeFrames(1), 1, bare));

        Assert.Equal(KernelError.WrongState, machine.Operate(bare, ThreadOperation.Start, 0x1000, 0x2000));
        Assert.Equal(KernelError.WrongState, machine.Operate(peer.Thread, ThreadOperation.Suspend));
        Assert.Equal(KernelError.WrongState, machine.Operate(peer.Thread, ThreadOperation.Resume));
        Assert.Equal(KernelError.InvalidArgument, machine.Operate(peer.Thread, ThreadOperation.Start, ProcessLayout.UserLimit));
        Assert.Equal(KernelError.InvalidArgument, machine.Operate(peer.Thread, ThreadOperation.Start, 0x1000, ulong.MaxValue));
        Assert.Equal(KernelError.InvalidArgument, machine.SetPriority(peer.Thread, ReadyQueues.Priorities));
        Assert.Equal(KernelError.InvalidArgument, machine.Operate(peer.Thread, (ThreadOperation)9));
        Assert.Equal(KernelError.NotPermitted, machine.Operate(machine.Copy(peer.Thread, Rights.Derive), ThreadOperation.Resume));
        machine.Start(peer);
        Assert.Equal(KernelError.WrongState, machine.Operate(peer.Thread, ThreadOperation.Start, 0x1000, 0x2000));
        Assert.Equal(KernelError.WrongState, machine.Operate(peer.Thread, ThreadOperation.Configure, peer.Process.Index));
    }

    [Fact]
    public void A_priority_takes_effect_in_every_queue()
    {
        using TestMachine machine = new();
        TestPeer first = machine.NewPeer(1);
        TestPeer second = machine.NewPeer(1);
        Ref<Thread> firstThread = machine.Start(first);
        Ref<Thread> secondThread = machine.Start(second);
        Slot endpoint = machine.Create(ObjectKind.Endpoint);
        Assert.Equal(KernelError.None, machine.Copy(endpoint, first.Process, TestServer.Service, badge: 1));
        Assert.Equal(KernelError.None, machine.Copy(endpoint, second.Process, TestServer.Service, badge: 2));

        machine.SetPriority(second.Thread, 5);
        Assert.Equal(secondThread, machine.Current);
        machine.Call(TestServer.Service);
        machine.SetPriority(first.Thread, 5);
        Assert.Equal(firstThread, machine.Current);
        machine.Call(TestServer.Service);
        machine.SetPriority(first.Thread, 7);
        KernelInvariants.Check();
        machine.ReplyReceive(endpoint, Slot.Null, WellKnownSlots.FirstReply);

        Assert.Equal(1u, machine.Init.Value.Registers[10]);
    }
}
