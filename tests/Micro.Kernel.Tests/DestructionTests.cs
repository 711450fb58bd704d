using System;
using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Objects;
using Xunit;

namespace Micro.Kernel.Tests;

public sealed class DestructionTests
{
    [Fact]
    public void Callers_that_wait_at_an_endpoint_hear_that_it_is_gone()
    {
        using TestMachine machine = new();
        Slot endpoint = machine.Create(ObjectKind.Endpoint);
        Ref<Thread>[] callers = new Ref<Thread>[100];
        for (int i = 0; i < callers.Length; i++)
        {
            TestPeer peer = machine.NewPeer(10);
            Assert.Equal(KernelError.None, machine.Copy(endpoint, peer.Process, TestServer.Service));
            callers[i] = machine.Start(peer);
            machine.Call(TestServer.Service);
        }

        Assert.Equal(KernelError.None, machine.SetPriority(WellKnownSlots.Thread, 63));
        Assert.Equal(KernelError.None, machine.Revoke(endpoint));
        Assert.Equal(KernelError.None, machine.InvokeToEnd(
            new SystemCallWord(Syscall.Delete, endpoint, WellKnownSlots.Process), out int parts));

        Assert.InRange(parts, 15, 18);
        Assert.All(callers, caller =>
        {
            Assert.Equal(ThreadState.Ready, caller.Value.State);
            Assert.Equal(KernelError.PeerGone, TestMachine.ResultOf(caller));
        });
        KernelInvariants.Check();
    }

    [Fact]
    public void A_caller_hears_that_the_reply_that_held_it_is_gone()
    {
        using TestMachine machine = new();
        TestServer server = new(machine);
        Assert.Equal(KernelError.None, machine.Delete(server.ReplyObject));
        server.Serve();
        machine.Call(server.Endpoint);
        Assert.Equal(KernelError.None, machine.Delete(TestServer.Reply));
        Assert.Equal(ThreadState.Ready, machine.Init.Value.State);

        machine.ReplyReceive(TestServer.Service, Slot.Null, TestServer.Reply);
        Assert.Equal(KernelError.NoSuchCapability, TestMachine.ResultOf(server.Thread));

        KernelInvariants.Check();
    }

    [Fact]
    public void A_receiver_whose_reply_is_destroyed_goes_on_with_an_error()
    {
        using TestMachine machine = new();
        TestServer server = new(machine);
        server.Serve();

        Assert.Equal(KernelError.None, machine.Revoke(server.ReplyObject));
        Assert.Equal(KernelError.None, machine.Delete(server.ReplyObject));

        Assert.Equal(server.Thread, machine.Current);
        Assert.Equal(KernelError.PeerGone, TestMachine.ResultOf(server.Thread));
        KernelInvariants.Check();
    }

    [Fact]
    public void Revoking_a_block_ends_the_process_in_it_and_gives_back_every_frame_clear()
    {
        using TestMachine machine = new();
        Slot block = machine.Copy(TestMachine.Memory, first: 600, frames: 200);
        Slot space = machine.NewSlot();
        Slot process = machine.NewSlot();
        Slot thread = machine.NewSlot();
        Slot buffer = machine.NewSlot();
        Slot reply = machine.NewSlot();
        Assert.Equal(KernelError.None, machine.Create(block, ObjectKind.AddressSpace, 0, 2, space));
        Assert.Equal(KernelError.None, machine.Create(block, ObjectKind.Process, 2, 5, process, 1, space.Index));
        Assert.Equal(KernelError.None, machine.Create(block, ObjectKind.Thread, 7, 1, thread));
        Assert.Equal(KernelError.None, machine.Create(block, ObjectKind.Reply, 8, 1, reply, 1, 1));
        Assert.Equal(KernelError.None, machine.Create(block, ObjectKind.PageTable, 9, 8, Slot.Null, 1, space.Index));
        Assert.Equal(KernelError.None, machine.Copy(block, WellKnownSlots.Process, buffer, Rights.Read | Rights.Write, 0, 20, 1));
        for (ulong page = 0; page < 150; page++)
        {
            Assert.Equal(KernelError.None, machine.Map(space, block, 30 + page, 1, ProcessLayout.Shared + (page * 4096), Rights.Read));
        }

        Assert.Equal(KernelError.None, machine.Copy(process, process, WellKnownSlots.Process));
        Assert.Equal(KernelError.None, machine.Copy(thread, process, WellKnownSlots.Thread));
        Assert.Equal(KernelError.None, machine.Operate(
            thread, ThreadOperation.Configure, process.Index, buffer.Index, WellKnownSlots.Endpoint.Index, 9, 1, 8, 0));
        Assert.Equal(KernelError.None, machine.Operate(thread, ThreadOperation.Start, 0x1_0000_0000, 0x2_0000_0000));
        Slot notification = machine.NewSlot(2);
        Assert.Equal(KernelError.None, machine.Create(block, ObjectKind.Notification, 190, 1, notification, 2));
        Assert.Equal(KernelError.None, machine.Signal(machine.Copy(notification, badge: 6)));
        Assert.Equal(KernelError.None, machine.Invoke(
            new SystemCallWord(Syscall.SetAlarm, machine.Copy(notification, badge: 5)), 0, 0, 1_000_000));
        KernelInvariants.Check();
        MarkUpperHalf(machine, machine.At(space).As<AddressSpace>());

        Assert.Equal(KernelError.None, machine.InvokeToEnd(new SystemCallWord(Syscall.Revoke, block), out int parts));

        Assert.True(KernelRoot.State.Frames.AreFree(machine.At(block).Frames));
        Assert.All([space, process, thread, buffer, reply], slot => Assert.True(machine.At(slot).IsEmpty));
        Assert.InRange(parts, 2, 40);
        AssertClear(machine, machine.At(block).Frames);
        KernelInvariants.Check();
    }

    // What no object ever had is as the machine started.
    private static void AssertClear(TestMachine machine, FrameRange frames)
    {
        for (ulong index = 0; index < frames.Count; index++)
        {
            Assert.True(machine.Bytes(frames.First.Plus(index)).IndexOfAnyExcept((byte)0, (byte)0xA5) < 0, $"frame {index} is not clear");
        }
    }

    // Where the root tables of x86-64 hold the kernel's own; the host has none.
    private static void MarkUpperHalf(TestMachine machine, Ref<AddressSpace> space) =>
        machine.Bytes(new Frame(space.Value.Root))[Frame.Size - 8] = 2;

    [Fact]
    public void A_thread_can_end_itself()
    {
        using TestMachine machine = new();
        TestPeer peer = machine.NewPeer(0);
        Ref<Thread> thread = machine.Start(peer);
        Assert.Equal(KernelError.None, machine.Move(peer.Thread, peer.Process, WellKnownSlots.Thread));
        machine.ReplyReceive(WellKnownSlots.Endpoint, Slot.Null, WellKnownSlots.FirstReply);
        Assert.Equal(thread, machine.Current);
        FrameRange frame = new(new Frame((thread.Address - machine.Hardware.DirectMap) / Frame.Size), 1);

        machine.Invoke(new SystemCallWord(Syscall.Delete, WellKnownSlots.Thread, WellKnownSlots.Process));

        Assert.True(machine.Current.IsNull);
        Assert.True(KernelRoot.State.Frames.AreFree(frame));
        KernelInvariants.Check();
    }

    [Fact]
    public void A_process_that_loses_its_address_space_runs_in_an_empty_one()
    {
        using TestMachine machine = new();
        TestPeer peer = machine.NewPeer(1);
        Ref<Thread> thread = machine.Start(peer);
        Slot space = machine.Copy(peer.Space);

        // All capabilities of the space come from its first one but that one itself.
        Assert.Equal(KernelError.None, machine.Revoke(peer.Space));
        Assert.Equal(KernelError.None, machine.Delete(peer.Space));

        Assert.True(machine.At(space).IsEmpty);
        Assert.Equal(KernelRoot.State.EmptyRoot.Number, thread.Value.Process.Value.Root);
        machine.Invoke(new SystemCallWord(Syscall.Yield));
        Assert.Equal(thread, machine.Current);
        KernelInvariants.Check();
    }

    [Fact]
    public void A_thread_that_loses_its_process_stops()
    {
        using TestMachine machine = new();
        TestPeer peer = machine.NewPeer(1);
        Ref<Thread> thread = machine.Start(peer);

        Assert.Equal(KernelError.None, machine.Revoke(peer.Process));

        Assert.Equal(ThreadState.Inactive, thread.Value.State);
        Assert.True(thread.Value.Process.IsNull);
        Assert.Equal(KernelError.WrongState, machine.Operate(peer.Thread, ThreadOperation.Resume));
        KernelInvariants.Check();
    }

    [Fact]
    public void A_thread_that_loses_its_buffer_still_sends_short_messages()
    {
        using TestMachine machine = new();
        TestServer server = new(machine);
        server.Serve();
        Assert.Equal(KernelError.None, machine.Revoke(server.Peer.Buffer));

        Assert.True(server.Thread.Value.Buffer.IsNull);
        machine.Call(server.Endpoint, new MessageHeader(8, 0, 0), 0, 4);
        Assert.Equal(4u, server.Thread.Value.Registers[RegisterFile.FirstWord]);
        server.Answer(new MessageHeader(8, 0, 0), 0, 5);
        Assert.Equal(machine.Init, machine.Current);
        KernelInvariants.Check();
    }

    [Fact]
    public void Processes_nested_in_each_others_tables_are_taken_apart_without_recursion()
    {
        using TestMachine machine = new();
        Slot memory = machine.Copy(TestMachine.Memory, first: 300, frames: 1500);
        Slot outer = Slot.Null;
        for (ulong i = 0; i < 300; i++)
        {
            Slot process = machine.NewSlot(0);
            Slot next = i % 2 == 0 ? process : process.Plus(1);
            Assert.Equal(KernelError.None, machine.Create(
                memory, ObjectKind.Process, i * 2, 2, next, 1, WellKnownSlots.AddressSpace.Index));
            if (!outer.IsNull)
            {
                Assert.Equal(KernelError.None, machine.Move(outer, next, new Slot(1)));
            }

            outer = next;
        }

        Assert.Equal(KernelError.None, machine.Delete(outer));

        Assert.True(KernelRoot.State.Frames.AreFree(machine.At(memory).Frames));
        KernelInvariants.Check();
    }

    [Fact]
    public void Everything_can_be_taken_back()
    {
        using TestMachine machine = new();
        for (int i = 0; i < 20; i++)
        {
            TestServer server = new(machine, priority: (byte)(20 + i));
            server.Serve();
        }

        Assert.Equal(KernelError.None, machine.Revoke(TestMachine.Memory));

        Assert.True(KernelRoot.State.Frames.AreFree(machine.At(TestMachine.Memory).Frames));
        KernelInvariants.Check();
    }
}
