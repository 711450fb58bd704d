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

    /// <summary>Those of <see cref="Capabilities"/> that the server gives up: gone when the answer is out.</summary>
    public readonly CapabilityList Moved
    {
        get
        {
            CapabilityList moved = CapabilityList.Empty;
            for (int index = 0; index < Capabilities.Count; index++)
            {
                moved = ((MovedBits >> index) & 1) != 0 ? moved.With(Capabilities[index]) : moved;
            }

            return moved;
        }
    }

    /// <summary>The same as the kernel takes it: bit i stands for capability i.</summary>
    public uint MovedBits { get; private set; }

    /// <summary>Answers with an error and nothing else.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Refuse(ServiceError error)
    {
        MessageWriter writer = new(Buffer);
        writer.WriteEnvelope((byte)error, elements: 0);
        Clear();
        Length = writer.Length;
    }

    /// <summary>Answers with the error of a handler, which must be one of those that its operation declares.</summary>
    /// <param name="error">Not None.</param>
    /// <param name="low">Declared errors 0 to 63, a bit for each.</param>
    /// <param name="high">Declared errors 64 to 127.</param>
    // Out of line, and the masks by number: a struct of 16 bytes would travel in a vector register.
    [MethodImpl(MethodImplOptions.NoInlining)]
    public void Refuse(ServiceError error, ulong low, ulong high) => Refuse(DeclaredErrors.Checked(error, low, high));

    /// <summary>Forgets what was written.</summary>
    public void Clear()
    {
        Length = 0;
        Capabilities = CapabilityList.Empty;
        MovedBits = 0;
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
        MovedBits |= 1u << Capabilities.Count;
        Capabilities = Capabilities.With(capability);
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
