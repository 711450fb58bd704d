using Micro.Abi;
using Micro.Kernel.Objects;
using Xunit;

namespace Micro.Kernel.Tests;

/// <summary>A peer that has an endpoint to serve and a Reply, and stands above init as a server stands above its clients.</summary>
internal sealed class TestServer
{
    /// <summary>Where the server has its endpoint.</summary>
    public static readonly Slot Service = new(20);

    /// <summary>Where the server has its Reply, with the window behind it.</summary>
    public static readonly Slot Reply = new(30);

    private readonly TestMachine _machine;

    public TestServer(TestMachine machine, byte priority = 20, bool hasBuffer = true)
    {
        _machine = machine;
        Endpoint = machine.Create(ObjectKind.Endpoint);
        ReplyObject = machine.Create(ObjectKind.Reply);
        Peer = machine.NewPeer(priority, hasBuffer: hasBuffer);
        Thread = machine.ThreadOf(Peer.Thread);
        Assert.Equal(KernelError.None, machine.Copy(Endpoint, Peer.Process, Service));
        Assert.Equal(KernelError.None, machine.Copy(ReplyObject, Peer.Process, Reply));
    }

    public TestPeer Peer { get; }

    /// <summary>Where init has the endpoint.</summary>
    public Slot Endpoint { get; }

    /// <summary>Where init has the server's Reply.</summary>
    public Slot ReplyObject { get; }

    public Ref<Thread> Thread { get; }

    /// <summary>A slot of the server's table.</summary>
    public ref Capability At(Slot slot) => ref Process.SlotAt(Thread.Value.Process, slot.Index).Value;

    /// <summary>Starts the server and lets it wait for its first request.</summary>
    public void Serve()
    {
        _machine.Start(Peer);
        Assert.Equal(Thread, _machine.Current);
        Receive();
        Assert.Equal(_machine.Init, _machine.Current);
    }

    /// <summary>The server waits without answering.</summary>
    public KernelError Receive() => _machine.ReplyReceive(Service, Slot.Null, Reply);

    /// <summary>The server answers with capabilities, some of which move, and waits.</summary>
    public KernelError AnswerMoving(int count, ulong capabilities, uint moved) => _machine.Invoke(
        new SystemCallWord(Syscall.ReplyReceive, Service, Reply, Reply).WithMoved(moved), new MessageHeader(0, count, 0).Bits, capabilities);

    /// <summary>The server answers and waits.</summary>
    public KernelError Answer(MessageHeader header = default, ulong capabilities = 0, params System.ReadOnlySpan<ulong> words) =>
        _machine.ReplyReceive(Service, Reply, Reply, header, capabilities, words);
}
