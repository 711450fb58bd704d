using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Micro.Abi;
using Micro.MessagePack;

namespace Micro.Protocols;

/// <summary>One message to a server, and the place for its answer. It lives while the message is handled, and no longer.</summary>
/// <remarks>
/// <see cref="Payload"/> and the reply may be the same memory, the message buffer. A dispatcher takes care of that; a handler only has
/// to know that its spans end with it. Where handlers call other servers, the spans lie elsewhere, but the payload does not outlive a call.
/// </remarks>
public ref struct Request
{
    /// <summary>The answer.</summary>
    public ReplyWriter Reply;

    private readonly Span<byte> _kept;
    private MessageHeader _header;
    private Slot _replySlot;

    /// <summary>Of a server that makes no calls.</summary>
    /// <param name="replyBuffer">Where answers are written: <see cref="MessageHeader.MaxLength"/> bytes.</param>
    public Request(Span<byte> replyBuffer)
    {
        Reply = new ReplyWriter(replyBuffer);
    }

    /// <summary>Of a server whose handlers make calls, and so overwrite the message buffer.</summary>
    /// <param name="replyBuffer">Where answers are written, after the last such call.</param>
    /// <param name="kept">Where arguments are kept that lie in the message; as long.</param>
    /// <param name="bulk">Where bulk results are kept until the answer is written; as long.</param>
    public Request(Span<byte> replyBuffer, Span<byte> kept, Span<byte> bulk)
    {
        Reply = new ReplyWriter(replyBuffer, bulk);
        _kept = kept;
    }

    /// <summary>A request with its first message: see <see cref="Begin"/>.</summary>
    public Request(Badge client, MessageHeader header, ReadOnlySpan<byte> payload, Slot replySlot, Span<byte> replyBuffer)
        : this(replyBuffer)
    {
        Begin(client, header, payload, replySlot);
    }

    /// <summary>Takes the next message: a loop makes one request and fills it again and again.</summary>
    /// <param name="client">Badge of the capability that was called.</param>
    /// <param name="header">The message's header.</param>
    /// <param name="payload">As long as the header says.</param>
    /// <param name="replySlot">The Reply that holds the caller; the window for its capabilities follows.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Begin(Badge client, MessageHeader header, ReadOnlySpan<byte> payload, Slot replySlot)
    {
        Client = client;
        Payload = payload;
        IsParked = false;
        Reply.Clear();
        _header = header;
        _replySlot = replySlot;
    }

    /// <summary>Who calls: the badge of its capability.</summary>
    public Badge Client { get; private set; }

    /// <summary>The encoded request.</summary>
    public ReadOnlySpan<byte> Payload { get; private set; }

    /// <summary>The answer comes later.</summary>
    public bool IsParked { get; private set; }

    /// <summary>The message's header.</summary>
    public readonly MessageHeader Header => _header;

    public readonly byte Protocol => _header.Protocol;

    public readonly uint Sequence => _header.Sequence;

    /// <summary>The payload is a fault message of the kernel, and the badge says whose thread it is.</summary>
    public readonly bool IsFault => _header.IsFault;

    /// <summary>Capabilities that came with the message.</summary>
    public readonly int Capabilities => _header.Capabilities;

    /// <summary>Number of the operation; 0, which no operation has, when the payload is not an array that starts with one.</summary>
    public readonly byte Operation
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            ReadOnlySpan<byte> payload = Payload;
            bool isCall = payload.Length >= 2
                && payload[0] is > MessagePackCode.FixArray and < MessagePackCode.FixStr
                && payload[1] <= MessagePackCode.MaxPositiveFixInt;
            return isCall ? payload[1] : (byte)0;
        }
    }

    /// <summary>The arguments, to be read one by one: what follows the operation.</summary>
    /// <param name="count">How many there must be.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly MessageReader ReadArguments(int count)
    {
        MessageReader reader = new(Payload);
        _ = reader.ReadEnvelope(count);
        return reader;
    }

    /// <summary>An argument that lies in the payload, where it outlives the handler's calls to other servers.</summary>
    public readonly ReadOnlySpan<byte> Keep(ReadOnlySpan<byte> argument)
    {
        if (_kept.IsEmpty || argument.IsEmpty)
        {
            return argument;
        }

        // At the same place as in the payload: two arguments stay apart.
        int place = (int)Unsafe.ByteOffset(in MemoryMarshal.GetReference(Payload), in MemoryMarshal.GetReference(argument));
        Span<byte> kept = _kept.Slice(place, argument.Length);
        argument.CopyTo(kept);
        return kept;
    }

    /// <summary>Where capability <paramref name="index"/> lies. A handler that keeps it moves it away; the others are dropped.</summary>
    public readonly Slot Capability(int index) => _replySlot.Plus(1 + (uint)index);

    /// <summary>Keeps the caller waiting: the handler's return value and results are ignored, and the token answers it later.</summary>
    public ParkedReply Park()
    {
        IsParked = true;
        return new ParkedReply(_replySlot, Protocol);
    }

    /// <summary>Answers a message that is not what its operation asks for: with TooDeep where arrays or maps are nested more deeply than in any such
    /// message, else with Malformed.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void RefuseForm(int maxDepth)
    {
        MessageReader reader = new(Payload);
        _ = reader.ReadRaw(maxDepth);
        Reply.Refuse(reader.Error == DecodeError.TooDeep ? ServiceError.TooDeep : ServiceError.Malformed);
    }

    /// <summary>Answers a message whose operation the dispatcher does not know.</summary>
    public void RefuseOperation() =>
        Reply.Refuse(Operation == 0 ? ServiceError.Malformed : ServiceError.UnknownOperation);
}
