using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Objects;
using Xunit;

namespace Micro.Kernel.Tests;

/// <summary>Capabilities of answers: to slots that the call named, and moved instead of derived.</summary>
public sealed class AnswerWindowTests
{
    private static readonly Slot _given = new(40);
    private static readonly Slot _place = new(60);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    [InlineData(2, 3)]
    public void They_arrive_where_the_call_says_and_stay_there(int count, uint moved)
    {
        using TestMachine machine = new();
        TestServer server = Serve(machine, count);
        machine.CallInto(_place, server.Endpoint);

        server.AnswerMoving(count, Slots(count), moved);

        Assert.Equal(machine.Init, machine.Current);
        Assert.Equal(count, HeaderOf(machine.Init).Capabilities);
        KernelInvariants.Check();
        machine.Call(server.Endpoint);
        for (uint index = 0; index < count; index++)
        {
            Assert.Equal(index + 5, machine.At(_place.Plus(index)).Badge);
            Assert.Equal(moved != 0, server.At(_given.Plus(index)).IsEmpty);
        }
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    public void Whoever_gave_them_can_revoke_them(int count, uint moved)
    {
        using TestMachine machine = new();
        TestServer server = Serve(machine, count);
        machine.CallInto(_place, server.Endpoint);
        server.AnswerMoving(count, Slots(count), moved);
        Assert.False(machine.At(_place).IsEmpty);

        Assert.Equal(KernelError.None, machine.Revoke(server.Endpoint));

        Assert.True(machine.At(_place).IsEmpty);
        KernelInvariants.Check();
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    [InlineData(2, 3)]
    public void A_slot_in_use_keeps_what_it_has(int count, uint moved)
    {
        using TestMachine machine = new();
        TestServer server = Serve(machine, count);
        Slot used = machine.Copy(WellKnownSlots.Notification);
        machine.CallInto(used, server.Endpoint);

        server.AnswerMoving(count, Slots(count), moved);

        Assert.Equal(0, HeaderOf(machine.Init).Capabilities);
        Assert.Equal(KernelError.None, TestMachine.ResultOf(machine.Init));
        Assert.Equal(ObjectKind.Notification, machine.At(used).Kind);
        Assert.Equal(moved != 0, server.At(_given).IsEmpty);
        KernelInvariants.Check();
    }

    [Fact]
    public void A_window_outside_the_table_takes_nothing()
    {
        using TestMachine machine = new();
        TestServer server = Serve(machine, 1);
        machine.CallInto(new Slot(65535), server.Endpoint);

        server.AnswerMoving(1, Slots(1), 1);

        Assert.Equal(0, HeaderOf(machine.Init).Capabilities);
        KernelInvariants.Check();
    }

    [Fact]
    public void A_call_that_names_nothing_is_back_at_the_receive_window()
    {
        using TestMachine machine = new();
        TestServer server = Serve(machine, 2);
        TestPeer client = machine.NewPeer(10);
        Assert.Equal(KernelError.None, machine.Copy(server.Endpoint, client.Process, TestServer.Service));
        Ref<Process> process = machine.Start(client).Value.Process;
        machine.CallInto(_place, TestServer.Service);
        server.AnswerMoving(1, _given.Index, 0);
        machine.Call(TestServer.Service);

        server.AnswerMoving(1, _given.Plus(1).Index, 1);

        Assert.Equal(5u, Process.SlotAt(process, _place.Index).Value.Badge);
        Assert.Equal(6u, Process.SlotAt(process, WellKnownSlots.ReceiveWindow.Index).Value.Badge);
        KernelInvariants.Check();
    }

    [Fact]
    public void What_moves_to_a_caller_that_is_gone_is_gone_too()
    {
        using TestMachine machine = new();
        TestServer server = Serve(machine, 1);
        Assert.Equal(KernelError.None, machine.Copy(WellKnownSlots.Thread, server.Peer.Process, new Slot(41)));
        machine.CallInto(_place, server.Endpoint);
        Assert.Equal(KernelError.None, machine.Operate(new Slot(41), ThreadOperation.Suspend));

        SystemCallWord word = new SystemCallWord(Syscall.Reply, TestServer.Reply).WithMoved(1);
        KernelError error = machine.Invoke(word, new MessageHeader(0, 1, 0).Bits, _given.Index);

        Assert.Equal(KernelError.CallerGone, error);
        Assert.True(server.At(_given).IsEmpty);
        Assert.True(machine.At(_place).IsEmpty);
        KernelInvariants.Check();
    }

    [Fact]
    public void A_server_that_moves_its_own_thread_to_nobody_ends()
    {
        using TestMachine machine = new();
        TestServer server = new(machine);
        server.Serve();
        Assert.Equal(KernelError.None, machine.Move(server.Peer.Thread, server.Peer.Process, _given));
        Slot used = machine.Copy(WellKnownSlots.Notification);
        machine.CallInto(used, server.Endpoint);

        server.AnswerMoving(1, _given.Index, 1);

        Assert.Equal(machine.Init, machine.Current);
        Assert.Equal(ThreadState.Dead, server.Thread.Value.State);
        KernelInvariants.Check();
    }

    private static TestServer Serve(TestMachine machine, int count)
    {
        TestServer server = new(machine);
        for (uint index = 0; index < count; index++)
        {
            Assert.Equal(KernelError.None, machine.Copy(server.Endpoint, server.Peer.Process, _given.Plus(index), badge: index + 5));
        }

        server.Serve();
        return server;
    }

    private static ulong Slots(int count) => count == 1 ? _given.Index : _given.Index | ((ulong)_given.Plus(1).Index << 16);

    private static MessageHeader HeaderOf(Ref<Thread> thread) => new(thread.Value.Registers[RegisterFile.Header]);
}
