using Micro.Abi;
using Micro.Archive;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Loader;

/// <summary>Which frame of a process' one block of memory becomes what: the whole of the loader's arithmetic.</summary>
/// <remarks>
/// Everything that a process is made of lies in one block, kernel objects, page tables and all: revoking the block ends the process and
/// gives back every frame. Objects come first, then what the loader writes, then the state, which the process maps itself.
/// </remarks>
public readonly struct LoadPlan
{
    public const ulong SpaceFrames = 2;
    public const ulong ThreadFrames = 1;
    public const uint SlotsPerFrame = 64;
    public const uint RepliesPerFrame = 64;

    /// <summary>A guard against images that ask for nonsense: 256 MiB.</summary>
    private const ulong MaximumPages = 1 << 16;

    /// <summary>Between the start-info page and the top, less a page that is never mapped.</summary>
    private const ulong MaximumStackPages = ((ProcessLayout.StackTop - ProcessLayout.StartInfo) / ProcessLayout.PageSize) - 2;

    private LoadPlan(in LoadRequest request, uint tables, ulong dataPages)
    {
        Tables = tables;
        ProcessFrames = 1 + (request.Slots / SlotsPerFrame);
        StackPages = PagesOf(request.StackBytes);
        StatePages = PagesOf(request.StateBytes);
        DataPages = dataPages;
        ReplyFrame = SpaceFrames + ThreadFrames + ProcessFrames;
        NotificationFrame = ReplyFrame + ((request.Replies + RepliesPerFrame - 1) / RepliesPerFrame);
        TableFrame = NotificationFrame + (request.Notification.IsNull ? 1u : 0u);
        InfoFrame = TableFrame + tables;
    }

    /// <summary>Frames that become page tables.</summary>
    public uint Tables { get; }

    /// <summary>Frames of the Process object, its capability table included.</summary>
    public ulong ProcessFrames { get; }

    /// <summary>Pages of all writable segments.</summary>
    public ulong DataPages { get; }

    public ulong StackPages { get; }

    public ulong StatePages { get; }

    public static ulong SpaceFrame => 0;

    public static ulong ThreadFrame => SpaceFrames;

    public static ulong ProcessFrame => SpaceFrames + ThreadFrames;

    public ulong ReplyFrame { get; }

    public ulong NotificationFrame { get; }

    public ulong TableFrame { get; }

    /// <summary>The start-info page.</summary>
    public ulong InfoFrame { get; }

    public ulong BufferFrame => InfoFrame + 1;

    public ulong DataFrame => BufferFrame + 1;

    public ulong StackFrame => DataFrame + DataPages;

    public ulong StateFrame => StackFrame + StackPages;

    /// <summary>Frames of the whole block.</summary>
    public ulong Frames => StateFrame + StatePages;

    public static ulong PagesOf(ulong bytes) => (bytes / ProcessLayout.PageSize) + (bytes % ProcessLayout.PageSize == 0 ? 0u : 1u);

    /// <summary>Plans a process.</summary>
    /// <returns>BadImage: a segment is where none may be. InvalidArgument: a size is out of range.</returns>
    public static ServiceError Make(in LoadRequest request, out LoadPlan plan)
    {
        plan = default;
        bool isSane = PagesOf(request.StackBytes) is > 0 and <= MaximumStackPages
            && PagesOf(request.StateBytes) <= MaximumPages
            && request.Slots % SlotsPerFrame == 0 && request.Slots is > 0 and <= Slot.Limit
            && request.Replies <= ReplyPool.Most;
        if (!isSane)
        {
            return ServiceError.InvalidArgument;
        }

        PageTableCount tables = default;
        if (!TryCountImage(request.Image, ProcessLayout.ImageBase, ProcessLayout.StateBase, ref tables, out ulong dataPages))
        {
            return ServiceError.BadImage;
        }

        // The state region's first pages, as far as a small one reaches; beyond, the process gives its tables itself.
        tables.Add(ProcessLayout.StateBase, PagesOf(request.StateBytes));
        tables.Add(ProcessLayout.MessageBuffer, 1);
        tables.Add(ProcessLayout.StartInfo, 1);
        ulong stackPages = PagesOf(request.StackBytes);
        tables.Add(ProcessLayout.StackTop - (stackPages * ProcessLayout.PageSize), stackPages);
        if (!TryCountImage(request.Image, ProcessLayout.Arena, ProcessLayout.Devices, ref tables, out ulong arenaPages))
        {
            return ServiceError.BadImage;
        }

        tables.Add(ProcessLayout.Devices, request.DevicePages);
        plan = new LoadPlan(request, tables.Tables, dataPages + arenaPages);
        return ServiceError.None;
    }

    // Segments are in ascending order and in one of the two places that images have: their own base, and the arena.
    private static bool TryCountImage(ImageReader image, ulong from, ulong to, ref PageTableCount tables, out ulong writablePages)
    {
        writablePages = 0;
        ulong end = 0;
        for (int index = 0; index < image.SegmentCount; index++)
        {
            ImageSegment segment = image.SegmentAt(index);
            ulong pages = PagesOf(segment.MemorySize);
            bool isInOrder = segment.VirtualAddress >= end && pages <= MaximumPages;
            bool isPlaced = segment.VirtualAddress is >= ProcessLayout.ImageBase and < ProcessLayout.StateBase
                or >= ProcessLayout.Arena and < ProcessLayout.Devices;
            bool isComplete = segment.IsWritable || PagesOf(segment.FileSize) == pages;
            if (!isInOrder || !isPlaced || !isComplete)
            {
                return false;
            }

            end = segment.VirtualAddress + (pages * ProcessLayout.PageSize);
            if (segment.VirtualAddress < from || segment.VirtualAddress >= to)
            {
                continue;
            }

            tables.Add(segment.VirtualAddress, pages);
            writablePages += segment.IsWritable ? pages : 0;
        }

        return true;
    }
}
