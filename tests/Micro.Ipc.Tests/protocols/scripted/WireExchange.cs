using Micro.Protocols;

namespace Micro.Ipc.Tests.Protocols.Scripted;

/// <summary>One call as it was on the wire.</summary>
public sealed record WireExchange(
    string Operation, ServiceError Error, byte[] Request, int RequestCapabilities, byte[] Reply, int ReplyCapabilities);
