using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using Micro.Abi;
using Micro.Protocols;

namespace Micro.Server;

/// <summary>The server's Reply objects: one waits for the next caller, the others can hold parked ones.</summary>
public readonly unsafe struct ReplyPool
{
    // SAFETY: the control page of the state region is mapped for as long as the process lives.
    private const uint Stride = WellKnownSlots.ReplyStride;
    private const int WordBits = 64;

    private readonly StateControl* _control;

    internal ReplyPool(StateRegion region)
    {
        _control = region.Control;
    }

    /// <summary>Reply objects of a server at the most.</summary>
    public const int Most = ReplyBits.Words * WordBits;

    /// <summary>Parks a request: the caller waits until <see cref="Send"/>.</summary>
    /// <returns>False: as many callers are parked as can be; the handler answers Busy.</returns>
    public bool TryPark(ref Request request, out ParkedReply parked)
    {
        int count = 1;
        foreach (ulong word in _control->ParkedReplies)
        {
            count += BitOperations.PopCount(word);
        }

        if (count >= _control->ReplyCount)
        {
            parked = default;
            return false;
        }

        parked = request.Park();
        int number = NumberOf(parked);
        WordOf(number) |= BitOf(number);
        return true;
    }

    /// <summary>A place to write the answer to a parked request. Only in Perform and Signalled, where the message buffer is free.</summary>
    public ReplyWriter Begin() => new(new Span<byte>(_control->Buffer, MessageHeader.MaxLength));

    /// <summary>Answers a parked caller with what was written.</summary>
    /// <returns>False: the caller is gone, which is no error.</returns>
    public bool Send(ParkedReply parked, ref ReplyWriter reply, SlotAllocator slots)
    {
        MessageHeader header = new(reply.Length, reply.Capabilities.Count, parked.Protocol);
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
        int number = NumberOf(parked);
        WordOf(number) &= ~BitOf(number);
    }

    /// <summary>The Reply to receive into: the lowest that parks nobody. TryPark keeps one.</summary>
    internal Slot Next()
    {
        int first = 0;
        int word = 0;
        while (_control->ParkedReplies[word] == ulong.MaxValue)
        {
            first += WordBits;
            word++;
        }

        int number = first + BitOperations.TrailingZeroCount(~_control->ParkedReplies[word]);
        return WellKnownSlots.FirstReply.Plus((uint)number * Stride);
    }

    private ref ulong WordOf(int number)
    {
        ref ulong word = ref _control->ParkedReplies[number / WordBits];
        UndoLog.Record(_control, Unsafe.AsPointer(ref word), sizeof(ulong));
        return ref word;
    }

    private static int NumberOf(ParkedReply parked) => (int)((parked.Reply.Index - WellKnownSlots.FirstReply.Index) / Stride);

    private static ulong BitOf(int number) => 1UL << (number % WordBits);
}
