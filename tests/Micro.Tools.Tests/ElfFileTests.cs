using System.Linq;
using Micro.Archive;
using Micro.Tools.Elf;
using Micro.Tools.Tests.Support;
using Xunit;

namespace Micro.Tools.Tests;

public sealed class ElfFileTests
{
    [Fact]
    public void Segments_and_functions_are_read_in_the_order_of_addresses()
    {
        byte[] bytes = new ElfBuilder { EntryPoint = 0x1004 }
            .Segment(0x2000, [7, 8], 0x1800, SegmentRights.Read | SegmentRights.Write)
            .Segment(0x1000, [1, 2, 3, 4, 5, 6, 7, 8], 8, SegmentRights.Read | SegmentRights.Execute)
            .Function("second", 0x1004, 4)
            .Function("first", 0x1000, 4)
            .Function("data", 0x2000, 4)
            .Build();

        ElfFile elf = ElfFile.Parse("small", bytes);

        Assert.Equal(Architecture.X64, elf.Architecture);
        Assert.Equal(0x1004u, elf.EntryPoint);
        Assert.Equal([0x1000u, 0x2000u], elf.Segments.Select(segment => segment.VirtualAddress));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], elf.Segments[0].Bytes.ToArray());
        Assert.Equal(0x1800u, elf.Segments[1].MemorySize);
        Assert.Equal(SegmentRights.Read | SegmentRights.Write, elf.Segments[1].Rights);
        Assert.Equal(["first", "second"], elf.Functions.Select(function => function.Name));
    }

    [Fact]
    public void A_program_of_the_host_can_be_read()
    {
        ElfFile elf = ElfFile.Read("/proc/self/exe");

        Assert.NotEmpty(elf.Segments);
        Assert.Contains(elf.Segments, segment => segment.Rights.HasFlag(SegmentRights.Execute));
        Assert.DoesNotContain(
            elf.Segments,
            segment => segment.Rights.HasFlag(SegmentRights.Execute | SegmentRights.Write));
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused_or_read_but_never_a_crash()
    {
        byte[] whole = ElfBuilder.Small();
        for (int length = 0; length < whole.Length; length++)
        {
            try
            {
                _ = ElfFile.Parse("cut", whole[..length]);
                Assert.Fail($"the section headers are last, but {length} of {whole.Length} bytes were enough");
            }
            catch (ToolException exception)
            {
                Assert.Equal(ExitStatus.ToolFailed, exception.Status);
            }
        }
    }

    [Fact]
    public void A_flat_image_has_every_segment_at_its_distance_from_the_first()
    {
        ElfFile elf = ElfFile.Parse("small", ElfBuilder.Small(0x8_0000, Architecture.Arm64));

        byte[] flat = FlatImage.Flatten(elf);

        Assert.Equal(0x1003, flat.Length);
        Assert.Equal([0x90, 0x90, 0x90, 0xC3, 0], flat[..5]);
        Assert.Equal([1, 2, 3], flat[0x1000..]);
    }

    [Fact]
    public void Something_that_is_no_elf_file_is_named_in_the_message()
    {
        ToolException exception = Assert.Throws<ToolException>(() => ElfFile.Read(Project.PathOf("LICENSE")));

        Assert.Contains("LICENSE", exception.Message);
        Assert.Contains("not a 64-bit little-endian ELF file", exception.Message);
    }
}
