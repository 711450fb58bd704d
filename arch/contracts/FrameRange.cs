namespace Micro.Arch.Contracts;

/// <summary>Consecutive frames: first and count.</summary>
public readonly struct FrameRange(Frame first, ulong count)
{
    public Frame First { get; } = first;

    public ulong Count { get; } = count;

    /// <summary>Every frame there can be.</summary>
    public static FrameRange All => new(default, ulong.MaxValue);

    /// <summary>The first frame after the range.</summary>
    public Frame End => First.Plus(Count);

    public bool IsEmpty => Count == 0;

    public bool Contains(Frame frame) => frame.Number - First.Number < Count;

    public bool Overlaps(FrameRange other) =>
        First.Number < other.End.Number && other.First.Number < End.Number;
}
