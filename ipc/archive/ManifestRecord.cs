using System;

namespace Micro.Archive;

/// <summary>One server or program of the image: what it is made of and what it may reach.</summary>
public readonly ref struct ManifestRecord
{
    private readonly ReadOnlySpan<byte> _record;

    internal ManifestRecord(ReadOnlySpan<byte> record)
    {
        _record = record;
    }

    public ReadOnlySpan<byte> Name => Record.Name(_record.Slice(0, ArchiveFormat.NameSize));

    /// <summary>The name of the archive's image entry, such as "pmm-buddy".</summary>
    public ReadOnlySpan<byte> Image =>
        Record.Name(_record.Slice(ManifestFormat.ImageOffset, ArchiveFormat.NameSize));

    public ManifestKind Kind => (ManifestKind)Record.UInt32(_record, ManifestFormat.KindOffset);

    public Grants Grants => (Grants)Record.UInt32(_record, ManifestFormat.GrantsOffset);

    /// <summary>The thread's priority; a higher number runs first.</summary>
    public uint Priority => Record.UInt32(_record, ManifestFormat.PriorityOffset);

    public ulong StateBytes => Record.UInt64(_record, ManifestFormat.StateOffset);

    public ulong StackBytes => Record.UInt64(_record, ManifestFormat.StackOffset);

    /// <summary>Reply objects of a server: one it receives with, the others for callers that wait until it answers later.</summary>
    public uint Replies => Record.UInt32(_record, ManifestFormat.RepliesOffset);

    /// <summary>Capability slots of a server.</summary>
    public uint Slots => Record.UInt32(_record, ManifestFormat.SlotsOffset);

    /// <summary>Indices of the records that this one may call, in the order of the manifest's list.</summary>
    public ReadOnlySpan<byte> Calls => _record.Slice(
        ManifestFormat.CallsOffset,
        (int)Record.UInt32(_record, ManifestFormat.CallCountOffset));
}
