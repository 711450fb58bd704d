using System;
using Micro.Abi;
using Micro.Archive;

namespace Micro.Servers.Init;

/// <summary>What the kernel told init of the machine, and the archive it found.</summary>
/// <remarks>Both are mapped for as long as init lives, so nothing is copied.</remarks>
internal readonly unsafe struct BootRecord
{
    private readonly BootReport* _report;

    // SAFETY: the kernel maps the page before init's first instruction and never unmaps it.
    public BootRecord(ulong page)
    {
        _report = (BootReport*)page;
    }

    public ref readonly BootReport Report => ref *_report;

    public bool IsValid => _report->Magic == BootReport.ExpectedMagic;

    public BootOptions Options
    {
        get
        {
            ReadOnlySpan<byte> text = _report->CommandLine;
            return new BootOptions(text.Slice(0, (int)_report->CommandLineLength));
        }
    }

    public bool IsQuiet => Options.Has("quiet"u8);

    /// <summary>The archive's bytes, as the boot loader left them.</summary>
    // SAFETY: the kernel maps all of the archive there.
    public ReadOnlySpan<byte> ArchiveBytes => new((byte*)ProcessLayout.Devices, (int)_report->ArchiveLength);

    /// <summary>The archive. It was checked when init started.</summary>
    public ArchiveReader Archive
    {
        get
        {
            _ = ArchiveReader.Open(ArchiveBytes, out ArchiveReader archive);
            return archive;
        }
    }

    /// <summary>The manifest. It was checked when init started.</summary>
    public ManifestReader Manifest
    {
        get
        {
            ArchiveReader archive = Archive;
            _ = archive.TryFind(EntryKind.Manifest, "manifest"u8, out ArchiveEntry entry);
            _ = ManifestReader.Open(archive.Contents(entry), out ManifestReader manifest);
            return manifest;
        }
    }

    /// <summary>Checks archive and manifest.</summary>
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
        return error == ArchiveError.None ? ManifestReader.Open(contents, out ManifestReader _) : error;
    }
}
