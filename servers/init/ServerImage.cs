using System;
using Micro.Abi;
using Micro.Archive;
using Micro.Loader;

namespace Micro.Servers.Init;

/// <summary>What the loader is asked for, from a record of the manifest.</summary>
internal static class ServerImage
{
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
        request.Replies = record.Replies;
        request.StackBytes = record.StackBytes;
        request.StateBytes = record.StateBytes < LeastStateBytes ? LeastStateBytes : record.StateBytes;
        request.DevicePages = ServerGrants.DevicePages(boot, record.Grants);
        return ArchiveError.None;
    }

    private static uint SlotsOf(BootRecord boot, ManifestRecord record)
    {
        ulong wanted = (record.Grants & Grants.Frames) != 0 ? boot.Report.RamFrames / FramesPerSlot : 0;
        ulong slots = Math.Max(record.Slots, Math.Min(wanted, MostSlots));
        return (uint)(slots + LoadPlan.SlotsPerFrame - 1) & ~(LoadPlan.SlotsPerFrame - 1);
    }
}
