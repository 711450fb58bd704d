using Micro.Abi;
using Micro.Kernel.Objects;
using Xunit;

namespace Micro.Kernel.Tests;

/// <summary>A thread whose last capability lies in a window that its own call empties: it ends there, and waits nowhere.</summary>
public sealed class OwnThreadTests
{
    private static readonly Slot _initProcess = new(42);
    private static readonly Slot _other = new(44);

    [Fact]
    public void A_server_that_receives_over_its_own_thread_ends()
    {
        using TestMachine machine = new();
        TestServer server = new(machine);
        Assert.Equal(KernelError.None, machine.Copy(WellKnownSlots.Process, server.Peer.Process, _initProcess));
        server.Serve();
        machine.Call(server.Endpoint, new MessageHeader(0, 1, 0), server.Peer.Thread.Index);
        Assert.Equal(KernelError.None, machine.Delete(server.Peer.Thread, _initProcess));
        Assert.Equal(1u, server.Thread.Value.Header.Capabilities);

        server.Answer();

        Assert.Equal(machine.Init, machine.Current);
        KernelInvariants.Check();
        AssertNobodyReceives(machine, server);
    }

    [Fact]
    public void A_caller_that_calls_over_its_own_thread_ends()
    {
        using TestMachine machine = new();
        TestServer server = new(machine);
        server.Serve();
        TestPeer client = machine.NewPeer(10);
        Assert.Equal(KernelError.None, machine.Copy(server.Endpoint, client.Process, TestServer.Service));
        Assert.Equal(KernelError.None, machine.Move(client.Thread, server.Peer.Process, _other));
        Ref<Thread> thread = Start(machine, server);
        machine.Call(TestServer.Service);
        server.AnswerMoving(1, _other.Index, 1);
        Assert.Equal(thread, machine.Current);
        Assert.Equal(1u, thread.Value.Header.Capabilities);

        machine.Call(TestServer.Service);

        Assert.Equal(machine.Init, machine.Current);
        Assert.Equal(ThreadState.Receiving, server.Thread.Value.State);
        KernelInvariants.Check();
    }

    // The server starts the client, whose only thread capability it has.
    private static Ref<Thread> Start(TestMachine machine, TestServer server)
    {
        Ref<Thread> thread = server.At(_other).As<Thread>();
        machine.Call(server.Endpoint);
        Assert.Equal(KernelError.None, machine.Operate(_other, ThreadOperation.Start, TestArchive.Entry, ProcessLayout.StackTop, 7));
        server.Answer();
        Assert.Equal(thread, machine.Current);
        return thread;
    }

    private static void AssertNobodyReceives(TestMachine machine, TestServer server)
    {
        Ref<Endpoint> endpoint = machine.At(server.Endpoint).As<Endpoint>();
        Assert.Equal(EndpointState.Idle, endpoint.Value.State);
        Assert.Equal(0u, endpoint.Value.Waiting.Count);
    }
}
