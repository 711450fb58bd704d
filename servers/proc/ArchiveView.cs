using System;
using Micro.Abi;
using Micro.Archive;
using Micro.Loader;
using Micro.Protocols;
using Micro.Server;

namespace Micro.Servers.Proc;

/// <summary>The boot archive as init handed it over: mapped up to the end of the programs, so nothing behind them may be read.</summary>
internal readonly struct ArchiveView
{
    private readonly ulong _start;
    private readonly int _length;

    private ArchiveView(NamedCapability capability)
    {
        _start = capability.Address;
        _length = (int)capability.Length;
        Memory = capability.Slot;
        IsRecorded = capability.Detail != 0;
    }

    /// <summary>The kernel has a ring for records, so programs are recorded.</summary>
    public bool IsRecorded { get; }

    /// <summary>The archive's memory, to be mapped into programs.</summary>
    public Slot Memory { get; }

    public ReadOnlySpan<byte> Bytes => MappedMemory.Read(_start, _length);

    public static ServiceError Open(ref ProcessContext context, out ArchiveView view)
    {
        bool isGranted = context.Info.TryFind("archive"u8, out NamedCapability capability);
        view = isGranted ? new ArchiveView(capability) : default;
        _ = context.Require("archive"u8);
        return isGranted ? ServiceError.None : ServiceError.BadCapability;
    }

    /// <summary>Opens the archive and its manifest.</summary>
    public ArchiveError Read(out ArchiveReader archive, out ManifestReader manifest)
    {
        manifest = default;
        ArchiveError error = ArchiveReader.Open(Bytes, out archive);
        if (error != ArchiveError.None)
        {
            return error;
        }

        error = archive.Find(EntryKind.Manifest, "manifest"u8, out ReadOnlySpan<byte> contents);
        return error == ArchiveError.None ? ManifestReader.Open(contents, out manifest) : error;
    }

    /// <summary>The archive; it was checked when proc started.</summary>
    public ArchiveReader Archive => ArchiveReader.Reopen(Bytes);

    /// <summary>The method at an address of an image; empty: it is not known.</summary>
    public ReadOnlySpan<byte> MethodAt(ReadOnlySpan<byte> image, ulong instruction) =>
        FaultReport.MethodAt(Archive, image, instruction);
}
