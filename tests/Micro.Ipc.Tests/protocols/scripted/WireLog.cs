using System.Collections.Generic;
using Micro.Abi;
using Micro.Protocols;
using Micro.Testing.Loopback;

namespace Micro.Ipc.Tests.Protocols.Scripted;

/// <summary>A client and a server, and what they say to one another.</summary>
public sealed class WireLog
{
    private readonly LoopbackProcess _client = new();
    private readonly LoopbackProcess _server = new();
    private readonly List<WireExchange> _exchanges = [];
    private readonly ScriptedPeer _peer;
    private byte[] _request = [];
    private byte[] _reply = [];
    private int _requestCapabilities;
    private int _replyCapabilities;

    public WireLog(ScriptedPeer peer, bool sharesBuffer)
    {
        _peer = peer;
        _client.Insert("a capability", at: Scripted.Capability);
        Server = _client.Insert(_server.Serve(Handle, sharesBuffer), new Badge(5));
    }

    public LoopbackTransport Transport => _client.Transport;

    public Slot Server { get; }

    public IReadOnlyList<WireExchange> Exchanges => _exchanges;

    /// <summary>Notes the exchange that has just been.</summary>
    public void Add(string operation, ServiceError error)
    {
        _exchanges.Add(new WireExchange(operation, error, _request, _requestCapabilities, _reply, _replyCapabilities));
        for (int index = 0; index < _replyCapabilities; index++)
        {
            _client.Transport.Drop(_client.Transport.Received(index));
        }
    }

    private void Handle(ref Request request)
    {
        _server.Insert("a capability", at: Scripted.Capability);
        _request = request.Payload.ToArray();
        _requestCapabilities = request.Capabilities;
        _peer.Handler(ref request);
        _reply = request.Reply.Buffer[..request.Reply.Length].ToArray();
        _replyCapabilities = request.Reply.Capabilities.Count;
    }
}
