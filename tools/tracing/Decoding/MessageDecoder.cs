using System.Collections.Generic;
using System.Linq;
using Micro.Abi;
using Micro.MessagePack;
using Micro.Protocols;

namespace Micro.Tracing;

/// <summary>Turns payloads into values, by the descriptions that the generator makes of the protocols. Never throws, whatever the bytes.</summary>
public sealed class MessageDecoder
{
    private readonly Dictionary<byte, ProtocolDescription> _protocols;

    /// <param name="protocols">Those that it knows.</param>
    public MessageDecoder(IEnumerable<ProtocolDescription> protocols)
    {
        _protocols = protocols.ToDictionary(p => p.Number);
    }

    /// <summary>A decoder of the system's own protocols.</summary>
    public static MessageDecoder Default { get; } = new(ProtocolDescriptions.All);

    /// <summary>The protocols it knows, by number.</summary>
    public IEnumerable<ProtocolDescription> Protocols => _protocols.Values.OrderBy(p => p.Number);

    /// <summary>Decodes a request of a recording.</summary>
    public DecodedMessage Request(TraceEvent request) => Request(
        new MessagePayload(request.Header.Protocol, request.Payload, request.WholeLength), request.Objects);

    /// <summary>Decodes a request.</summary>
    /// <param name="payload">Its payload.</param>
    /// <param name="objects">The capabilities that arrived with it, as <see cref="TraceRecord.Objects"/> has them.</param>
    public DecodedMessage Request(MessagePayload payload, IReadOnlyList<ulong> objects)
    {
        PayloadReader reader = new(payload);
        int count = reader.ReadHead(out byte number);
        ProtocolDescription? protocol = _protocols.GetValueOrDefault(payload.Protocol);
        bool isReadable = protocol is not null && reader.Error == DecodeError.None;
        OperationDescription? operation = isReadable ? protocol!.Find(number) : null;
        IReadOnlyList<DecodedValue> values = operation is null ? [] : reader.ReadAll([.. operation.Arguments.Take(count)]);
        return new DecodedMessage
        {
            Protocol = protocol,
            Operation = operation,
            Number = number,
            IsReadable = isReadable,
            Values = values,
            Capabilities = Capabilities(objects, operation?.Sent ?? [], badge: 0),
            Malformed = operation is not null ? reader.Finish(count - operation.Arguments.Length) : reader.Error,
            Payload = payload,
        };
    }

    /// <summary>Decodes a reply of a recording.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="request">What it answers; null: unknown, and then only an error can be read. Its protocol counts: answers to parked requests
    /// need not name it.</param>
    public DecodedMessage Reply(TraceEvent reply, DecodedMessage? request) => Reply(
        new MessagePayload(request?.Payload.Protocol ?? reply.Header.Protocol, reply.Payload, reply.WholeLength),
        request?.Operation,
        reply.Objects,
        reply.Badge);

    /// <summary>Decodes a reply.</summary>
    /// <param name="payload">Its payload.</param>
    /// <param name="operation">What it answers; null: unknown, and then only an error can be read.</param>
    /// <param name="objects">The capabilities that arrived with it, as <see cref="TraceRecord.Objects"/> has them.</param>
    /// <param name="badge">Of the first of them, if that is an endpoint.</param>
    public DecodedMessage Reply(MessagePayload payload, OperationDescription? operation, IReadOnlyList<ulong> objects, ulong badge)
    {
        PayloadReader reader = new(payload);
        int count = reader.ReadHead(out byte number);
        ProtocolDescription? protocol = _protocols.GetValueOrDefault(payload.Protocol);
        bool isReadable = protocol is not null && reader.Error == DecodeError.None;
        bool isError = number != 0;
        OperationDescription? done = isReadable && !isError ? operation : null;
        IReadOnlyList<DecodedValue> values = done is null ? [] : reader.ReadAll([.. done.Results.Take(count)]);
        bool isUnderstood = isReadable && (isError || done is not null);
        return new DecodedMessage
        {
            Protocol = protocol,
            Operation = operation,
            Number = number,
            IsReply = true,
            IsReadable = isReadable,
            Values = values,
            Capabilities = Capabilities(objects, done?.Returned ?? [], badge),
            Malformed = isUnderstood ? reader.Finish(count - (done?.Results.Length ?? 0)) : reader.Error,
            Payload = payload,
        };
    }

    private static List<DecodedCapability> Capabilities(IReadOnlyList<ulong> objects, CapabilityDescription[] described, ulong badge)
    {
        List<DecodedCapability> capabilities = [];
        for (int i = 0; i < objects.Count; i++)
        {
            ObjectKind kind = TraceRecord.KindOf(objects[i]);
            bool hasBadge = i == 0 && kind == ObjectKind.Endpoint;
            CapabilityDescription? said = i < described.Length ? described[i] : null;
            capabilities.Add(new DecodedCapability(said?.Name ?? "", kind, said?.Protocol ?? "", objects[i], hasBadge ? badge : 0));
        }

        return capabilities;
    }
}
