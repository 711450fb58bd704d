using Micro.Arch.Contracts;

namespace Micro.Arch.X64;

/// <summary>Frames taken one after the other from a free range while the machine boots; they are never given back.</summary>
public unsafe struct EarlyFrames(FrameRange free, nuint directMap)
{
    private readonly FrameRange _free = free;
    private readonly nuint _directMap = directMap;

    /// <summary>Frames taken.</summary>
    public ulong Count { get; private set; }

    public readonly FrameRange Taken => new(_free.First, Count);

    /// <summary>Takes a frame full of zeroes; false: none is left.</summary>
    public bool TryTake(out Frame frame)
    {
        frame = _free.First.Plus(Count);
        if (Count == _free.Count)
        {
            return false;
        }

        Count++;
        // SAFETY: the frame is free RAM, which the direct map holds.
        ulong* words = (ulong*)(_directMap + (nuint)frame.Start.Value);
        for (int i = 0; i < Frame.Size / sizeof(ulong); i++)
        {
            words[i] = 0;
        }

        return true;
    }
}
