using System;
using System.Linq;
using Micro.Archive;
using Micro.Protocols;
using Micro.Testing.Loopback;
using Xunit;

namespace Micro.Files.Tests.Ramfs;

public sealed class RamfsBootTests
{
    private const OpenFlags ReadWrite = OpenFlags.Read | OpenFlags.Write;

    private readonly FileTreeBytes _tree = new();

    [Fact]
    public void The_tree_of_the_archive_is_there_with_its_times_and_modes()
    {
        int directory = _tree.Add(0, "doc", FileNodeType.Directory, 0x1ED, 11);
        _ = _tree.Add(0, "empty", FileNodeType.File, 0x180, 12);
        _ = _tree.Add(directory, "small", FileNodeType.File, 0x124, 13, Pattern(100));
        _ = _tree.Add(directory, "large", FileNodeType.File, 0x1A4, 14, Pattern(3 * 4096 + 17));
        using RamfsWorld world = Boot();
        Assert.Equal(["doc", "empty"], world.List(""));
        Assert.Equal(["small", "large"], world.List("doc"));
        Assert.Equal((5L, (ushort)0x1C0), (world.Status("").Modified, world.Status("").Mode));
        Assert.Equal((11L, (ushort)0x1ED), (world.Status("doc").Modified, world.Status("doc").Mode));
        Assert.Equal((12L, (ushort)0x180), (world.Status("empty").Modified, world.Status("empty").Mode));
        Assert.Equal((100ul, 1ul, 13L), (world.Status("doc/small").Size, world.Status("doc/small").Blocks, world.Status("doc/small").Modified));
        Assert.Equal((12305ul, 4ul), (world.Status("doc/large").Size, world.Status("doc/large").Blocks));
        Assert.Equal(Pattern(100), Contents(world, "doc/small"));
        Assert.Equal(Pattern(12305), Contents(world, "doc/large"));
    }

    [Fact]
    public void Writing_copies_a_block_of_the_archive_and_leaves_the_archive_alone()
    {
        _ = _tree.Add(0, "large", FileNodeType.File, 0x1A4, 1, Pattern(3 * 4096 + 17));
        using RamfsWorld world = Boot();
        byte[] archive = _tree.Bytes.ToArray();
        ulong before = world.Capacity().UsedFrames;
        FileClient<LoopbackTransport> file = world.MustOpen("large", ReadWrite);
        RamfsWorld.WriteAll(file, 5000, [1, 2, 3]);
        Assert.Equal(before + 1, world.Capacity().UsedFrames);
        byte[] expected = Pattern(3 * 4096 + 17);
        expected[5000] = 1;
        expected[5001] = 2;
        expected[5002] = 3;
        Assert.Equal(expected, Contents(world, "large"));
        Assert.Equal(archive, _tree.Bytes.ToArray());
    }

    [Fact]
    public void What_lies_behind_a_file_in_the_archive_never_shows()
    {
        _ = _tree.Add(0, "first", FileNodeType.File, 0x1A4, 1, Pattern(10));
        _ = _tree.Add(0, "next", FileNodeType.File, 0x1A4, 1, Enumerable.Repeat((byte)0xAA, 200).ToArray());
        _ = _tree.Add(0, "paged", FileNodeType.File, 0x1A4, 1, Pattern(5000));
        using RamfsWorld world = Boot();
        Grow(world, "first", file => Assert.Equal(ServiceError.None, file.Resize(100)), 100);
        Grow(world, "next", file => RamfsWorld.WriteAll(file, 9000, [7]), 9001);
        FileClient<LoopbackTransport> paged = world.MustOpen("paged", ReadWrite);
        Assert.Equal(ServiceError.None, paged.Resize(4200));
        Assert.Equal(ServiceError.None, paged.Resize(4999));
        byte[] contents = Contents(world, "paged");
        Assert.Equal(Pattern(5000)[..4200], contents[..4200]);
        Assert.All(contents[4200..], value => Assert.Equal(0, value));
    }

    [Fact]
    public void Thousands_of_files_and_a_long_one_take_memory_for_names_only()
    {
        byte[] data = Pattern(8 << 20);
        _ = _tree.Add(0, "0", FileNodeType.File, 0x1A4, 1, data);
        for (int index = 1; index <= 5000; index++)
        {
            _ = _tree.Add(0, $"file-{index}", FileNodeType.File, 0x1A4, 1, [1, 2, 3]);
        }

        using RamfsWorld world = Boot(512);
        Assert.Equal(5002u, world.Capacity().Nodes);
        Assert.True(world.UsedFrames < 512);
        Assert.Equal(data, Contents(world, "0"));
        Assert.Equal([1, 2, 3], Contents(world, "file-4999"));
    }

    [Fact]
    public void A_restart_finds_what_was_changed_since()
    {
        _ = _tree.Add(0, "file", FileNodeType.File, 0x1A4, 1, Pattern(5000));
        using RamfsWorld world = Boot();
        FileClient<LoopbackTransport> file = world.MustOpen("file", ReadWrite);
        RamfsWorld.WriteAll(file, 0, [9]);
        Assert.Equal(ServiceError.None, world.Restart());
        Assert.Equal([9], RamfsWorld.ReadAll(file, 0, 1));
        Assert.Equal(["file"], world.List(""));
    }

    [Fact]
    public void A_damaged_tree_stops_the_boot()
    {
        _ = _tree.Add(0, "twice", FileNodeType.File, 0x1A4, 1);
        _ = _tree.Add(0, "twice", FileNodeType.File, 0x1A4, 1);
        using RamfsWorld world = Start(1024);
        Assert.Equal(ServiceError.BadImage, world.StartError);
        _tree.Bytes[0] ^= 1;
        using RamfsWorld other = new(1024, _tree.Place);
        Assert.Equal(ServiceError.BadImage, other.StartError);
    }

    [Fact]
    public void A_tree_that_does_not_fit_stops_the_boot()
    {
        for (int index = 0; index < 5000; index++)
        {
            _ = _tree.Add(0, $"file-{index}", FileNodeType.File, 0x1A4, 1);
        }

        using RamfsWorld world = Start(100);
        Assert.Equal(ServiceError.OutOfMemory, world.StartError);
    }

    private static byte[] Pattern(int length)
    {
        byte[] data = new byte[length];
        new Random(length).NextBytes(data);
        return data;
    }

    private static byte[] Contents(RamfsWorld world, string path)
    {
        FileClient<LoopbackTransport> file = world.MustOpen(path, OpenFlags.Read);
        return RamfsWorld.ReadAll(file, 0, (int)world.Status(path).Size);
    }

    private static void Grow(RamfsWorld world, string path, Action<FileClient<LoopbackTransport>> grow, int size)
    {
        byte[] before = Contents(world, path);
        grow(world.MustOpen(path, ReadWrite));
        byte[] after = Contents(world, path);
        Assert.Equal(size, after.Length);
        Assert.Equal(before, after[..before.Length]);
        Assert.True(after.AsSpan()[before.Length..^1].IndexOfAnyExcept((byte)0) < 0);
    }

    private RamfsWorld Start(ulong frames)
    {
        _tree.Write();
        return new RamfsWorld(frames, _tree.Place);
    }

    private RamfsWorld Boot(ulong frames = 1024)
    {
        RamfsWorld world = Start(frames);
        Assert.Equal(ServiceError.None, world.StartError);
        return world;
    }
}
