using System;
using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Objects;
using Xunit;

namespace Micro.Kernel.Tests;

/// <summary>A peer serves, init calls: the peer's priority is above init's, as a server's is above its clients'.</summary>
public sealed class MessageTests
{
    [Fact]
    public void A_call_carries_header_words_and_badge_and_the_answer_comes_back()
    {
        using TestMachine machine = new();
        TestServer server = new(machine);
        Slot client = machine.Copy(server.Endpoint, badge: 77);
        MessageHeader header = new(64, 0, 9, 1234);

        server.Serve();
        machine.Call(client, header, 0, 1, 2, 3, 4, 5, 6, 7, 8);

        Assert.Equal(server.Thread, machine.Current);
        Assert.Equal(header.Bits, server.Thread.Value.Registers[RegisterFile.Header]);
        Assert.Equal(77u, server.Thread.Value.Registers[RegisterFile.Auxiliary]);
        Assert.Equal(KernelError.None, TestMachine.ResultOf(server.Thread));
        for (ulong i = 0; i < 8; i++)
        {
            Assert.Equal(i + 1, server.Thread.Value.Registers[RegisterFile.FirstWord + (int)i]);
        }

        Assert.Equal(ThreadState.AwaitingReply, machine.Init.Value.State);
        KernelInvariants.Check();
        server.Answer(new MessageHeader(8, 0, 9), 0, 99);

        Assert.Equal(machine.Init, machine.Current);
        Assert.Equal(99u, machine.Init.Value.Registers[RegisterFile.FirstWord]);
        Assert.Equal(new MessageHeader(8, 0, 9).Bits, machine.Init.Value.Registers[RegisterFile.Header]);
        Assert.Equal(KernelError.None, TestMachine.ResultOf(machine.Init));
        Assert.Equal(ThreadState.Receiving, server.Thread.Value.State);
        KernelInvariants.Check();
    }

    [Fact]
    public void The_fast_path_leaves_what_the_long_way_leaves()
    {
        ulong[] fast = RoundTrips("quiet");
        ulong[] slow = RoundTrips("quiet measure");

        Assert.Equal(slow, fast);
    }

    [Theory]
    [InlineData(65)]
    [InlineData(72)]
    [InlineData(512)]
    [InlineData(4096)]
    public void A_long_message_goes_from_buffer_to_buffer_and_no_further_than_its_length(int length)
    {
        using TestMachine machine = new();
        TestServer server = new(machine);
        Span<byte> source = BufferOf(machine, machine.Init);
        Span<byte> target = BufferOf(machine, server.Thread);
        server.Serve();
        source.Fill(0x11);
        target.Fill(0x22);

        machine.Call(server.Endpoint, new MessageHeader(length, 0, 1));

        int end = (length + 7) / 8 * 8;
        Assert.All(target[..64].ToArray(), value => Assert.Equal(0x22, value));
        Assert.All(target[64..end].ToArray(), value => Assert.Equal(0x11, value));
        Assert.All(target[end..].ToArray(), value => Assert.Equal(0x22, value));
        Assert.Equal(length, new MessageHeader(server.Thread.Value.Registers[RegisterFile.Header]).Length);
    }

    [Fact]
    public void A_long_message_to_a_thread_without_a_buffer_is_cut()
    {
        using TestMachine machine = new();
        TestServer server = new(machine, hasBuffer: false);
        server.Serve();

        machine.Call(server.Endpoint, new MessageHeader(100, 0, 1));

        Assert.Equal(64, new MessageHeader(server.Thread.Value.Registers[RegisterFile.Header]).Length);
        Assert.Equal(KernelError.InvalidArgument, server.Answer(new MessageHeader(100, 0, 1)));
        KernelInvariants.Check();
    }

    [Theory]
    [InlineData(4097UL)]
    [InlineData(5UL << 13)]
    [InlineData(1UL << 24)]
    [InlineData(1UL << 31)]
    public void A_header_that_users_may_not_send_is_refused(ulong bits)
    {
        using TestMachine machine = new();
        TestServer server = new(machine);
        server.Serve();

        Assert.Equal(KernelError.InvalidArgument, machine.Call(server.Endpoint, new MessageHeader(bits)));
        Assert.Equal(machine.Init, machine.Current);
    }

    [Fact]
    public void Calling_needs_send_and_receiving_needs_receive()
    {
        using TestMachine machine = new();
        Slot endpoint = machine.Create(ObjectKind.Endpoint);
        Slot sender = machine.Copy(endpoint, Rights.Send);
        Slot receiver = machine.Copy(endpoint, Rights.Receive);

        Assert.Equal(KernelError.NotPermitted, machine.Call(receiver));
        Assert.Equal(KernelError.NotPermitted, machine.ReplyReceive(sender, Slot.Null, WellKnownSlots.FirstReply));
        Assert.Equal(KernelError.WrongObject, machine.Call(TestMachine.Memory));
        Assert.Equal(KernelError.WrongObject, machine.ReplyReceive(TestMachine.Memory, Slot.Null, WellKnownSlots.FirstReply));
        Assert.Equal(KernelError.NoSuchCapability, machine.ReplyReceive(endpoint, Slot.Null, Slot.Null));
        Assert.Equal(KernelError.WrongObject, machine.ReplyReceive(endpoint, Slot.Null, endpoint));
    }

    [Fact]
    public void Callers_wait_by_priority_and_then_first_come_first_served()
    {
        using TestMachine machine = new();
        Slot endpoint = machine.Create(ObjectKind.Endpoint);
        byte[] priorities = [10, 20, 10, 30];
        for (int i = 0; i < priorities.Length; i++)
        {
            TestPeer peer = machine.NewPeer(priorities[i]);
            Assert.Equal(KernelError.None, machine.Copy(endpoint, peer.Process, TestServer.Service, badge: (ulong)i + 1));
            machine.Start(peer);
            machine.Call(TestServer.Service);
            Assert.Equal(machine.Init, machine.Current);
        }

        ulong[] order = new ulong[4];
        for (int i = 0; i < order.Length; i++)
        {
            KernelInvariants.Check();
            Slot reply = machine.Create(ObjectKind.Reply);
            Assert.Equal(KernelError.None, machine.ReplyReceive(endpoint, Slot.Null, reply));
            order[i] = machine.Init.Value.Registers[RegisterFile.Auxiliary];
        }

        Assert.Equal([4, 2, 1, 3], order);
    }

    [Fact]
    public void A_parked_caller_is_answered_later_and_only_once()
    {
        using TestMachine machine = new();
        TestServer server = new(machine);
        server.Serve();
        machine.Call(server.Endpoint);
        Assert.Equal(server.Thread, machine.Current);

        Assert.Equal(KernelError.ReplyInUse, server.Receive());
        Assert.Equal(KernelError.None, machine.Invoke(new SystemCallWord(Syscall.Reply, TestServer.Reply), new MessageHeader(8, 0, 0).Bits, 0, 5));
        Assert.Equal(server.Thread, machine.Current);
        Assert.Equal(ThreadState.Ready, machine.Init.Value.State);
        Assert.Equal(KernelError.NoCaller, machine.Invoke(new SystemCallWord(Syscall.Reply, TestServer.Reply)));
        server.Answer();

        Assert.Equal(machine.Init, machine.Current);
        Assert.Equal(5u, machine.Init.Value.Registers[RegisterFile.FirstWord]);
        KernelInvariants.Check();
    }

    [Fact]
    public void An_answer_to_a_caller_that_was_stopped_says_so_once()
    {
        using TestMachine machine = new();
        TestServer server = new(machine);
        Assert.Equal(KernelError.None, machine.Copy(WellKnownSlots.Thread, server.Peer.Process, new Slot(40)));
        server.Serve();
        machine.Call(server.Endpoint);

        Assert.Equal(KernelError.None, machine.Operate(new Slot(40), ThreadOperation.Suspend));
        Assert.Equal(KernelError.CallerGone, machine.Invoke(new SystemCallWord(Syscall.Reply, TestServer.Reply)));
        Assert.Equal(KernelError.NoCaller, machine.Invoke(new SystemCallWord(Syscall.Reply, TestServer.Reply)));
        Assert.Equal(KernelError.None, machine.Operate(new Slot(40), ThreadOperation.Resume));
        server.Receive();

        Assert.Equal(machine.Init, machine.Current);
        Assert.Equal(KernelError.PeerGone, TestMachine.ResultOf(machine.Init));
        KernelInvariants.Check();
    }

    [Fact]
    public void Nobody_overtakes_a_ready_thread_of_higher_priority()
    {
        using TestMachine machine = new();
        TestServer server = new(machine);
        Slot notification = machine.Create(ObjectKind.Notification);
        Slot signal = machine.Copy(notification, badge: 1);
        TestPeer urgent = machine.NewPeer(40);
        Assert.Equal(KernelError.None, machine.Copy(notification, urgent.Process, TestServer.Service));
        Assert.Equal(KernelError.None, machine.Copy(signal, server.Peer.Process, new Slot(41)));
        Ref<Thread> thread = machine.Start(urgent);
        machine.ReplyReceive(TestServer.Service, Slot.Null, Slot.Null);
        Assert.Equal(machine.Init, machine.Current);
        server.Serve();
        machine.Call(server.Endpoint);
        Assert.Equal(server.Thread, machine.Current);

        machine.Signal(new Slot(41));

        Assert.Equal(thread, machine.Current);
        Assert.Equal(ThreadState.Ready, server.Thread.Value.State);
        KernelInvariants.Check();
    }

    [Fact]
    public void A_message_leaves_no_vector_of_another_process()
    {
        using TestMachine machine = new();
        TestServer server = new(machine);
        server.Serve();
        machine.Hardware.Vectors = 0xC0FFEE;

        machine.Call(server.Endpoint);
        Assert.Equal(0u, machine.Hardware.Vectors);
        machine.Hardware.Vectors = 0xBEEF;
        server.Answer();

        Assert.Equal(0u, machine.Hardware.Vectors);
    }

    [Fact]
    public void A_round_trip_allocates_nothing()
    {
        using TestMachine machine = new();
        TestServer server = new(machine);
        server.Serve();
        RoundTrip(machine, server);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            RoundTrip(machine, server);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static ulong[] RoundTrips(string options)
    {
        using TestMachine machine = new(options: options);
        TestServer server = new(machine);
        server.Serve();
        ulong[] trace = new ulong[200];
        for (int i = 0; i < 100; i++)
        {
            machine.Hardware.Now += 10;
            machine.Call(server.Endpoint, new MessageHeader(i % 65, 0, 3, (uint)i), 0, (ulong)i, 2, 3, 4, 5, 6, 7, 8);
            Assert.Equal(server.Thread, machine.Current);
            trace[2 * i] = Digest(server.Thread);
            machine.Hardware.Now += 20;
            server.Answer(new MessageHeader(8, 0, 3), 0, (ulong)i * 3);
            Assert.Equal(machine.Init, machine.Current);
            trace[(2 * i) + 1] = Digest(machine.Init);
            KernelInvariants.Check();
        }

        Assert.Equal(100u * 10, machine.Init.Value.CpuTime);
        Assert.Equal(100u * 20, server.Thread.Value.CpuTime);
        return trace;
    }

    private static ulong Digest(Ref<Thread> thread)
    {
        ulong digest = (ulong)thread.Value.State;
        for (int i = 0; i <= RegisterFile.Auxiliary; i++)
        {
            digest = (digest * 31) + thread.Value.Registers[i];
        }

        return digest;
    }

    private static void RoundTrip(TestMachine machine, TestServer server)
    {
        machine.Call(server.Endpoint, new MessageHeader(64, 0, 1));
        server.Answer();
    }

    private static Span<byte> BufferOf(TestMachine machine, Ref<Thread> thread) =>
        machine.Bytes(thread.Value.BufferCapability.Frames.First);
}
