using Micro.Protocols;

namespace Micro.Servers.Pmm;

/// <summary>The picture of memory that NextRun gives: free runs and allocations, in order, holes left out.</summary>
internal static class FrameLayout
{
    /// <summary>The run that starts at or behind frame <paramref name="after"/> of the machine's numbering.</summary>
    public static bool TryNext<TAllocator>(RamTable ram, FrameBook<TAllocator> book, ulong after, out FrameRun run)
        where TAllocator : struct, IFrameAllocator<TAllocator>
    {
        ulong start = after < ram.Base ? ram.Base : after;
        for (ulong number = start; number < ram.Base + (ulong)ram.Frames; number++)
        {
            int frame = (int)(number - ram.Base);
            if (book.TryFindStart(frame, out int record))
            {
                run = new FrameRun(number, (ulong)book[record].Count, book[record].Owner);
                return true;
            }

            if (book.IsFree(frame))
            {
                run = new FrameRun(number, FreeFrom(ram, book, frame), default);
                return true;
            }
        }

        run = default;
        return false;
    }

    private static ulong FreeFrom<TAllocator>(RamTable ram, FrameBook<TAllocator> book, int frame)
        where TAllocator : struct, IFrameAllocator<TAllocator>
    {
        int end = frame;
        while (end < ram.Frames && book.IsFree(end))
        {
            end++;
        }

        return (ulong)(end - frame);
    }
}
