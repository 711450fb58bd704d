using System;
using Micro.Abi;
using Micro.Archive;
using Micro.Server;

namespace Micro.Servers.Init;

/// <summary>What the kernel told init of the machine, and the archive it found.</summary>
/// <remarks>Both are mapped for as long as init lives, so nothing is copied.</remarks>
internal readonly struct BootRecord
{
    private readonly ulong _page;

    public BootRecord(ulong page)
    {
        _page = page;
    }

    public ref readonly BootReport Report => ref MappedMemory.At<BootReport>(_page);

    public bool IsValid => Report.Magic == BootReport.ExpectedMagic;

    public BootOptions Options
    {
        get
        {
            ReadOnlySpan<byte> text = Report.CommandLine;
            return new BootOptions(text.Slice(0, (int)Report.CommandLineLength));
        }
    }

    public bool IsQuiet => Options.Has("quiet"u8);

    /// <summary>The kernel has a ring for records.</summary>
    public bool IsRecorded => Report.TraceFrames != 0;

    /// <summary>The archive's bytes, as the boot loader left them; the kernel maps them there.</summary>
    public ReadOnlySpan<byte> ArchiveBytes => MappedMemory.Read(ProcessLayout.Devices, (int)Report.ArchiveLength);

    /// <summary>The archive. It was checked when init started, and nobody can write to it.</summary>
    public ArchiveReader Archive => ArchiveReader.Reopen(ArchiveBytes);

    /// <summary>The manifest. It was checked when init started.</summary>
    public ManifestReader Manifest
    {
        get
        {
            ArchiveReader archive = Archive;
            _ = archive.TryFind(EntryKind.Manifest, "manifest"u8, out ArchiveEntry entry);
            return ManifestReader.Reopen(archive.Contents(entry));
        }
    }

    /// <summary>Checks the archive, its manifest, and what servers read of it without looking twice. Images are checked as they are loaded.</summary>
    /// <param name="part">What is wrong: empty for the archive itself.</param>
    public ArchiveError Check(out ReadOnlySpan<byte> part)
    {
        part = default;
        ArchiveError error = ArchiveReader.Open(ArchiveBytes, out ArchiveReader archive);
        if (error != ArchiveError.None)
        {
            return error;
        }

        part = "manifest"u8;
        error = archive.Find(EntryKind.Manifest, "manifest"u8, out ReadOnlySpan<byte> contents);
        error = error == ArchiveError.None ? ManifestReader.Open(contents, out ManifestReader _) : error;
        for (int index = 0; index < archive.Count && error == ArchiveError.None; index++)
        {
            ArchiveEntry entry = archive.EntryAt(index);
            if (entry.Kind is EntryKind.Script or EntryKind.Files)
            {
                part = entry.Name;
                error = archive.Verify(entry);
            }
        }

        return error;
    }
}
