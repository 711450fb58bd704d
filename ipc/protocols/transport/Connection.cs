using System;
using Micro.Abi;
using Micro.MessagePack;

namespace Micro.Protocols;

/// <summary>An endpoint and the way to it: what every generated client is made of.</summary>
/// <remarks>With the kernel's transport it is no more than the slot, so it may lie in a state region.</remarks>
public readonly struct Connection<TTransport>(TTransport transport, Slot endpoint)
    where TTransport : struct, ITransport
{
    private readonly TTransport _transport = transport;

    public Slot Endpoint { get; } = endpoint;

    /// <summary>Where requests are written and replies are read.</summary>
    public Span<byte> Buffer => _transport.Buffer;

    /// <summary>Sends the request in the buffer and judges the head of the reply, [error, results…].</summary>
    /// <param name="protocol">Number of the protocol.</param>
    /// <param name="length">Bytes of the request.</param>
    /// <param name="capabilities">What travels beside it.</param>
    /// <param name="results">Results that follow the error when it is None.</param>
    /// <param name="expected">Capabilities that come with them.</param>
    /// <param name="replyLength">Bytes of the whole reply, in the buffer; 0 after an error.</param>
    public ServiceError Call(
        byte protocol, int length, CapabilityList capabilities, int results, int expected, out int replyLength)
    {
        MessageHeader header = new(length, capabilities.Count, protocol);
        KernelError error = _transport.Call(Endpoint, ref header, capabilities);
        if (error != KernelError.None)
        {
            replyLength = 0;
            return KernelErrorMapping.ToServiceError(error);
        }

        replyLength = header.Length;
        ReadOnlySpan<byte> reply = Reply(replyLength);
        bool isSuccess = reply.Length >= 2
            && reply[0] == MessagePackCode.FixArray + 1 + results
            && reply[1] == (byte)ServiceError.None
            && header.Capabilities == expected;
        if (isSuccess)
        {
            return ServiceError.None;
        }

        replyLength = 0;
        return Refused(header);
    }

    /// <summary>The reply of the last call.</summary>
    public ReadOnlySpan<byte> Reply(int length) => _transport.Buffer.Slice(0, length);

    /// <summary>Sends the request in the buffer; its reply is an error, or None, and nothing else.</summary>
    public ServiceError Call(byte protocol, int length, CapabilityList capabilities)
    {
        ServiceError error = Call(protocol, length, capabilities, results: 0, expected: 0, out int replyLength);
        return error == ServiceError.None && replyLength != 2 ? ServiceError.BadReply : error;
    }

    /// <summary>Where capability <paramref name="index"/> of the last reply lies. Its owner moves it from there before the next call.</summary>
    public Slot Received(int index) => _transport.Received(index);

    /// <summary>Moves a capability to an empty slot of the same process.</summary>
    public KernelError Move(Slot source, Slot destination) => _transport.Move(source, destination);

    /// <summary>Empties a slot.</summary>
    public void Drop(Slot slot) => _transport.Drop(slot);

    /// <summary>Ends a call whose results cannot be decoded: nothing of the reply is left behind.</summary>
    public ServiceError RefuseReply(int received)
    {
        for (int index = 0; index < received; index++)
        {
            _transport.Drop(_transport.Received(index));
        }

        return ServiceError.BadReply;
    }

    /// <summary>An error is one byte in an array of one; everything else is no reply to what was asked.</summary>
    private ServiceError Refused(MessageHeader header)
    {
        ReadOnlySpan<byte> reply = Reply(header.Length);
        bool isError = reply.Length == 2
            && reply[0] == MessagePackCode.FixArray + 1
            && reply[1] is not 0 and <= MessagePackCode.MaxPositiveFixInt;
        ServiceError error = isError ? (ServiceError)reply[1] : ServiceError.BadReply;
        _ = RefuseReply(header.Capabilities);
        return error;
    }
}
