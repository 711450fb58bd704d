using System.Collections.Generic;
using System.Linq;
using Micro.Abi;
using Micro.Generator.Schemas;
using Micro.Protocols;
using Micro.Testing.Loopback;

namespace Micro.Ipc.Tests.Protocols.Examples;

/// <summary>A client and a server, and what they say to one another.</summary>
public sealed class WireLog
{
    private readonly LoopbackProcess _client = new();
    private readonly LoopbackProcess _server = new();
    private readonly ExamplePeer _peer;
    private readonly Slot _endpoint;
    private byte[] _request = [];
    private byte[] _reply = [];
    private int _requestCapabilities;
    private int _replyCapabilities;

    public WireLog(ExamplePeer peer, bool sharesBuffer = false)
    {
        _peer = peer;
        _endpoint = _client.Insert(_server.Serve(Handle, sharesBuffer), new Badge(5));
    }

    /// <summary>Every operation of a protocol once, by number, each with success.</summary>
    public static IReadOnlyList<WireExchange> Of(string protocol, bool sharesBuffer = false)
    {
        ExamplePeer peer = ExamplePeer.Find(protocol);
        WireLog wire = new(peer, sharesBuffer);
        return [.. peer.Schema.Operations.Select(operation => wire.Call(operation, ServiceError.None))];
    }

    /// <summary>Calls one operation, whose handler answers <paramref name="answer"/>.</summary>
    public WireExchange Call(SchemaOperation operation, ServiceError answer)
    {
        _client.Insert("a capability", at: ExamplePeer.Capability);
        _peer.Answer(answer);
        (ServiceError error, bool isRight) = _peer.Call(_client.Transport, _endpoint, (byte)operation.Number);
        if (error == ServiceError.None)
        {
            // The client keeps what came with the reply, and makes room for the next.
            for (int index = 0; index < _replyCapabilities; index++)
            {
                _client.Transport.Drop(_client.Transport.Received(index));
            }
        }

        return new WireExchange(operation.Name, error, isRight, _request, _requestCapabilities, _reply, _replyCapabilities);
    }

    private void Handle(ref Request request)
    {
        _server.Insert("a capability", at: ExamplePeer.Capability);
        _request = request.Payload.ToArray();
        _requestCapabilities = request.Capabilities;
        _peer.Handler(ref request);
        _reply = request.Reply.Buffer[..request.Reply.Length].ToArray();
        _replyCapabilities = request.Reply.Capabilities.Count;
    }
}
