using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Objects;
using Xunit;

namespace Micro.Kernel.Tests;

public sealed class CapabilityTransferTests
{
    private static readonly Slot _window = TestServer.Reply.Plus(1);

    [Fact]
    public void Capabilities_of_a_request_arrive_behind_the_reply_derived_from_the_senders()
    {
        using TestMachine machine = new();
        TestServer server = new(machine);
        Slot memory = machine.Copy(TestMachine.Memory, Rights.Read | Rights.Derive, first: 3, frames: 2);
        Slot endpoint = machine.Copy(WellKnownSlots.Endpoint, badge: 8);
        server.Serve();

        machine.Call(server.Endpoint, new MessageHeader(0, 2, 0), memory.Index | ((ulong)endpoint.Index << 16));

        Assert.Equal(2, HeaderOf(server.Thread).Capabilities);
        Assert.Equal(Rights.Read | Rights.Derive, server.At(_window).Rights);
        Assert.Equal(2u, server.At(_window).Frames.Count);
        Assert.Equal(8u, server.At(_window.Plus(1)).Badge);
        Assert.False(machine.At(memory).IsEmpty);
        KernelInvariants.Check();
        server.Answer();
        Assert.Equal(KernelError.None, machine.Revoke(endpoint));
        Assert.True(server.At(_window.Plus(1)).IsEmpty);
    }

    [Fact]
    public void What_is_not_taken_goes_when_the_server_receives_again()
    {
        using TestMachine machine = new();
        TestServer server = new(machine);
        server.Serve();
        ulong two = WellKnownSlots.Endpoint.Index | ((ulong)WellKnownSlots.Notification.Index << 16);
        machine.Call(server.Endpoint, new MessageHeader(0, 2, 0), two);
        Assert.Equal(KernelError.None, machine.Move(_window, WellKnownSlots.Process, new Slot(50)));

        server.Answer();

        Assert.False(server.At(new Slot(50)).IsEmpty);
        Assert.True(server.At(_window.Plus(1)).IsEmpty);
        KernelInvariants.Check();
        machine.Call(server.Endpoint, new MessageHeader(0, 1, 0), WellKnownSlots.Endpoint.Index);
        Assert.Equal(1, HeaderOf(server.Thread).Capabilities);
    }

    [Fact]
    public void A_server_can_pass_on_what_lies_in_its_window()
    {
        using TestMachine machine = new();
        TestServer server = new(machine);
        server.Serve();
        machine.Operate(WellKnownSlots.Thread, ThreadOperation.SetPriority, 1);
        TestPeer client = machine.NewPeer(10);
        Assert.Equal(KernelError.None, machine.Copy(server.Endpoint, client.Process, TestServer.Service));
        machine.Start(client);
        machine.Call(TestServer.Service, new MessageHeader(0, 1, 0), WellKnownSlots.Process.Index);
        Assert.Equal(server.Thread, machine.Current);

        server.Answer(new MessageHeader(0, 1, 0), _window.Index);

        Ref<Process> process = machine.At(client.Process).As<Process>();
        ref Capability received = ref Process.SlotAt(process, WellKnownSlots.ReceiveWindow.Index).Value;
        Assert.Equal(ObjectKind.Process, received.Kind);
        Assert.True(server.At(_window).IsEmpty);
        Assert.Equal(1, HeaderOf(machine.Current).Capabilities);
        KernelInvariants.Check();

        // The client's own next call empties its receive window in turn.
        machine.Call(TestServer.Service);
        Assert.True(received.IsEmpty);
        KernelInvariants.Check();
    }

    [Fact]
    public void What_may_not_be_derived_may_not_be_sent()
    {
        using TestMachine machine = new();
        TestServer server = new(machine);
        Slot final = machine.Copy(WellKnownSlots.Endpoint, Rights.Send);
        server.Serve();

        Assert.Equal(KernelError.NotPermitted, machine.Call(server.Endpoint, new MessageHeader(0, 1, 0), final.Index));
        Assert.Equal(KernelError.NoSuchCapability, machine.Call(server.Endpoint, new MessageHeader(0, 1, 0), 999));
        Assert.Equal(KernelError.NoSuchCapability, machine.Call(server.Endpoint, new MessageHeader(0, 1, 0), 0));
        Assert.Equal(machine.Init, machine.Current);
    }

    [Fact]
    public void A_capability_that_went_while_its_message_waited_does_not_arrive()
    {
        using TestMachine machine = new();
        TestServer server = new(machine, priority: 5);
        TestPeer client = machine.NewPeer(10);
        Slot sent = machine.Copy(WellKnownSlots.Endpoint);
        Assert.Equal(KernelError.None, machine.Copy(server.Endpoint, client.Process, TestServer.Service));
        Assert.Equal(KernelError.None, machine.Copy(sent, client.Process, new Slot(25)));
        machine.Start(client);
        machine.Call(TestServer.Service, new MessageHeader(0, 2, 0), 25 | (1UL << 16));
        Assert.Equal(machine.Init, machine.Current);
        Assert.Equal(KernelError.None, machine.Revoke(sent));

        machine.Start(server.Peer);
        server.Receive();

        Assert.Equal(server.Thread, machine.Current);
        Assert.Equal(0, HeaderOf(server.Thread).Capabilities);
        KernelInvariants.Check();
    }

    [Fact]
    public void A_slot_in_use_ends_the_transfer()
    {
        using TestMachine machine = new();
        TestServer server = new(machine);
        server.Serve();
        Assert.Equal(KernelError.None, machine.Copy(WellKnownSlots.Notification, server.Peer.Process, _window.Plus(1)));

        machine.Call(server.Endpoint, new MessageHeader(0, 3, 0), 4 | (4UL << 16) | (4UL << 32));

        Assert.Equal(1, HeaderOf(server.Thread).Capabilities);
        Assert.Equal(ObjectKind.Notification, server.At(_window.Plus(1)).Kind);
        KernelInvariants.Check();
    }

    private static MessageHeader HeaderOf(Ref<Thread> thread) => new(thread.Value.Registers[RegisterFile.Header]);
}
