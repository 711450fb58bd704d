using System;
using Micro.Abi;
using Micro.Archive;

namespace Micro.Loader;

/// <summary>Copies the initial values of writable segments to the frames that will hold them.</summary>
internal static class SegmentCopier
{
    /// <summary>Pages from the first writable segment's start to the last initial value.</summary>
    public static ulong PagesToWrite(ImageReader image)
    {
        ulong pages = 0;
        ulong written = 0;
        for (int index = 0; index < image.SegmentCount; index++)
        {
            ImageSegment segment = image.SegmentAt(index);
            if (segment.IsWritable)
            {
                written = segment.FileSize == 0 ? written : pages + LoadPlan.PagesOf(segment.FileSize);
                pages += LoadPlan.PagesOf(segment.MemorySize);
            }
        }

        return written;
    }

    /// <summary>Copies what belongs into a part of the block.</summary>
    /// <param name="image">Whose segments.</param>
    /// <param name="dataFrame">The frame of the block at which the first writable segment starts; they follow each other.</param>
    /// <param name="windowFrame">The frame of the block at which the part starts.</param>
    /// <param name="window">The part.</param>
    public static void Copy(ImageReader image, ulong dataFrame, ulong windowFrame, Span<byte> window)
    {
        long place = ((long)dataFrame - (long)windowFrame) * (long)ProcessLayout.PageSize;
        for (int index = 0; index < image.SegmentCount; index++)
        {
            ImageSegment segment = image.SegmentAt(index);
            if (!segment.IsWritable)
            {
                continue;
            }

            CopyPart(image.Bytes(segment), place, window);
            place += (long)(LoadPlan.PagesOf(segment.MemorySize) * ProcessLayout.PageSize);
        }
    }

    // The bytes would start at the place, which may lie before the window or behind it.
    private static void CopyPart(ReadOnlySpan<byte> bytes, long place, Span<byte> window)
    {
        if (place >= window.Length || place + bytes.Length <= 0)
        {
            return;
        }

        if (place < 0)
        {
            bytes = bytes.Slice((int)-place);
            place = 0;
        }

        int room = window.Length - (int)place;
        bytes.Slice(0, bytes.Length < room ? bytes.Length : room).CopyTo(window.Slice((int)place));
    }
}
