using System;
using System.Runtime.CompilerServices;
using Micro.Abi;
using Micro.MessagePack;

namespace Micro.Protocols;

/// <summary>An answer being written: its bytes, and the capabilities that go with it.</summary>
public ref struct ReplyWriter
{
    /// <summary>Bytes of the head of every reply: the array and the error.</summary>
    private const int HeadBytes = 2;

    private readonly Span<byte> _bulk;

    public ReplyWriter(Span<byte> buffer)
        : this(buffer, buffer)
    {
    }

    /// <param name="buffer">Where the answer is written.</param>
    /// <param name="bulk">Where handlers write bulk results; it lies elsewhere if they may overwrite the buffer meanwhile.</param>
    public ReplyWriter(Span<byte> buffer, Span<byte> bulk)
    {
        Buffer = buffer;
        _bulk = bulk;
        Clear();
    }

    public Span<byte> Buffer { get; }

    /// <summary>Bytes of the finished answer; 0 while there is none.</summary>
    public int Length { get; private set; }

    /// <summary>What goes with the answer.</summary>
    public CapabilityList Capabilities { get; private set; }

    /// <summary>Those of <see cref="Capabilities"/> that the server gives up: emptied when the answer is out.</summary>
    public CapabilityList Moved { get; private set; }

    /// <summary>Answers with an error and nothing else.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Refuse(ServiceError error)
    {
        MessageWriter writer = new(Buffer);
        writer.WriteEnvelope((byte)error, elements: 0);
        Clear();
        Length = writer.Length;
    }

    /// <summary>Forgets what was written.</summary>
    public void Clear()
    {
        Length = 0;
        Capabilities = CapabilityList.Empty;
        Moved = CapabilityList.Empty;
    }

    /// <summary>The answer is the first <paramref name="length"/> bytes of the buffer; none are left of one that did not fit.</summary>
    public void Complete(int length)
    {
        Length = length;
        if (length == 0)
        {
            Refuse(ServiceError.TooLong);
        }
    }

    /// <summary>Sends a copy of a capability.</summary>
    public void Send(Slot capability) => Capabilities = Capabilities.With(capability);

    /// <summary>Sends a capability and gives it up.</summary>
    public void Move(Slot capability)
    {
        Capabilities = Capabilities.With(capability);
        Moved = Moved.With(capability);
    }

    /// <summary>The place where a bulk result of up to <paramref name="maxBytes"/> will lie in the answer, for a handler to write to.</summary>
    /// <param name="maxBytes">The most the client accepts.</param>
    /// <param name="skip">Bytes at the start of the buffer that still hold the request's spans.</param>
    public readonly Span<byte> Reserve(int maxBytes, int skip = 0)
    {
        int head = HeadBytes + (maxBytes <= byte.MaxValue ? 2 : 3);
        return _bulk.Slice(head > skip ? head : skip, maxBytes);
    }
}
