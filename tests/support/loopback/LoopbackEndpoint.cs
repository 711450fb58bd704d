using System;
using Micro.Protocols;

namespace Micro.Testing.Loopback;

/// <summary>An endpoint whose server is a handler in the same thread.</summary>
public sealed class LoopbackEndpoint
{
    private readonly RequestHandler _handler;

    internal LoopbackEndpoint(LoopbackProcess owner, RequestHandler handler, bool sharesBuffer)
    {
        Owner = owner;
        _handler = handler;
        SharesBuffer = sharesBuffer;
    }

    /// <summary>The process that serves.</summary>
    public LoopbackProcess Owner { get; }

    /// <summary>All lies in one buffer, as it does for servers that call nobody. Else what a handler sees of the request lies beside it, and so
    /// does the reply, because effects come before it goes out.</summary>
    public bool SharesBuffer { get; }

    /// <summary>The server is dead: calls end with PeerGone.</summary>
    public bool IsGone { get; set; }

    /// <summary>Called when a request was parked; it has to bring about an <see cref="LoopbackProcess.Answer"/> before it returns.</summary>
    public Action<ParkedReply>? Parked { get; set; }

    internal void Handle(ref Request request) => _handler(ref request);
}
