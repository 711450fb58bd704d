using System;
using System.Runtime.InteropServices;
using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Arch.Host;
using Micro.Kernel.Objects;
using Micro.Kernel.Scheduling;
using Xunit;

namespace Micro.Kernel.Tests;

public sealed class FaultTests
{
    private const int Registers = 18;

    private static readonly CpuException _pageFault = new(FaultKind.WriteAccess, new VirtualAddress(0xDEAD000), 0x0000_0006_0000_000E);

    [Fact]
    public void A_fault_is_a_message_with_all_registers_and_the_badge_of_the_thread()
    {
        using TestMachine machine = new();
        TestServer handler = new(machine, priority: 30);
        Ref<Thread> thread = Fault(machine, handler);
        Span<ulong> buffer = MemoryMarshal.Cast<byte, ulong>(machine.Bytes(handler.Thread.Value.BufferCapability.Frames.First));
        ref RegisterFile words = ref handler.Thread.Value.Registers;

        Assert.Equal(handler.Thread, machine.Current);
        MessageHeader header = new(words[RegisterFile.Header]);
        Assert.True(header.IsFault);
        Assert.Equal((FaultMessage.Registers + Registers) * 8, header.Length);
        Assert.Equal(55u, words[RegisterFile.Auxiliary]);
        Assert.Equal((ulong)FaultKind.WriteAccess, words[1 + FaultMessage.Kind]);
        Assert.Equal(0xDEAD000u, words[1 + FaultMessage.Address]);
        Assert.Equal(TestArchive.Entry, words[1 + FaultMessage.InstructionPointer]);
        Assert.Equal(ProcessLayout.StackTop, words[1 + FaultMessage.StackPointer]);
        Assert.Equal(0x0000_0006_0000_000Eu, words[1 + FaultMessage.CpuCode]);
        Assert.Equal((ulong)Registers, words[1 + FaultMessage.RegisterCount]);
        for (int i = 0; i < Registers; i++)
        {
            Assert.Equal(thread.Value.Registers[i], buffer[FaultMessage.Registers + i]);
        }

        KernelInvariants.Check();
    }

    [Fact]
    public void Resume_runs_the_thread_on_with_its_registers_and_vectors()
    {
        using TestMachine machine = new();
        TestServer handler = new(machine, priority: 30);
        Ref<Thread> thread = Fault(machine, handler, vectors: 0x1234);
        Assert.Equal(0u, machine.Hardware.Vectors);

        handler.Answer(new MessageHeader(8, 0, 0), 0, (ulong)FaultReply.Resume);

        Assert.Equal(thread, machine.Current);
        Assert.Equal(TestArchive.Entry, thread.Value.Registers[16]);
        Assert.Equal(0xABCDu, thread.Value.Registers[5]);
        Assert.Equal(0x1234u, machine.Hardware.Vectors);
        KernelInvariants.Check();
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(30, true)]
    [InlineData(31, false)]
    public void The_handler_runs_at_once_unless_somebody_comes_before_it(byte other, bool isAtOnce)
    {
        using TestMachine machine = new();
        TestServer handler = new(machine, priority: 30);
        TestPeer bystander = machine.NewPeer(other);
        Ref<Thread> thread = Fault(machine, handler, other: machine.ThreadOf(bystander.Thread));

        Assert.Equal(isAtOnce ? handler.Thread : machine.ThreadOf(bystander.Thread), machine.Current);
        Assert.Equal(ThreadState.AwaitingReply, thread.Value.State);
        Assert.True(new MessageHeader(handler.Thread.Value.Registers[RegisterFile.Header]).IsFault);
        KernelInvariants.Check();
    }

    [Fact]
    public void Resume_with_registers_takes_them_and_forces_what_a_user_must_not_choose()
    {
        using TestMachine machine = new();
        TestServer handler = new(machine, priority: 30);
        Ref<Thread> thread = Fault(machine, handler);
        Span<ulong> buffer = MemoryMarshal.Cast<byte, ulong>(machine.Bytes(handler.Thread.Value.BufferCapability.Frames.First));
        buffer.Slice(FaultMessage.Registers, Registers).Fill(0x77);

        handler.Answer(new MessageHeader((FaultMessage.Registers + Registers) * 8, 0, 0), 0, (ulong)FaultReply.ResumeWithRegisters);

        Assert.Equal(thread, machine.Current);
        Assert.Equal(0x77u, thread.Value.Registers[16]);
        Assert.Equal(0u, thread.Value.Registers[Registers - 1]);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(8, 0)]
    [InlineData(8, 2)]
    [InlineData(8, 257)]
    [InlineData(4, 1)]
    public void Any_other_answer_stops_the_thread(int length, ulong reply)
    {
        using TestMachine machine = new();
        TestServer handler = new(machine, priority: 30);
        Ref<Thread> thread = Fault(machine, handler);

        handler.Answer(new MessageHeader(length, 0, 0), 0, reply);

        Assert.Equal(ThreadState.Suspended, thread.Value.State);
        Assert.Equal(machine.Init, machine.Current);
        KernelInvariants.Check();
    }

    [Fact]
    public void Without_a_handler_the_thread_stops_and_the_log_says_so()
    {
        using TestMachine machine = new();
        TestPeer peer = machine.NewPeer();
        Ref<Thread> thread = machine.Start(peer);

        machine.Exception(_pageFault);

        Assert.Equal(machine.Init, machine.Current);
        Assert.Equal(ThreadState.Suspended, thread.Value.State);
        Assert.Equal(ProcessState.Stopped, machine.At(peer.Process).As<Process>().Value.State);
        Assert.Equal("micro: thread stopped, no fault handler: kind 2, address 0xdead000, at 0x100000010\n", machine.Hardware.Log);
        KernelInvariants.Check();
    }

    [Fact]
    public void A_fault_waits_for_its_handler_and_stops_the_thread_when_the_handler_is_destroyed()
    {
        using TestMachine machine = new();
        Slot endpoint = machine.Create(ObjectKind.Endpoint);
        TestPeer peer = machine.NewPeer(10, endpoint, 3);
        Ref<Thread> thread = machine.Start(peer);
        machine.Exception(_pageFault);
        Assert.Equal(ThreadState.Sending, thread.Value.State);
        KernelInvariants.Check();

        // The thread's own capability of its handler keeps the endpoint; revoking takes that too.
        Assert.Equal(KernelError.None, machine.Delete(endpoint));
        Assert.Equal(ThreadState.Sending, thread.Value.State);
        Assert.Equal(KernelError.None, machine.Revoke(TestMachine.Memory));

        Assert.Equal(machine.Init, machine.Current);
        KernelInvariants.Check();
    }

    private static Ref<Thread> Fault(TestMachine machine, TestServer handler, ulong vectors = 0, Ref<Thread> other = default)
    {
        TestPeer peer = machine.NewPeer(10, handler.Endpoint, 55);
        handler.Serve();
        Ref<Thread> thread = machine.Start(peer);
        thread.Value.Registers[5] = 0xABCD;
        machine.Hardware.Vectors = vectors;
        if (!other.IsNull)
        {
            Scheduler<HostCpu<HostPageTableFormat>>.MakeReady(other);
        }

        machine.Exception(_pageFault);
        return thread;
    }
}
