namespace Micro.Abi;

/// <summary>
/// The first word of a message. Bits 0–12: payload length in bytes (0 to 4096); 13–15: number of capabilities (0 to 4);
/// 16–23: protocol number; 24–31: flags, set by the kernel only; 32–63: sequence, carried unchanged.
/// </summary>
public readonly struct MessageHeader(ulong bits)
{
    /// <summary>The longest payload, one message buffer, in bytes.</summary>
    public const int MaxLength = 4096;

    /// <summary>The most capabilities of one message.</summary>
    public const int MaxCapabilities = 4;

    /// <summary>The payload that travels in registers, in bytes.</summary>
    public const int RegisterBytes = 64;

    private const int CapabilityShift = 13;
    private const int ProtocolShift = 16;
    private const int SequenceShift = 32;
    private const ulong LengthMask = 0x1FFF;
    private const ulong CapabilityMask = 7UL << CapabilityShift;
    private const ulong FaultBit = 1UL << 24;
    private const ulong NotificationBit = 1UL << 25;
    private const ulong FlagsMask = 0xFFUL << 24;

    public MessageHeader(int length, int capabilities, byte protocol, uint sequence = 0)
        : this((uint)length | ((ulong)(uint)capabilities << CapabilityShift) | ((ulong)protocol << ProtocolShift)
            | ((ulong)sequence << SequenceShift))
    {
    }

    public ulong Bits { get; } = bits;

    /// <summary>Payload bytes.</summary>
    public int Length => (int)(Bits & LengthMask);

    /// <summary>Capabilities that travel beside the payload.</summary>
    public int Capabilities => (int)(Bits >> CapabilityShift) & 7;

    /// <summary>The protocol that the payload speaks; 0 for none.</summary>
    public byte Protocol => (byte)(Bits >> ProtocolShift);

    /// <summary>Position of the request among the caller's requests; the kernel carries it, libraries give it its meaning.</summary>
    public uint Sequence => (uint)(Bits >> SequenceShift);

    /// <summary>The payload is a <see cref="FaultMessage"/> written by the kernel.</summary>
    public bool IsFault => (Bits & FaultBit) != 0;

    /// <summary>No message but a signal: the auxiliary word holds the bits taken.</summary>
    public bool IsNotification => (Bits & NotificationBit) != 0;

    /// <summary>A user may send this: length and number of capabilities in range, and no flag set.</summary>
    public bool IsValidFromUser =>
        (Bits & LengthMask) <= MaxLength && Capabilities <= MaxCapabilities && (Bits & FlagsMask) == 0;

    /// <summary>A user may send this, and no capability travels with it.</summary>
    public bool IsPlain => (Bits & (FlagsMask | CapabilityMask)) == 0 && (Bits & LengthMask) <= MaxLength;

    /// <summary>The header of the answer to a message: protocol and sequence are the request's, and there are no capabilities.</summary>
    public MessageHeader Answer(int length) => new((Bits & ~(LengthMask | CapabilityMask | FlagsMask)) | (uint)length);

    /// <summary>The same header with another number of capabilities.</summary>
    public MessageHeader WithCapabilities(int capabilities) =>
        new((Bits & ~CapabilityMask) | ((ulong)(uint)capabilities << CapabilityShift));

    public static MessageHeader Fault(int length) => new((uint)length | FaultBit);

    public static MessageHeader Notification => new(NotificationBit);
}
