using System;
using System.Numerics;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Server;

/// <summary>The server's Reply objects: one waits for the next caller, the others can hold parked ones.</summary>
public readonly unsafe struct ReplyPool
{
    // SAFETY: the control page of the state region is mapped for as long as the process lives.
    private const uint Stride = WellKnownSlots.ReplyStride;

    private readonly StateControl* _control;

    internal ReplyPool(StateRegion region)
    {
        _control = region.Control;
    }

    /// <summary>Parks a request: the caller waits until <see cref="Send"/>.</summary>
    /// <returns>False: as many callers are parked as can be; the handler answers Busy.</returns>
    public bool TryPark(ref Request request, out ParkedReply parked)
    {
        if (BitOperations.PopCount(_control->ParkedReplies) + 1 >= _control->ReplyCount)
        {
            parked = default;
            return false;
        }

        parked = request.Park();
        UndoLog.Record(_control, &_control->ParkedReplies, sizeof(ulong));
        _control->ParkedReplies |= BitOf(parked.Reply);
        return true;
    }

    /// <summary>A place to write the answer to a parked request. Only in Perform and Signalled, where the message buffer is free.</summary>
    public ReplyWriter Begin() => new(new Span<byte>(_control->Buffer, MessageHeader.MaxLength));

    /// <summary>Answers a parked caller with what was written.</summary>
    /// <returns>False: the caller is gone, which is no error.</returns>
    public bool Send(ParkedReply parked, ref ReplyWriter reply, SlotAllocator slots)
    {
        MessageHeader header = new(reply.Length, reply.Capabilities.Count, 0);
        KernelError error = _control->Platform.Reply(_control, parked.Reply, header, reply.Capabilities);
        for (int index = 0; index < reply.Moved.Count; index++)
        {
            slots.Drop(reply.Moved[index]);
        }

        Abandon(parked);
        return error == KernelError.None;
    }

    /// <summary>The parked caller is dead: its Reply is empty and parks nobody any more.</summary>
    public void Abandon(ParkedReply parked)
    {
        UndoLog.Record(_control, &_control->ParkedReplies, sizeof(ulong));
        _control->ParkedReplies &= ~BitOf(parked.Reply);
    }

    /// <summary>The Reply to receive into: the lowest that parks nobody. TryPark keeps one.</summary>
    internal Slot Next() =>
        WellKnownSlots.FirstReply.Plus((uint)BitOperations.TrailingZeroCount(~_control->ParkedReplies) * Stride);

    private static ulong BitOf(Slot reply) => 1UL << (int)((reply.Index - WellKnownSlots.FirstReply.Index) / Stride);
}
