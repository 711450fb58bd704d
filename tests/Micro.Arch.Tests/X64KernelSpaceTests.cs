using System;
using Micro.Arch.Contracts;
using Micro.Arch.X64;
using Xunit;

namespace Micro.Arch.Tests;

public class X64KernelSpaceTests
{
    private const ulong Page = Frame.Size;
    private const ulong Image = ImageLayout.KernelBase + 0x10_0000;

    private static readonly ImageLayout _layout = new()
    {
        TextStart = Image,
        TextEnd = Image + (3 * Page),
        RodataEnd = Image + (5 * Page),
        StackBottom = Image + (5 * Page),
        StackTop = Image + (9 * Page),
        Descriptors = Image + (9 * Page),
        DescriptorsEnd = Image + (10 * Page),
        FaultStackTop = Image + (12 * Page),
        ImageEnd = Image + (14 * Page),
    };

    [Fact]
    public void Each_part_of_the_image_has_exactly_its_rights()
    {
        using X64PhysicalMemory memory = new(64);
        EarlyFrames frames = new(new FrameRange(new Frame(8), 32), memory.Base);
        X64KernelSpace space = new(ref frames, memory.Base, hasLargeBlocks: true);
        space.MapImage(_layout);

        Assert.True(space.IsComplete);
        for (ulong page = 0; page < 14; page++)
        {
            PageRights expected = page switch
            {
                < 3 => PageRights.Execute,
                < 5 => PageRights.Read,
                9 => PageRights.Read,
                _ => PageRights.Write,
            };
            Assert.Equal((0x10_0000 + (page * Page) + 5, expected, 0), memory.Translate(space.Root, Image + (page * Page) + 5));
        }

        Assert.Null(memory.Translate(space.Root, Image - 1));
        Assert.Null(memory.Translate(space.Root, Image + (14 * Page)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Ram_is_mapped_where_it_is_and_nowhere_else(bool hasLargeBlocks)
    {
        using X64PhysicalMemory memory = new(64);
        EarlyFrames frames = new(new FrameRange(new Frame(1), 63), memory.Base);
        X64KernelSpace space = new(ref frames, memory.Base, hasLargeBlocks);

        // From inside one GiB to inside another, with a whole one between.
        ulong first = (1UL << 18) - 700;
        ulong end = (2UL << 18) + 517;
        space.MapRam(new FrameRange(new Frame(first), end - first));

        Assert.True(space.IsComplete);
        Assert.Null(memory.Translate(space.Root, X64KernelSpace.DirectMap + (first * Page) - 1));
        Assert.Null(memory.Translate(space.Root, X64KernelSpace.DirectMap + (end * Page)));
        int largest = 0;
        for (ulong frame = first; frame < end; frame += 61)
        {
            (ulong physical, PageRights rights, int level) = memory.Translate(space.Root, X64KernelSpace.DirectMap + (frame * Page) + 9)!.Value;
            Assert.Equal((frame * Page) + 9, physical);
            Assert.Equal(PageRights.Write, rights);
            largest = Math.Max(largest, level);
        }

        Assert.Equal(hasLargeBlocks ? 2 : 1, largest);
    }

    [Fact]
    public void Device_registers_are_not_cached()
    {
        using X64PhysicalMemory memory = new(16);
        EarlyFrames frames = new(new FrameRange(new Frame(1), 15), memory.Base);
        X64KernelSpace space = new(ref frames, memory.Base, hasLargeBlocks: false);
        space.MapDevice(ImageLayout.KernelBase + Page, new PhysicalAddress(0xFEE0_0020));
        Assert.Equal(
            (0xFEE0_0020, PageRights.Write | PageRights.Device, 0),
            memory.Translate(space.Root, ImageLayout.KernelBase + Page + 0x20));
    }

    [Fact]
    public void Running_out_of_frames_is_reported()
    {
        using X64PhysicalMemory memory = new(16);
        EarlyFrames frames = new(new FrameRange(new Frame(1), 3), memory.Base);
        X64KernelSpace space = new(ref frames, memory.Base, hasLargeBlocks: false);
        space.MapImage(_layout);
        Assert.False(space.IsComplete);
        Assert.Equal(3UL, frames.Taken.Count);
    }

    [Fact]
    public unsafe void An_address_space_shares_the_upper_half_only()
    {
        using X64PhysicalMemory memory = new(16);
        memory.Bytes.Clear();
        for (int i = 0; i < 512; i++)
        {
            BitConverter.TryWriteBytes(memory.Bytes[((1 * Frame.Size) + (8 * i))..], (ulong)(1000 + i));
        }

        Span<ulong> kernelHalf = new(X64KernelSpace.UpperHalf(new Frame(1), memory.Base), X64KernelSpace.UpperEntries);
        kernelHalf.CopyTo(new Span<ulong>(X64KernelSpace.UpperHalf(new Frame(2), memory.Base), X64KernelSpace.UpperEntries));
        for (int i = 0; i < 512; i++)
        {
            Assert.Equal(i < 256 ? 0UL : (ulong)(1000 + i), BitConverter.ToUInt64(memory.Bytes[((2 * Frame.Size) + (8 * i))..]));
        }
    }
}
