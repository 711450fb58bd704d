using System;
using Micro.Protocols;

namespace Micro.Tracing;

/// <summary>One message as a line, without a recording around it: <c>Open(path: "/motd", flags: Read)</c>. Numbers stand for themselves.</summary>
public static class MessageLine
{
    /// <summary>A request.</summary>
    /// <param name="decoder">Knows the protocol.</param>
    /// <param name="protocol">The number in the header.</param>
    /// <param name="payload">All of it.</param>
    public static string Request(MessageDecoder decoder, byte protocol, ReadOnlyMemory<byte> payload) =>
        Exact().Request(decoder.Request(new MessagePayload(protocol, payload, payload.Length), []), ProcessNames.Nobody);

    /// <summary>A reply.</summary>
    /// <param name="decoder">Knows the protocol.</param>
    /// <param name="protocol">The number in the header.</param>
    /// <param name="operation">What was asked for.</param>
    /// <param name="payload">All of it.</param>
    public static string Reply(MessageDecoder decoder, byte protocol, OperationDescription? operation, ReadOnlyMemory<byte> payload)
    {
        DecodedMessage reply = decoder.Reply(new MessagePayload(protocol, payload, payload.Length), operation, [], badge: 0);
        return Exact().Reply(reply, ProcessNames.Nobody);
    }

    private static MessageText Exact() => new(new ValueText(new IdentityNames(), isExact: true));
}
