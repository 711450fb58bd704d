using System;
using System.Buffers.Binary;
using System.IO;
using System.Linq;
using System.Text;
using Micro.Archive;
using Micro.System.Tests.Support;
using Xunit;

namespace Micro.System.Tests;

/// <summary>A boot archive that is cut short, damaged or incomplete stops the boot with a message that names what is wrong.</summary>
public sealed class BadArchiveTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("x64", 2)]
    [InlineData("arm64", 2)]
    [InlineData("x64", 100)]
    public void A_truncated_archive_stops_the_boot(string architecture, int part)
    {
        byte[] archive = Archive(architecture);
        ExpectRefusal(architecture, archive[..(archive.Length / part)], "archive");
    }

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void A_file_that_is_no_archive_stops_the_boot(string architecture) =>
        ExpectRefusal(architecture, Encoding.ASCII.GetBytes(new string('x', 10_000)), "archive");

    [Theory]
    [InlineData("x64", 0)]
    [InlineData("arm64", 20)]
    [InlineData("x64", ArchiveFormat.HeaderSize + 3)]
    [InlineData("arm64", ArchiveFormat.HeaderSize + ArchiveFormat.EntrySize + ArchiveFormat.EntryOffsetOffset)]
    public void A_damaged_directory_stops_the_boot(string architecture, int place)
    {
        byte[] archive = Archive(architecture);
        archive[place] ^= 0x10;
        ExpectRefusal(architecture, archive, "archive");
    }

    [Theory]
    [InlineData("x64", "init", EntryKind.Image)]
    [InlineData("arm64", "init", EntryKind.Image)]
    [InlineData("x64", "heap-first-fit", EntryKind.Image)]
    [InlineData("arm64", "console", EntryKind.Image)]
    [InlineData("x64", "shell", EntryKind.Image)]
    [InlineData("x64", "manifest", EntryKind.Manifest)]
    [InlineData("arm64", "manifest", EntryKind.Manifest)]
    [InlineData("x64", "files", EntryKind.Files)]
    [InlineData("arm64", "files", EntryKind.Files)]
    public void A_damaged_part_stops_the_boot_by_name(string architecture, string name, EntryKind kind)
    {
        byte[] archive = Archive(architecture);
        int record = Find(archive, name, kind);
        ulong offset = BinaryPrimitives.ReadUInt64LittleEndian(archive.AsSpan(record + ArchiveFormat.EntryOffsetOffset));
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(archive.AsSpan(record + ArchiveFormat.EntryLengthOffset));
        archive[(int)(offset + (length / 2))] ^= 1;
        ExpectRefusal(architecture, archive, name);
    }

    [Theory]
    [InlineData("x64", "pmm-bitmap", EntryKind.Image)]
    [InlineData("arm64", "vfs-vfs", EntryKind.Image)]
    [InlineData("x64", "shell", EntryKind.Image)]
    [InlineData("arm64", "manifest", EntryKind.Manifest)]
    public void A_missing_part_stops_the_boot_by_name(string architecture, string name, EntryKind kind)
    {
        byte[] archive = Archive(architecture);
        archive[Find(archive, name, kind)] = (byte)'X';
        Reseal(archive);
        ExpectRefusal(architecture, archive, name);
    }

    [Theory]
    [InlineData("x64", "programs/true", "true", "", "died at start: ")]
    [InlineData("arm64", "programs/true", "true", "", "died at start: ")]
    [InlineData("x64", "servers/mm/heap", "heap", "\"variant\": \"first-fit\", ", "cannot start: the manifest does not give it 'pmm'")]
    [InlineData("arm64", "servers/mm/heap", "heap", "\"variant\": \"first-fit\", ", "cannot start: the manifest does not give it 'pmm'")]
    [InlineData("x64", "servers/console", "console", "", "cannot start: the manifest does not give it 'uart'")]
    [InlineData("arm64", "servers/vfs/fd", "fd", "", "cannot start: the manifest does not give it 'vfs'")]
    [InlineData("x64", "programs/hostile", "silent", "\"image\": \"hostile\", ", "does not answer")]
    [InlineData("arm64", "programs/hostile", "silent", "\"image\": \"hostile\", ", "does not answer")]
    public void A_server_that_does_not_start_stops_the_boot_by_name(
        string architecture, string project, string name, string more, string reason)
    {
        string manifest = _folder.PathOf("image.json");
        File.WriteAllText(manifest, $$"""
            {
              "servers": [
                { "name": "init", "project": "servers/init", "priority": 60, "memory": "256K", "grants": ["power", "deaths"] },
                { "name": "pmm", "project": "servers/mm/pmm", "variant": "bitmap", "priority": 58, "memory": "1M", "grants": ["frames"] },
                { "name": "{{name}}", "project": "{{project}}", {{more}}"priority": 20, "memory": "256K", "grants": ["script"] },
              ],
            }
            """);

        Outcome outcome = MicroCommand.Commands(architecture, "true", "--image", manifest);

        ExpectCannotBoot(outcome, $"server {name} {reason}");
    }

    private static byte[] Archive(string architecture)
    {
        MicroCommand.EnsureBuilt();
        return File.ReadAllBytes(Project.Machine(architecture, "default.archive"));
    }

    private static int Find(byte[] archive, string name, EntryKind kind)
    {
        int count = (int)BinaryPrimitives.ReadUInt32LittleEndian(archive.AsSpan(ArchiveFormat.EntryCountOffset));
        byte[] field = new byte[ArchiveFormat.NameSize];
        Encoding.ASCII.GetBytes(name, field);
        for (int index = 0; index < count; index++)
        {
            int record = ArchiveFormat.HeaderSize + (index * ArchiveFormat.EntrySize);
            uint found = BinaryPrimitives.ReadUInt32LittleEndian(archive.AsSpan(record + ArchiveFormat.EntryKindOffset));
            if (found == (uint)kind && archive.AsSpan(record, ArchiveFormat.NameSize).SequenceEqual(field))
            {
                return record;
            }
        }

        throw new InvalidOperationException($"The archive has no {kind} '{name}'.");
    }

    // Whoever leaves a server out makes an archive that is whole in itself.
    private static void Reseal(byte[] archive)
    {
        int count = (int)BinaryPrimitives.ReadUInt32LittleEndian(archive.AsSpan(ArchiveFormat.EntryCountOffset));
        ulong directory = Checksum.Of(archive.AsSpan(ArchiveFormat.HeaderSize, count * ArchiveFormat.EntrySize));
        BinaryPrimitives.WriteUInt64LittleEndian(archive.AsSpan(ArchiveFormat.DirectoryChecksumOffset), directory);
        ulong header = Checksum.Of(archive.AsSpan(0, ArchiveFormat.HeaderChecksumOffset));
        BinaryPrimitives.WriteUInt64LittleEndian(archive.AsSpan(ArchiveFormat.HeaderChecksumOffset), header);
    }

    private void ExpectRefusal(string architecture, byte[] archive, string named)
    {
        string file = _folder.PathOf("archive");
        File.WriteAllBytes(file, archive);

        // The later of two -initrd counts.
        Outcome outcome = MicroCommand.Commands(architecture, "true", "--", "-initrd", file);

        ExpectCannotBoot(outcome, named);
    }

    // One line of the tool's own, and the end of the guest's log.
    private static void ExpectCannotBoot(Outcome outcome, string named)
    {
        outcome.Expect(125, "");
        string[] own = [.. outcome.Error.Split('\n').Where(line => line.StartsWith("micro: ", StringComparison.Ordinal))];
        Assert.True(own.Length == 1, outcome.Describe());
        Assert.StartsWith("micro: the guest cannot boot: ", own[0], StringComparison.Ordinal);
        Assert.True(own[0].Contains(named, StringComparison.Ordinal), outcome.Describe());
        outcome.ExpectError("\n  micro: cannot boot: ");
    }
}
