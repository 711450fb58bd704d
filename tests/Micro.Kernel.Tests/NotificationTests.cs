using System.Linq;
using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Objects;
using Xunit;

namespace Micro.Kernel.Tests;

public sealed class NotificationTests
{
    [Fact]
    public void Signals_add_up_until_they_are_taken()
    {
        using TestMachine machine = new();
        Slot notification = machine.Create(ObjectKind.Notification);
        machine.Signal(machine.Copy(notification, badge: 1));
        machine.Signal(machine.Copy(notification, badge: 4));

        Assert.Equal(KernelError.None, machine.ReplyReceive(notification, Slot.Null, Slot.Null));

        Assert.Equal(5u, machine.Init.Value.Registers[RegisterFile.Auxiliary]);
        Assert.True(new MessageHeader(machine.Init.Value.Registers[RegisterFile.Header]).IsNotification);
        Assert.Equal(0u, machine.At(notification).As<Notification>().Value.Pending);
    }

    [Fact]
    public void A_thread_waits_for_a_signal_and_gets_it()
    {
        using TestMachine machine = new();
        Slot notification = machine.Create(ObjectKind.Notification);
        Slot signal = machine.Copy(notification, badge: 2);
        TestPeer waiter = machine.NewPeer(20);
        Assert.Equal(KernelError.None, machine.Copy(notification, waiter.Process, TestServer.Service));
        Ref<Thread> thread = machine.Start(waiter);
        machine.ReplyReceive(TestServer.Service, Slot.Null, Slot.Null);
        Assert.Equal(ThreadState.AwaitingSignal, thread.Value.State);
        Assert.Equal(KernelError.WrongState, machine.ReplyReceive(notification, Slot.Null, Slot.Null));
        KernelInvariants.Check();

        Assert.Equal(KernelError.None, machine.Signal(signal));

        Assert.Equal(thread, machine.Current);
        Assert.Equal(2u, thread.Value.Registers[RegisterFile.Auxiliary]);
        KernelInvariants.Check();
    }

    [Fact]
    public void One_receive_takes_a_message_or_a_signal_of_the_bound_notification()
    {
        using TestMachine machine = new();
        TestServer server = new(machine);
        Slot signal = BindTo(machine, server, 8);
        server.Serve();

        machine.Signal(signal);
        Assert.Equal(server.Thread, machine.Current);
        Assert.True(new MessageHeader(server.Thread.Value.Registers[RegisterFile.Header]).IsNotification);
        Assert.Equal(8u, server.Thread.Value.Registers[RegisterFile.Auxiliary]);
        Assert.Equal(8u, server.Thread.Value.TakenBits);
        KernelInvariants.Check();
        server.Receive();
        Assert.Equal(0u, server.Thread.Value.TakenBits);
        machine.Call(server.Endpoint, new MessageHeader(8, 0, 1), 0, 3);

        Assert.Equal(server.Thread, machine.Current);
        Assert.Equal(3u, server.Thread.Value.Registers[RegisterFile.FirstWord]);
    }

    [Fact]
    public void A_signal_that_comes_while_the_server_works_is_taken_by_its_next_receive()
    {
        using TestMachine machine = new();
        TestServer server = new(machine);
        Slot signal = BindTo(machine, server, 16);
        Assert.Equal(KernelError.None, machine.Copy(signal, server.Peer.Process, new Slot(40)));
        server.Serve();
        machine.Call(server.Endpoint);
        machine.Signal(new Slot(40));

        Assert.Equal(KernelError.None, server.Answer());

        Assert.Equal(server.Thread, machine.Current);
        Assert.Equal(16u, server.Thread.Value.Registers[RegisterFile.Auxiliary]);
        Assert.Equal(ThreadState.Ready, machine.Init.Value.State);
        server.Receive();
        Assert.Equal(machine.Init, machine.Current);
        KernelInvariants.Check();
    }

    [Fact]
    public void Bits_that_were_taken_are_pending_again_after_a_restart()
    {
        using TestMachine machine = new();
        TestServer server = new(machine);
        Slot signal = BindTo(machine, server, 32);
        Assert.Equal(KernelError.None, machine.Copy(server.Peer.Thread, server.Peer.Process, new Slot(40)));
        server.Serve();
        machine.Signal(signal);
        Assert.Equal(KernelError.None, machine.Operate(new Slot(40), ThreadOperation.Suspend));
        Assert.Equal(machine.Init, machine.Current);

        machine.Start(server.Peer);
        server.Receive();

        Assert.Equal(server.Thread, machine.Current);
        Assert.Equal(32u, server.Thread.Value.Registers[RegisterFile.Auxiliary]);
        Assert.Equal(2u, machine.At(server.Peer.Process).As<Process>().Value.Generation);
    }

    [Fact]
    public void A_notification_is_bound_to_one_thread_only()
    {
        using TestMachine machine = new();
        TestServer first = new(machine);
        TestPeer second = machine.NewPeer();
        Slot notification = machine.Create(ObjectKind.Notification);

        Assert.Equal(KernelError.None, Configure(machine, first.Peer, notification));
        Assert.Equal(KernelError.WrongState, Configure(machine, second, notification));
        Assert.Equal(KernelError.None, Configure(machine, first.Peer, notification));
        Assert.Equal(KernelError.None, Configure(machine, first.Peer, Slot.Null));
        Assert.Equal(KernelError.None, Configure(machine, second, notification));
        KernelInvariants.Check();
    }

    [Fact]
    public void Alarms_signal_at_their_time_and_the_timer_is_set_for_the_first()
    {
        using TestMachine machine = new();
        Slot notification = machine.Create(ObjectKind.Notification);
        Slot early = machine.Copy(notification, badge: 1);
        Slot other = machine.Create(ObjectKind.Notification);
        Slot late = machine.Copy(other, badge: 2);
        Assert.Equal(KernelError.None, SetAlarm(machine, late, 200_000));
        Assert.Equal(200_000u, machine.Hardware.TimerDeadline);
        Assert.Equal(KernelError.None, SetAlarm(machine, early, 1000));
        Assert.Equal(1000u, machine.Hardware.TimerDeadline);

        machine.ReplyReceive(notification, Slot.Null, Slot.Null);
        Assert.True(machine.Current.IsNull);
        machine.Timer();

        Assert.Equal(machine.Init, machine.Current);
        Assert.Equal(1000u, machine.Hardware.Now);
        Assert.Equal(1u, machine.Init.Value.Registers[RegisterFile.Auxiliary]);
        Assert.Equal(200_000u, machine.Hardware.TimerDeadline);
        Assert.Equal(KernelError.None, SetAlarm(machine, late, 0));
        Assert.Null(machine.Hardware.TimerDeadline);
    }

    [Fact]
    public void Every_notification_can_have_an_alarm_with_a_badge()
    {
        using TestMachine machine = new();
        Slot first = machine.NewSlot(64);
        Slot last = machine.Create(ObjectKind.Notification);
        Assert.Equal(KernelError.None, machine.Create(TestMachine.Memory, ObjectKind.Notification, machine.TakeFrames(1), 1, first, 64));
        for (uint i = 0; i < 64; i++)
        {
            Assert.Equal(KernelError.None, SetAlarm(machine, machine.Copy(first.Plus(i), badge: 1), 1000 + i));
        }

        Assert.Equal(KernelError.None, SetAlarm(machine, machine.Copy(last, badge: 1), 5));
        Assert.Equal(KernelError.InvalidArgument, SetAlarm(machine, first, 5));
        Assert.Equal(KernelError.NotPermitted, SetAlarm(machine, machine.Copy(last, Rights.Send, 1), 5));
        Assert.Equal(KernelError.None, machine.Revoke(TestMachine.Memory));
        Assert.True(KernelRoot.State.Alarms.IsEmpty);
        KernelInvariants.Check();
    }

    [Fact]
    public void Many_alarms_at_one_time_leave_time_for_others_in_between()
    {
        using TestMachine machine = new();
        Slot first = machine.NewSlot(64);
        Assert.Equal(KernelError.None, machine.Create(TestMachine.Memory, ObjectKind.Notification, machine.TakeFrames(1), 1, first, 64));
        for (uint i = 0; i < 64; i++)
        {
            Assert.Equal(KernelError.None, SetAlarm(machine, machine.Copy(first.Plus(i), badge: 1), 1000));
        }

        int entries = 0;
        while (!KernelRoot.State.Alarms.IsEmpty)
        {
            ulong before = machine.Hardware.Now;
            machine.Timer();
            Assert.True(entries++ == 0 || machine.Hardware.Now >= before + 20_000);
        }

        Assert.InRange(entries, 16, 17);
        Assert.All(Enumerable.Range(0, 64), i => Assert.Equal(1u, machine.At(first.Plus((uint)i)).As<Notification>().Value.Pending));
    }

    [Fact]
    public void A_bound_thread_that_waits_stays_bound_when_it_waits_no_more()
    {
        Notification notification = default;
        Ref<Thread> thread = new(0x5000);
        notification.Bound = thread;
        notification.Waiter = thread;
        notification.Waiter = Ref<Thread>.Null;
        Assert.Equal((thread, Ref<Thread>.Null), (notification.Bound, notification.Waiter));
        notification.Waiter = thread;
        notification.Bound = Ref<Thread>.Null;
        Assert.Equal((Ref<Thread>.Null, thread), (notification.Bound, notification.Waiter));
        notification.Waiter = Ref<Thread>.Null;
        notification.Bound = new Ref<Thread>(0x6000);
        Assert.Equal((new Ref<Thread>(0x6000), Ref<Thread>.Null), (notification.Bound, notification.Waiter));
    }

    private static Slot BindTo(TestMachine machine, TestServer server, ulong badge)
    {
        Slot notification = machine.Create(ObjectKind.Notification);
        Assert.Equal(KernelError.None, Configure(machine, server.Peer, notification));
        return machine.Copy(notification, badge: badge);
    }

    private static KernelError Configure(TestMachine machine, TestPeer peer, Slot notification) =>
        machine.Operate(peer.Thread, ThreadOperation.Configure, peer.Process.Index, peer.Buffer.Index, 0, 0, 20,
            WellKnownSlots.ReceiveWindow.Index, notification.Index);

    private static KernelError SetAlarm(TestMachine machine, Slot notification, ulong deadline) =>
        machine.Invoke(new SystemCallWord(Syscall.SetAlarm, notification), 0, 0, deadline);
}
