using System;
using Micro.Archive;
using Micro.Server;

namespace Micro.Servers.Proc;

/// <summary>The records of the manifest, read and checked once: starting a program looks nothing up in the archive.</summary>
internal readonly struct ProgramTable
{
    private readonly StateTable<ProgramEntry> _entries;
    private readonly StateValue<int> _count;

    public ProgramTable(StateRegion region)
    {
        _entries = region.Table<ProgramEntry>(ManifestFormat.MaximumRecords, 1);
        _count = region.Value<int>();
    }

    public int Count => _count.Value;

    public ref readonly ProgramEntry this[int index] => ref _entries[index];

    public ReadOnlySpan<byte> NameOf(int index) => ((ReadOnlySpan<byte>)_entries[index].Name).Slice(0, _entries[index].NameLength);

    public ReadOnlySpan<byte> ImageOf(int index) =>
        ((ReadOnlySpan<byte>)_entries[index].ImageName).Slice(0, _entries[index].ImageNameLength);

    public ReadOnlySpan<byte> CallsOf(int index) => ((ReadOnlySpan<byte>)_entries[index].Calls).Slice(0, _entries[index].CallCount);

    /// <summary>Reads the manifest; a program whose image is missing or damaged is listed and cannot be started.</summary>
    public bool TryFill(ArchiveReader archive, ManifestReader manifest)
    {
        if (!_entries.TryExtend(manifest.Count))
        {
            return false;
        }

        for (int index = 0; index < manifest.Count; index++)
        {
            Fill(ref _entries.Modify(index), archive, manifest.RecordAt(index));
        }

        _count.Modify() = manifest.Count;
        return true;
    }

    /// <summary>The program of this name.</summary>
    public bool TryFind(ReadOnlySpan<byte> name, out int index)
    {
        for (index = 0; index < Count; index++)
        {
            if (_entries[index].Kind == ManifestKind.Program && NameOf(index).SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The record of the program at <paramref name="wanted"/> among the programs.</summary>
    public bool TryProgram(uint wanted, out int index)
    {
        for (index = 0; index < Count; index++)
        {
            if (_entries[index].Kind != ManifestKind.Program)
            {
                continue;
            }

            if (wanted == 0)
            {
                return true;
            }

            wanted--;
        }

        return false;
    }

    private static void Fill(ref ProgramEntry entry, ArchiveReader archive, ManifestRecord record)
    {
        entry.Kind = record.Kind;
        entry.Priority = (byte)record.Priority;
        entry.StackBytes = record.StackBytes;
        entry.StateBytes = record.StateBytes;
        entry.NameLength = (byte)record.Name.Length;
        record.Name.CopyTo(entry.Name);
        entry.ImageNameLength = (byte)record.Image.Length;
        record.Image.CopyTo(entry.ImageName);
        entry.CallCount = (byte)record.Calls.Length;
        record.Calls.CopyTo(entry.Calls);
        if (record.Kind != ManifestKind.Program || !archive.TryFind(EntryKind.Image, record.Image, out ArchiveEntry image))
        {
            return;
        }

        entry.ImageOffset = image.Offset;
        entry.ImageLength = image.Length;
        entry.IsUsable = archive.Verify(image) == ArchiveError.None;
    }
}
