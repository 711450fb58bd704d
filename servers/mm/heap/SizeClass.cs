using System.Numerics;

namespace Micro.Servers.Heap;

/// <summary>The sizes of small blocks: multiples of 16 up to 128 bytes, then four steps to each doubling, so that rounding wastes less than a
/// fifth.</summary>
public static class SizeClass
{
    public const int Count = 24;

    /// <summary>The largest small block, in bytes.</summary>
    public const ulong Largest = 2048;

    private const int Linear = 8;
    private const int LinearShift = 4;
    private const int FirstLog = 7;
    private const int StepShift = 2;
    private const int StepsPerDoubling = 1 << StepShift;

    /// <summary>The class of a block of 1 to <see cref="Largest"/> bytes.</summary>
    public static int Of(ulong size)
    {
        ulong last = size - 1;
        if (last < (ulong)Linear << LinearShift)
        {
            return (int)(last >> LinearShift);
        }

        int log = BitOperations.Log2(last);
        return Linear + ((log - FirstLog) * StepsPerDoubling) + (int)(last >> (log - StepShift)) - StepsPerDoubling;
    }

    /// <summary>Bytes of the blocks of a class.</summary>
    public static ulong BlockBytes(int sizeClass)
    {
        if (sizeClass < Linear)
        {
            return (ulong)(sizeClass + 1) << LinearShift;
        }

        int log = FirstLog + ((sizeClass - Linear) / StepsPerDoubling);
        int step = (sizeClass - Linear) % StepsPerDoubling;
        return (ulong)(StepsPerDoubling + step + 1) << (log - StepShift);
    }

    /// <summary>Bytes of the spans that are cut into blocks of a class: at least eight blocks, whole pages.</summary>
    public static ulong SpanBytes(int sizeClass) =>
        BlockBytes(sizeClass) <= 256 ? HeapLimits.Page : 4 * HeapLimits.Page;

    /// <summary>Blocks of a span.</summary>
    public static int BlocksPerSpan(int sizeClass) => (int)(SpanBytes(sizeClass) / BlockBytes(sizeClass));
}
