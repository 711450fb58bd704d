using System;
using System.Buffers.Binary;
using System.IO;
using System.Text;
using Micro.Archive;
using Micro.System.Tests.Support;
using Xunit;

namespace Micro.System.Tests;

/// <summary>A boot archive that is cut short, damaged or incomplete stops the boot with a message that names what is wrong.</summary>
public sealed class BadArchiveTests : IDisposable
{
    private const string Reason = "Not every damaged archive stops the boot yet: some of these runs go on to their time-out.";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory(Skip = Reason)]
    [InlineData("x64", 2)]
    [InlineData("arm64", 2)]
    [InlineData("x64", 100)]
    public void A_truncated_archive_stops_the_boot(string architecture, int part)
    {
        byte[] archive = Archive(architecture);
        ExpectRefusal(architecture, archive[..(archive.Length / part)], "archive");
    }

    [Theory(Skip = Reason)]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void A_file_that_is_no_archive_stops_the_boot(string architecture) =>
        ExpectRefusal(architecture, Encoding.ASCII.GetBytes(new string('x', 10_000)), "archive");

    [Theory(Skip = Reason)]
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

    [Theory(Skip = Reason)]
    [InlineData("x64", "init")]
    [InlineData("arm64", "init")]
    [InlineData("x64", "heap-first-fit")]
    [InlineData("arm64", "console")]
    [InlineData("x64", "manifest")]
    public void A_damaged_part_stops_the_boot_by_name(string architecture, string name)
    {
        byte[] archive = Archive(architecture);
        int record = Find(archive, name);
        ulong offset = BinaryPrimitives.ReadUInt64LittleEndian(archive.AsSpan(record + ArchiveFormat.EntryOffsetOffset));
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(archive.AsSpan(record + ArchiveFormat.EntryLengthOffset));
        archive[(int)(offset + (length / 2))] ^= 1;
        ExpectRefusal(architecture, archive, name);
    }

    [Theory(Skip = Reason)]
    [InlineData("x64", "pmm-bitmap")]
    [InlineData("arm64", "vfs")]
    [InlineData("x64", "shell")]
    public void A_missing_server_stops_the_boot_by_name(string architecture, string name)
    {
        byte[] archive = Archive(architecture);
        archive[Find(archive, name)] = (byte)'X';
        Reseal(archive);
        ExpectRefusal(architecture, archive, name);
    }

    [Theory(Skip = Reason)]
    [InlineData("x64", "programs/true", "true", "")]
    [InlineData("arm64", "programs/true", "true", "")]
    [InlineData("x64", "servers/mm/heap", "heap", "\"variant\": \"first-fit\", ")]
    public void A_server_that_dies_at_its_start_stops_the_boot_by_name(string architecture, string project, string name, string more)
    {
        // A program is no server: it ends at once. And the heap server cannot work without the pmm, which this manifest keeps from it.
        string manifest = _folder.PathOf("image.json");
        File.WriteAllText(manifest, $$"""
            {
              "servers": [
                { "name": "init", "project": "servers/init", "priority": 60, "memory": "256K", "grants": ["power", "deaths"] },
                { "name": "pmm", "project": "servers/mm/pmm", "variant": "bitmap", "priority": 58, "memory": "1M", "grants": ["frames"] },
                { "name": "{{name}}", "project": "{{project}}", {{more}}"priority": 20, "memory": "4K", "grants": ["script"] },
              ],
            }
            """);

        Outcome outcome = MicroCommand.Commands(architecture, "true", "--image", manifest);

        outcome.Expect(125, "");
        outcome.ExpectError($"server {name} ");
    }

    private static byte[] Archive(string architecture)
    {
        MicroCommand.EnsureBuilt();
        return File.ReadAllBytes(Project.Machine(architecture, "default.archive"));
    }

    private static int Find(byte[] archive, string name)
    {
        int count = (int)BinaryPrimitives.ReadUInt32LittleEndian(archive.AsSpan(ArchiveFormat.EntryCountOffset));
        byte[] field = new byte[ArchiveFormat.NameSize];
        Encoding.ASCII.GetBytes(name, field);
        for (int index = 0; index < count; index++)
        {
            int record = ArchiveFormat.HeaderSize + (index * ArchiveFormat.EntrySize);
            if (archive.AsSpan(record, ArchiveFormat.NameSize).SequenceEqual(field))
            {
                return record;
            }
        }

        throw new InvalidOperationException($"The archive has no '{name}'.");
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

        outcome.Expect(125, "");
        outcome.ExpectError("cannot boot");
        outcome.ExpectError(named);
    }
}
