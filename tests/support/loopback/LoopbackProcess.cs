using System;
using System.Collections.Generic;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Testing.Loopback;

/// <summary>A process of the stand-in: a message buffer and a table of capabilities.</summary>
public sealed class LoopbackProcess
{
    private const uint FirstFreeSlot = 256;
    private readonly Dictionary<uint, LoopbackCapability> _slots = [];
    private readonly Dictionary<uint, LoopbackReply> _replies = [];
    private readonly byte[] _buffer = new byte[MessageHeader.MaxLength];
    private uint _nextSlot = FirstFreeSlot;

    /// <summary>The transport for this process' clients.</summary>
    public LoopbackTransport Transport => new(this);

    /// <summary>Capabilities it holds: a test of leaks compares this.</summary>
    public int CapabilityCount => _slots.Count;

    internal Span<byte> Buffer => _buffer;

    /// <summary>Starts to serve.</summary>
    /// <param name="handler">Called for every request.</param>
    /// <param name="sharesBuffer">As for a server that calls nobody: its request and its reply lie in one buffer.</param>
    public LoopbackEndpoint Serve(RequestHandler handler, bool sharesBuffer = false) => new(this, handler, sharesBuffer);

    /// <summary>Puts a capability into a free slot, or into the one that <paramref name="at"/> names.</summary>
    public Slot Insert(object target, Badge badge = default, Slot at = default)
    {
        Slot slot = at.IsNull ? new(_nextSlot++) : at;
        _slots[slot.Index] = new LoopbackCapability(target, badge);
        return slot;
    }

    /// <summary>What a slot holds; null for an empty one.</summary>
    public LoopbackCapability? Find(Slot slot) => _slots.GetValueOrDefault(slot.Index);

    /// <summary>Answers a parked request of this server.</summary>
    public KernelError Answer(ParkedReply parked, in ReplyWriter reply)
    {
        if (!_replies.TryGetValue(parked.Reply.Index, out LoopbackReply? waiting) || waiting.Payload is not null)
        {
            return KernelError.NoCaller;
        }

        waiting.Take(this, reply);
        return KernelError.None;
    }

    internal KernelError Move(Slot source, Slot destination)
    {
        if (!_slots.Remove(source.Index, out LoopbackCapability? capability))
        {
            return KernelError.NoSuchCapability;
        }

        return _slots.TryAdd(destination.Index, capability) ? KernelError.None : KernelError.SlotInUse;
    }

    internal void Drop(Slot slot) => _slots.Remove(slot.Index);

    internal KernelError Call(Slot slot, ref MessageHeader header, CapabilityList capabilities, Slot window)
    {
        if (!header.IsValidFromUser || header.Capabilities != capabilities.Count)
        {
            return KernelError.InvalidArgument;
        }

        if (Find(slot) is not { } called)
        {
            return KernelError.NoSuchCapability;
        }

        if (called.Target is not LoopbackEndpoint endpoint)
        {
            return KernelError.WrongObject;
        }

        LoopbackCapability[] sent = new LoopbackCapability[capabilities.Count];
        for (int index = 0; index < sent.Length; index++)
        {
            if (Find(capabilities[index]) is not { } capability)
            {
                return KernelError.NoSuchCapability;
            }

            sent[index] = capability;
        }

        if (endpoint.IsGone)
        {
            return KernelError.PeerGone;
        }

        LoopbackReply reply = endpoint.Owner.Receive(endpoint, called.Badge, header, _buffer.AsSpan(0, header.Length), sent);
        return Deliver(reply, window, header.Protocol, out header);
    }

    private LoopbackReply Receive(
        LoopbackEndpoint endpoint, Badge client, MessageHeader header, ReadOnlySpan<byte> payload, LoopbackCapability[] capabilities)
    {
        Slot replySlot = new(_nextSlot);
        _nextSlot += WellKnownSlots.ReplyStride;
        for (uint index = 0; index < capabilities.Length; index++)
        {
            _slots[replySlot.Plus(1 + index).Index] = capabilities[index];
        }

        LoopbackReply reply = new();
        _replies[replySlot.Index] = reply;
        Span<byte> place = _buffer.AsSpan(0, payload.Length);
        payload.CopyTo(place);
        Request request = endpoint.SharesBuffer
            ? new Request(_buffer)
            : new Request(new byte[MessageHeader.MaxLength], new byte[MessageHeader.MaxLength], new byte[MessageHeader.MaxLength]);
        request.Begin(client, header, place, replySlot);
        endpoint.Handle(ref request);
        for (uint index = 0; index < capabilities.Length; index++)
        {
            _slots.Remove(replySlot.Plus(1 + index).Index);
        }

        if (!request.IsParked)
        {
            reply.Take(this, request.Reply);
        }
        else
        {
            endpoint.Parked?.Invoke(new ParkedReply(replySlot, protocol: 0));
        }

        _replies.Remove(replySlot.Index);
        return reply;
    }

    private KernelError Deliver(LoopbackReply reply, Slot window, byte protocol, out MessageHeader header)
    {
        header = default;
        if (reply.Payload is null)
        {
            // On the machine the caller would wait for ever; a test should rather hear of it.
            throw new InvalidOperationException("The request was parked, and nobody answered it.");
        }

        Slot first = window.IsNull ? Transport.Received(0) : window;
        for (int index = 0; index < reply.Capabilities.Length; index++)
        {
            if (!_slots.TryAdd(first.Plus((uint)index).Index, reply.Capabilities[index]))
            {
                return KernelError.SlotInUse;
            }
        }

        reply.Payload.CopyTo(_buffer, 0);
        header = new MessageHeader(reply.Payload.Length, reply.Capabilities.Length, protocol);
        return KernelError.None;
    }
}
