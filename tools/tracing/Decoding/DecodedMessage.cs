using System.Collections.Generic;
using Micro.MessagePack;
using Micro.Protocols;

namespace Micro.Tracing;

/// <summary>A request or a reply, as its protocol reads it.</summary>
public sealed class DecodedMessage
{
    /// <summary>Null: nobody knows the protocol of the header, and the bytes are all there is.</summary>
    public ProtocolDescription? Protocol { get; init; }

    /// <summary>Null: the protocol has no such operation.</summary>
    public OperationDescription? Operation { get; init; }

    /// <summary>The number that a message begins with: of the operation, or of the error.</summary>
    public byte Number { get; init; }

    public bool IsReply { get; init; }

    /// <summary>Of a reply.</summary>
    public ServiceError Error => IsReply && IsReadable ? (ServiceError)Number : ServiceError.None;

    /// <summary>The message has the form of a message, whatever its values are.</summary>
    public bool IsReadable { get; init; }

    public IReadOnlyList<DecodedValue> Values { get; init; } = [];

    public IReadOnlyList<DecodedCapability> Capabilities { get; init; } = [];

    /// <summary>What is wrong with the bytes; None also where the end was cut off by the recording.</summary>
    public DecodeError Malformed { get; init; }

    /// <summary>The bytes.</summary>
    public MessagePayload Payload { get; init; }
}
