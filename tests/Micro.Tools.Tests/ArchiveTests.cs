using System;
using System.IO;
using System.Linq;
using System.Text;
using Micro.Archive;
using Micro.Tools.Archives;
using Micro.Tools.Elf;
using Micro.Tools.Host;
using Micro.Tools.Machines;
using Micro.Tools.Manifests;
using Micro.Tools.Symbols;
using Micro.Tools.Tests.Support;
using Xunit;

namespace Micro.Tools.Tests;

/// <summary>What the host writes, the guest's reader reads; what is damaged, it refuses with the right reason.</summary>
public sealed class ArchiveTests
{
    private static readonly byte[] _script = Encoding.UTF8.GetBytes("echo hello\n");

    [Fact]
    public void Entries_are_found_by_kind_and_name_with_their_contents()
    {
        byte[] bytes = Small();

        Assert.Equal(ArchiveError.None, ArchiveReader.Open(bytes, out ArchiveReader archive));
        Assert.Equal(Architecture.Arm64, archive.Architecture);
        Assert.Equal(3, archive.Count);
        Assert.Equal(ArchiveError.None, archive.Find(EntryKind.Script, "script"u8, out ReadOnlySpan<byte> script));
        Assert.True(script.SequenceEqual(_script));
        Assert.Equal(ArchiveError.NoSuchEntry, archive.Find(EntryKind.Image, "script"u8, out _));
        Assert.Equal(ArchiveError.NoSuchEntry, archive.Find(EntryKind.Script, "scrip"u8, out _));
    }

    [Fact]
    public void Contents_that_become_memory_have_pages_of_their_own()
    {
        byte[] bytes = Small();

        Assert.Equal(ArchiveError.None, ArchiveReader.Open(bytes, out ArchiveReader archive));
        for (int i = 0; i < archive.Count; i++)
        {
            ArchiveEntry entry = archive.EntryAt(i);
            if (EntryKinds.IsPageAligned(entry.Kind))
            {
                Assert.Equal(0u, entry.Offset % ArchiveFormat.PageSize);
                ulong lastPage = (entry.Offset + entry.Length) / ArchiveFormat.PageSize;
                for (int other = 0; other < archive.Count; other++)
                {
                    Assert.True(other == i || archive.EntryAt(other).Offset / ArchiveFormat.PageSize != lastPage);
                }
            }
        }
    }

    [Fact]
    public void What_the_boot_loader_leaves_behind_the_archive_does_not_matter()
    {
        byte[] bytes = Small();

        Assert.Equal(ArchiveError.None, ArchiveReader.Open([.. bytes, 1, 2, 3], out ArchiveReader archive));
        Assert.Equal(bytes.Length, archive.Length);
    }

    [Fact]
    public void An_archive_cut_at_any_byte_is_refused_as_truncated()
    {
        byte[] bytes = Small();
        for (int length = 0; length < bytes.Length; length++)
        {
            ArchiveError expected = length < ArchiveFormat.HeaderSize ? ArchiveError.Missing : ArchiveError.Truncated;

            Assert.Equal(expected, ArchiveReader.Open(bytes.AsSpan(0, length), out ArchiveReader archive));
            Assert.Equal(0, archive.Count);
        }
    }

    [Fact]
    public void Every_damaged_bit_that_means_anything_is_noticed()
    {
        byte[] bytes = Small();
        bool[] matters = MeaningfulBytes(bytes);
        for (int bit = 0; bit < bytes.Length * 8; bit++)
        {
            byte[] damaged = [.. bytes];
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.Equal(matters[bit / 8], IsRefused(damaged));
        }
    }

    [Fact]
    public void The_reason_names_the_part_that_is_damaged()
    {
        byte[] bytes = Small();

        Assert.Equal(ArchiveError.NotAnArchive, OpenDamaged(bytes, 0));
        Assert.Equal(ArchiveError.UnsupportedVersion, OpenDamaged(bytes, ArchiveFormat.VersionOffset));
        Assert.Equal(ArchiveError.HeaderCorrupt, OpenDamaged(bytes, ArchiveFormat.TotalLengthOffset));
        Assert.Equal(ArchiveError.DirectoryCorrupt, OpenDamaged(bytes, ArchiveFormat.HeaderSize));
    }

    [Fact]
    public void Every_reason_has_a_text_of_its_own()
    {
        string[] texts = [.. Enum.GetValues<ArchiveError>().Select(
            error => Encoding.UTF8.GetString(ArchiveErrors.Describe(error)))];

        Assert.Equal(texts.Length, texts.Distinct().Count());
        Assert.DoesNotContain("unknown error", texts);
    }

    [Fact]
    public void An_image_keeps_entry_point_segments_and_bytes()
    {
        byte[] flat = ImageFlattener.Flatten("small", ElfFile.Parse("small", ElfBuilder.Small(0x40_0000)));

        Assert.Equal(ArchiveError.None, ImageReader.Open(flat, out ImageReader image));
        Assert.Equal(0x40_0000u, image.EntryPoint);
        Assert.Equal(2, image.SegmentCount);
        ImageSegment text = image.SegmentAt(0);
        Assert.Equal(0u, text.Offset % ArchiveFormat.PageSize);
        Assert.True(text.IsExecutable && !text.IsWritable);
        Assert.True(image.Bytes(text).SequenceEqual((ReadOnlySpan<byte>)[0x90, 0x90, 0x90, 0xC3]));
        ImageSegment data = image.SegmentAt(1);
        Assert.True(data.IsWritable && !data.IsExecutable);
        Assert.Equal(0x2000u, data.MemorySize);
        Assert.True(image.Bytes(data).SequenceEqual((ReadOnlySpan<byte>)[1, 2, 3]));

        // Nothing but zeros shares the page of code that is mapped where it lies.
        Assert.Equal(-1, flat.AsSpan(4, ArchiveFormat.PageSize - 4).IndexOfAnyExcept((byte)0));
    }

    [Fact]
    public void A_segment_both_writable_and_executable_is_never_packed()
    {
        byte[] elf = new ElfBuilder()
            .Segment(0x1000, [1], 1, SegmentRights.Read | SegmentRights.Write | SegmentRights.Execute)
            .Build();

        ToolException exception = Assert.Throws<ToolException>(
            () => ImageFlattener.Flatten("bad", ElfFile.Parse("bad", elf)));

        Assert.Contains("both writable and executable", exception.Message);
    }

    [Fact]
    public void An_image_with_any_byte_changed_or_cut_never_breaks_the_reader()
    {
        byte[] flat = ImageFlattener.Flatten("small", ElfFile.Parse("small", ElfBuilder.Small()));
        int tables = ImageFormat.TrailerSize + (2 * ImageFormat.SegmentSize);
        for (int place = flat.Length - tables; place < flat.Length; place++)
        {
            for (int value = 0; value < 256; value++)
            {
                byte[] damaged = [.. flat];
                damaged[place] = (byte)value;
                if (ImageReader.Open(damaged, out ImageReader image) == ArchiveError.None)
                {
                    for (int i = 0; i < image.SegmentCount; i++)
                    {
                        ImageSegment segment = image.SegmentAt(i);
                        Assert.Equal((int)segment.FileSize, image.Bytes(segment).Length);
                        Assert.False(segment.IsWritable && segment.IsExecutable);
                    }
                }
            }

            Assert.Equal(ArchiveError.ImageInvalid, ImageReader.Open(flat.AsSpan(0, place), out _));
        }
    }

    [Fact]
    public void Symbols_name_every_address_within_a_function_and_no_other()
    {
        ExecutableSymbol[] functions =
        [
            new("gap", 0xFFFF_FFFF_8000_0000, 0x10),
            new("Two", 0xFFFF_FFFF_8000_0020, 0x8),
            new("label", 0xFFFF_FFFF_8000_0028, 0),
            new("end", 0xFFFF_FFFF_8000_0030, 1),
        ];
        byte[] table = SymbolTable.Build(functions, new MangledNames([]));

        Assert.Equal(ArchiveError.None, SymbolReader.Open(table, out SymbolReader symbols));
        Assert.Equal("gap+0", Name(symbols, 0xFFFF_FFFF_8000_0000));
        Assert.Equal("gap+15", Name(symbols, 0xFFFF_FFFF_8000_000F));
        Assert.Equal("none", Name(symbols, 0xFFFF_FFFF_8000_0010));
        Assert.Equal("Two+7", Name(symbols, 0xFFFF_FFFF_8000_0027));
        Assert.Equal("label+7", Name(symbols, 0xFFFF_FFFF_8000_002F));
        Assert.Equal("none", Name(symbols, 0xFFFF_FFFF_8000_0031));
        Assert.Equal("none", Name(symbols, 0x1000));
        Assert.Equal("none", Name(symbols, 0xFFFF_FFFF_7FFF_FFFF));
        for (int length = 0; length < table.Length; length++)
        {
            Assert.Equal(ArchiveError.SymbolsInvalid, SymbolReader.Open(table.AsSpan(0, length), out _));
        }
    }

    private static string Name(SymbolReader symbols, ulong address) =>
        symbols.TryFind(address, out ReadOnlySpan<byte> name, out uint offset)
            ? $"{Encoding.UTF8.GetString(name)}+{offset}"
            : "none";

    [Fact]
    public void Parts_that_served_other_boots_make_the_archive_that_new_ones_make()
    {
        SystemParts kept = Parts();
        byte[] other = Encoding.UTF8.GetBytes("echo something else\n");

        Assert.NotEqual(Composed(Parts(), _script), Composed(kept, other));
        Assert.Equal(Composed(Parts(), _script), Composed(kept, _script));
        Assert.Equal(Composed(Parts(), null), Composed(kept, null));
    }

    private static SystemParts Parts()
    {
        SystemParts parts = new();
        parts.Add(EntryKind.Manifest, "manifest", [1, 2, 3]);
        parts.Add(EntryKind.Symbols, "a", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
        parts.Add(EntryKind.Image, "a", [.. Enumerable.Range(0, 9000).Select(value => (byte)value)]);
        return parts;
    }

    private static byte[] Composed(SystemParts parts, byte[]? script)
    {
        Repository repository = new(Project.Root);
        MachineRequest request = new()
        {
            Target = Target.X64,
            Machine = Target.X64.ParseMachine(null),
            Cpu = Target.X64.ParseCpu(null),
            MemoryBytes = MemorySize.Mebi,
            Image = ImageManifest.Load(Path.Combine(repository.Images, "default.json"), repository),
        };
        using StopSignals signals = new();
        return BootArchive.Compose(new Tool(repository, signals), request, parts, script).ToArray();
    }

    private static byte[] Small()
    {
        ArchiveWriter writer = new(Architecture.Arm64);
        writer.Add(EntryKind.Script, "script", _script);
        writer.Add(EntryKind.Symbols, "a", [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
        writer.Add(EntryKind.Image, "a", [.. Enumerable.Range(0, 300).Select(value => (byte)value)]);
        return writer.ToArray();
    }

    private static ArchiveError OpenDamaged(byte[] bytes, int place)
    {
        byte[] damaged = [.. bytes];
        damaged[place] ^= 0x10;
        return ArchiveReader.Open(damaged, out _);
    }

    private static bool IsRefused(byte[] bytes)
    {
        if (ArchiveReader.Open(bytes, out ArchiveReader archive) != ArchiveError.None)
        {
            return true;
        }

        for (int i = 0; i < archive.Count; i++)
        {
            if (archive.Verify(archive.EntryAt(i)) != ArchiveError.None)
            {
                return true;
            }
        }

        return false;
    }

    private static bool[] MeaningfulBytes(byte[] bytes)
    {
        Assert.Equal(ArchiveError.None, ArchiveReader.Open(bytes, out ArchiveReader archive));
        bool[] matters = new bool[bytes.Length];
        int tables = ArchiveFormat.HeaderSize + (archive.Count * ArchiveFormat.EntrySize);
        Array.Fill(matters, true, 0, tables);
        for (int i = 0; i < archive.Count; i++)
        {
            ArchiveEntry entry = archive.EntryAt(i);
            Array.Fill(matters, true, (int)entry.Offset, (int)entry.Length);
        }

        return matters;
    }
}
