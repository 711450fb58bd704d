using System.Runtime.CompilerServices;

namespace Micro.Abi;

/// <summary>One event of a recording: what the kernel writes into the ring, and a stream carries on.</summary>
/// <remarks>256 bytes, little endian. The ring follows its <see cref="TraceRingHead"/> at the next frame.</remarks>
public struct TraceRecord
{
    public const int Size = 256;

    /// <summary>The payload that a record has room for, in bytes. What is kept beyond is in records of the kind Continued.</summary>
    public const int PayloadLimit = 176;

    /// <summary>Bit of <see cref="Flags"/>.</summary>
    public const byte QueuedFlag = 1;

    private const int KindShift = 56;

    // 2^64 divided by the golden ratio: badges that differ little give numbers that differ much.
    private const ulong Spread = 0x9E37_79B9_7F4A_7C15;

    /// <summary>Counts all records since boot, from 1.</summary>
    public ulong Number;

    /// <summary>Nanoseconds since boot.</summary>
    public ulong Time;

    public TraceKind Kind;

    public byte Flags;

    /// <summary>Bytes kept in <see cref="Payload"/>. The whole length of a message is in its header.</summary>
    public ushort PayloadBytes;

    /// <summary>Label of the thread that did it; 0: none that has a label.</summary>
    public uint From;

    /// <summary>Label of the thread that it was done to; 0: none that has a label.</summary>
    public uint To;

    /// <summary>Request and Reply: how many records of the kind Continued follow; the kernel writes them all at once. Else see <see cref="TraceKind"/>.</summary>
    public uint Detail;

    /// <summary>The <see cref="MessageHeader"/> of a message; else 0.</summary>
    public ulong Header;

    /// <summary>Request: the badge that it was sent through. Reply: the badge of Objects[0], if that is an Endpoint: requests through it will
    /// have it. Else see <see cref="TraceKind"/>.</summary>
    public ulong Badge;

    /// <summary>The capabilities that arrived.</summary>
    public Capabilities Objects;

    public Bytes Payload;

    /// <summary>The call waits for its server.</summary>
    public readonly bool IsQueued => (Flags & QueuedFlag) != 0;

    /// <summary>What <see cref="Objects"/> tells of a capability. Those for one endpoint with different badges are different things: files of one server.</summary>
    /// <param name="kind">Of the object.</param>
    /// <param name="target">What tells it from others of its kind.</param>
    /// <param name="badge">Of the capability.</param>
    public static ulong IdentityOf(ObjectKind kind, ulong target, ulong badge)
    {
        ulong spread = badge * Spread;
        return ((ulong)kind << KindShift) | ((target ^ spread ^ (spread >> (64 - KindShift))) & ((1UL << KindShift) - 1));
    }

    /// <summary>The kind of an object that <see cref="Objects"/> tells of.</summary>
    public static ObjectKind KindOf(ulong identity) => (ObjectKind)(byte)(identity >> KindShift);

    /// <summary>Bits 56–63: <see cref="ObjectKind"/>. 0–55: what tells one thing from another, and means nothing else; see <see cref="IdentityOf"/>.</summary>
    [InlineArray(MessageHeader.MaxCapabilities)]
    public struct Capabilities
    {
        private ulong _first;
    }

    [InlineArray(PayloadLimit / sizeof(ulong))]
    public struct Bytes
    {
        private ulong _first;
    }
}
