using Micro.Protocols;

namespace Micro.Ipc.Tests.Protocols.Examples;

/// <summary>One call as it was on the wire.</summary>
/// <param name="Operation">The operation's name.</param>
/// <param name="Error">What the client got.</param>
/// <param name="IsRight">The client got the results of the vectors.</param>
/// <param name="Request">The request's bytes.</param>
/// <param name="RequestCapabilities">What travelled beside it.</param>
/// <param name="Reply">The reply's bytes.</param>
/// <param name="ReplyCapabilities">What travelled beside it.</param>
public sealed record WireExchange(
    string Operation, ServiceError Error, bool IsRight, byte[] Request, int RequestCapabilities, byte[] Reply, int ReplyCapabilities);
