using Micro.Protocols;

namespace Micro.Testing.Loopback;

/// <summary>What a server does with a request: a dispatcher with its server, or several of them.</summary>
public delegate void RequestHandler(ref Request request);
