using System;
using System.Runtime.CompilerServices;
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
    /// <param name="reader">Reads the results; after an error there are none.</param>
    /// <param name="window">Where those capabilities arrive, to stay; null: the receive window.</param>
    // Inlined: most of what it is told are constants of the operation, and what can go wrong is elsewhere.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ServiceError Call(
        byte protocol, int length, CapabilityList capabilities, int results, int expected, out MessageReader reader,
        Slot window = default)
    {
        MessageHeader header = new(length, capabilities.Count, protocol);
        KernelError error = _transport.Call(Endpoint, ref header, capabilities, window);
        if (error == KernelError.None)
        {
            reader = new MessageReader(_transport.Buffer.Slice(0, header.Length));
            if (reader.TryReadHead((byte)ServiceError.None, results) && header.Capabilities == expected)
            {
                return ServiceError.None;
            }
        }

        reader = default;
        return Refused(error, header, window);
    }

    /// <summary>Sends the request in the buffer; its reply is an error, or None, and nothing else.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ServiceError Call(byte protocol, int length, CapabilityList capabilities)
    {
        ServiceError error = Call(protocol, length, capabilities, results: 0, expected: 0, out MessageReader reader);
        return error == ServiceError.None && !reader.IsComplete ? ServiceError.BadReply : error;
    }

    /// <summary>Where capability <paramref name="index"/> of the last reply lies. Its owner moves it from there before the next call.</summary>
    public Slot Received(int index) => _transport.Received(index);

    /// <summary>The same for a call that named a window; what arrived there is in its place already.</summary>
    public Slot Received(Slot window, int index) => window.IsNull ? _transport.Received(index) : window.Plus((uint)index);

    /// <summary>Moves a capability to an empty slot of the same process.</summary>
    public KernelError Move(Slot source, Slot destination) => _transport.Move(source, destination);

    /// <summary>Empties a slot.</summary>
    public void Drop(Slot slot) => _transport.Drop(slot);

    /// <summary>Ends a call whose results cannot be decoded: nothing of the reply is left behind.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public ServiceError RefuseReply(int received, Slot window = default)
    {
        for (int index = 0; index < received; index++)
        {
            _transport.Drop(Received(window, index));
        }

        return ServiceError.BadReply;
    }

    /// <summary>What the kernel says is the error. A server's is one byte in an array of one; everything else is no reply to what was asked.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ServiceError Refused(KernelError failure, MessageHeader header, Slot window)
    {
        if (failure != KernelError.None)
        {
            // An endpoint ends with the process of its server, and the kernel empties every slot that named it. Of a request with
            // capabilities it may be one of those that is not there.
            bool isGone = failure == KernelError.NoSuchCapability && header.Capabilities == 0 && !Endpoint.IsNull;
            return isGone ? ServiceError.PeerGone : KernelErrorMapping.ToServiceError(failure);
        }

        ReadOnlySpan<byte> reply = _transport.Buffer.Slice(0, header.Length);
        bool isError = reply.Length == 2
            && reply[0] == MessagePackCode.FixArray + 1
            && reply[1] is not 0 and <= MessagePackCode.MaxPositiveFixInt;
        ServiceError error = isError ? (ServiceError)reply[1] : ServiceError.BadReply;
        _ = RefuseReply(header.Capabilities, window);
        return error;
    }
}
