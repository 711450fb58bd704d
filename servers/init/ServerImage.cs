using System;
using Micro.Abi;
using Micro.Archive;
using Micro.Loader;
using Micro.Server;

namespace Micro.Servers.Init;

/// <summary>What the loader is asked for, from a record of the manifest.</summary>
internal static class ServerImage
{
    /// <summary>Parked requests of a server, and the one it receives with.</summary>
    private const uint Replies = 32;

    private const uint DefaultSlots = 512;

    /// <summary>Proc has a Reply for each process it can make, for all but one may be waiting for another: so five slots for each Reply,
    /// five for each process, and what it was handed.</summary>
    private const uint RepliesForProcesses = ReplyPool.Most;
    private const uint SlotsForProcesses = 1536;

    /// <summary>Pmm keeps a slot per block it has handed out: one for every four frames of RAM is more than clients take in practice.</summary>
    private const uint FramesPerSlot = 4;
    private const uint MostSlots = 16384;

    /// <summary>The control pages of a state region, its first containers, and page tables for them.</summary>
    private const ulong LeastStateBytes = 16 * ProcessLayout.PageSize;

    /// <summary>Fills in everything but the slots of init.</summary>
    /// <param name="boot">Machine and archive.</param>
    /// <param name="index">Which record.</param>
    /// <param name="request">The result.</param>
    public static ArchiveError Describe(BootRecord boot, int index, out LoadRequest request)
    {
        request = default;
        ArchiveReader archive = boot.Archive;
        ManifestRecord record = boot.Manifest.RecordAt(index);
        ArchiveError error = archive.Find(EntryKind.Image, record.Image, out ReadOnlySpan<byte> contents);
        error = error == ArchiveError.None ? ImageReader.Open(contents, out request.Image) : error;
        if (error != ArchiveError.None)
        {
            return error;
        }

        _ = archive.TryFind(EntryKind.Image, record.Image, out ArchiveEntry entry);
        request.Archive = InitSlots.Archive;
        request.ArchiveFrame = entry.Offset / ProcessLayout.PageSize;
        request.Process = ServerTable.IdOf(index);
        request.Name = record.Name;
        request.Priority = (byte)record.Priority;
        request.Slots = SlotsOf(boot, record);
        request.Replies = (record.Grants & Grants.Processes) != 0 ? RepliesForProcesses : Replies;
        request.StackBytes = record.StackBytes;
        request.StateBytes = record.StateBytes < LeastStateBytes ? LeastStateBytes : record.StateBytes;
        request.DevicePages = ServerGrants.DevicePages(boot, record.Grants);
        return ArchiveError.None;
    }

    private static uint SlotsOf(BootRecord boot, ManifestRecord record)
    {
        if ((record.Grants & Grants.Processes) != 0)
        {
            return SlotsForProcesses;
        }

        if ((record.Grants & Grants.Frames) == 0)
        {
            return DefaultSlots;
        }

        ulong wanted = boot.Report.RamFrames / FramesPerSlot;
        ulong slots = wanted < MostSlots ? wanted : MostSlots;
        return (uint)(slots < DefaultSlots ? DefaultSlots : slots) & ~(LoadPlan.SlotsPerFrame - 1);
    }
}
