using Micro.Abi;
using Micro.Protocols;
using Micro.Testing.Loopback;

namespace Micro.Ipc.Tests.Sample;

/// <summary>A client and a server of the sample protocol, in two processes.</summary>
public sealed class SampleWorld
{
    private SampleServer _server;

    public SampleWorld(bool sharesBuffer = false)
    {
        Endpoint = ServerProcess.Serve(Handle, sharesBuffer);
        Slot slot = ClientProcess.Insert(Endpoint, new Badge(42));
        Client = new SampleClient<LoopbackTransport>(ClientProcess.Transport, slot);
    }

    public LoopbackProcess ClientProcess { get; } = new();

    public LoopbackProcess ServerProcess { get; } = new();

    public LoopbackEndpoint Endpoint { get; }

    public SampleClient<LoopbackTransport> Client { get; }

    public ref SampleServer Server => ref _server;

    /// <summary>Requests that reached the dispatcher.</summary>
    public int Requests { get; private set; }

    private void Handle(ref Request request)
    {
        Requests++;
        SampleDispatcher.Dispatch(ref _server, ref request);
    }
}
