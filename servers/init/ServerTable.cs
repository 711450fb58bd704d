using System;
using Micro.Archive;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Init;

/// <summary>The servers of the image, in the manifest's order, and the memory they are cut from.</summary>
internal readonly struct ServerTable
{
    private readonly StateTable<ServerEntry> _entries;

    public ServerTable(StateRegion region)
    {
        _entries = region.Table<ServerEntry>(ManifestFormat.MaximumRecords, ManifestFormat.MaximumRecords);
        Memory = new RamPieces(region);
    }

    public RamPieces Memory { get; }

    public ref readonly ServerEntry this[int index] => ref _entries[index];

    public ref ServerEntry Modify(int index) => ref _entries.Modify(index);

    public static ProcessId IdOf(int index) => new((uint)index + 1);

    /// <summary>The record behind a server's number.</summary>
    public static bool TryFind(uint process, int count, out int index)
    {
        index = (int)process - 1;
        return index >= 0 && index < count;
    }

    /// <summary>The first server whose turn to start has not come yet; -1: all had theirs.</summary>
    public int NextPlanned(int count)
    {
        for (int index = 0; index < count; index++)
        {
            if (_entries[index].State == ServerState.Planned)
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>The first server with a grant; -1: there is none.</summary>
    public static int FindGrant(ManifestReader manifest, Grants grant)
    {
        for (int index = 0; index < manifest.Count; index++)
        {
            ManifestRecord record = manifest.RecordAt(index);
            if (record.Kind == ManifestKind.Server && (record.Grants & grant) != 0)
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>Init is a record of the manifest too, but the kernel starts it.</summary>
    public static bool IsStartedByInit(ManifestRecord record) =>
        record.Kind == ManifestKind.Server && !record.Name.SequenceEqual("init"u8);
}
