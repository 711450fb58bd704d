using System;
using System.Runtime.CompilerServices;
using Micro.Abi;
using Micro.Arch.Contracts;
using Micro.Kernel.Objects;

namespace Micro.Kernel.Recording;

/// <summary>The ring that recorded events go to, and when its reader is told of them. All zero: the machine was booted without one.</summary>
internal struct TraceRing
{
    /// <summary>The least ring, in frames: the head's, and one of records.</summary>
    public const ulong MinFrames = 2;

    private const ulong RecordsPerFrame = Frame.Size / TraceRecord.Size;

    /// <summary>The reader is told of so many records at the latest: it is never further behind a machine that hangs or panics.</summary>
    private const ulong MostUntold = 16;

    private nuint _head;
    private ulong _raisedAt;
    private ulong _due;
    private int _payloadLimit;

    /// <summary>All of the ring; empty: there is none.</summary>
    public FrameRange Frames;

    /// <summary>The interrupt line that tells of records. No controller has it.</summary>
    public uint Line;

    /// <summary>The reader is told of the next records: it was not since it last acknowledged.</summary>
    public bool IsArmed;

    public readonly bool Exists => _head != 0;

    /// <summary>How much of a message is kept, in bytes.</summary>
    public readonly int PayloadLimit => _payloadLimit;

    /// <summary>A quarter of the ring was written since the reader was last told, or <see cref="MostUntold"/> records.</summary>
    public readonly bool IsDue
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => IsArmed && Head.Written - _raisedAt >= _due;
    }

    /// <summary>The reader was not told of all that was written.</summary>
    public readonly bool HasNews => IsArmed && Head.Written != _raisedAt;

    private readonly ref TraceRingHead Head => ref new Ref<TraceRingHead>(_head).Value;

    /// <summary>Takes cleared frames into use.</summary>
    /// <param name="frames">All of the ring.</param>
    /// <param name="address">Where it lies.</param>
    /// <param name="line">See <see cref="Line"/>.</param>
    /// <param name="payloadLimit">How much of a message shall be kept, in bytes: at least what one record has room for, at most a whole message, and
    /// no more than half the ring, so that the newest message is always in it as a whole.</param>
    public void Start(FrameRange frames, nuint address, uint line, uint payloadLimit)
    {
        _head = address;
        Frames = frames;
        Line = line;
        Head.Magic = TraceRingHead.ExpectedMagic;
        Head.Capacity = (frames.Count - 1) * RecordsPerFrame;
        ulong most = Math.Min(MessageHeader.MaxLength, Head.Capacity / 2 * TraceRecord.PayloadLimit);
        _payloadLimit = (int)Math.Max(TraceRecord.PayloadLimit, Math.Min(payloadLimit, most));
        _due = Head.Capacity / 4 < MostUntold ? Head.Capacity / 4 : MostUntold;
    }

    /// <summary>Where a record goes, over the oldest one: the next, or with <paramref name="ahead"/> one behind it. It has a number and no more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly ref TraceRecord Next(uint ahead)
    {
        ref TraceRingHead head = ref Head;
        ulong number = head.Written + ahead;
        ulong place = number % head.Capacity;
        ref TraceRecord record = ref new Ref<TraceRecord>(_head + (nuint)(Frame.Size + (place * TraceRecord.Size))).Value;
        record.Number = number + 1;
        return ref record;
    }

    /// <summary>Makes the records that <see cref="Next"/> gave part of the ring, all at once.</summary>
    public readonly void Commit(uint count) => Head.Written += count;

    /// <summary>The reader is being told of everything.</summary>
    public void MarkRaised()
    {
        _raisedAt = Head.Written;
        IsArmed = false;
    }
}
