using System;
using System.Linq;
using Micro.Protocols;
using Micro.Testing.Loopback;
using Xunit;

namespace Micro.Files.Tests.Ramfs;

public sealed class RamfsDataTests : IDisposable
{
    private const ulong Largest = 1UL << 42;

    private readonly RamfsWorld _world = new(4096);

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData(4095ul)]
    [InlineData(4096ul)]
    [InlineData(64ul * 4096)]
    [InlineData((64ul * 64 * 4096) - 1)]
    [InlineData(64ul * 64 * 64 * 4096)]
    [InlineData(64ul * 64 * 64 * 64 * 4096 - 2)]
    [InlineData((1ul << 42) - 3)]
    public void A_gap_before_what_is_written_reads_as_zeros_and_takes_no_memory(ulong offset)
    {
        FileClient<LoopbackTransport> file = _world.MakeFile("sparse", [1, 2, 3]);
        RamfsWorld.WriteAll(file, offset, [4, 5, 6]);
        Assert.Equal([1, 2, 3, 0, 0], RamfsWorld.ReadAll(file, 0, 5));
        Assert.Equal([0, 4, 5, 6], RamfsWorld.ReadAll(file, offset - 1, 9));
        Assert.All(RamfsWorld.ReadAll(file, offset / 2, 1000), value => Assert.Equal(0, value));
        Assert.Equal(offset + 3, _world.Status("sparse").Size);
        Assert.True(_world.Status("sparse").Blocks <= 3);
        Assert.Equal(ServiceError.None, file.Resize(2));
        Assert.Equal(1u, _world.Status("sparse").Blocks);
        Assert.Equal(ServiceError.None, file.Resize(5));
        Assert.Equal([1, 2, 0, 0, 0], RamfsWorld.ReadAll(file, 0, 9));
    }

    [Fact]
    public void A_file_has_a_largest_size()
    {
        FileClient<LoopbackTransport> file = _world.MakeFile("f", [1]);
        Assert.Equal(ServiceError.FileTooBig, file.Write(Largest - 1, [1, 2], out int _));
        Assert.Equal(ServiceError.FileTooBig, file.Write(ulong.MaxValue, [1, 2], out int _));
        Assert.Equal(ServiceError.FileTooBig, file.Resize(Largest + 1));
        Assert.Equal(ServiceError.FileTooBig, file.Resize(ulong.MaxValue));
        Assert.Equal(ServiceError.None, file.Resize(Largest));
        Assert.Equal(0, RamfsWorld.ReadAll(file, Largest - 1, 5).Single());
        Assert.Equal((Largest, 1ul), (_world.Status("f").Size, _world.Status("f").Blocks));
    }

    [Fact]
    public void Nothing_is_read_at_the_end_and_behind_it()
    {
        FileClient<LoopbackTransport> file = _world.MakeFile("f", [1, 2]);
        Assert.Empty(RamfsWorld.ReadAll(file, 2, 10));
        Assert.Empty(RamfsWorld.ReadAll(file, ulong.MaxValue, 10));
        Assert.Equal([2], RamfsWorld.ReadAll(file, 1, 10));
    }

    [Fact]
    public void Data_lives_until_the_last_close_of_an_unlinked_file()
    {
        byte[] data = Enumerable.Range(0, 20000).Select(index => (byte)index).ToArray();
        FileClient<LoopbackTransport> first = _world.MakeFile("f", data);
        FileClient<LoopbackTransport> second = _world.MustOpen("f", OpenFlags.Read);
        Assert.Equal(ServiceError.None, _world.FileSystem.Remove("f"u8));
        Assert.Equal(ServiceError.NotFound, _world.FileSystem.Status("f"u8, out FileStatus _));
        _world.MakeFile("f", [1]).Close();
        Assert.Equal(ServiceError.None, first.Close());
        Assert.Equal(data, RamfsWorld.ReadAll(second, 0, 30000));
        Assert.Equal(ServiceError.None, second.Status(out FileStatus status));
        Assert.Equal(0u, status.Links);
        Assert.Equal(ServiceError.None, second.Close());
        Assert.Equal(ServiceError.None, _world.FileSystem.Remove("f"u8));
        Assert.True(_world.Capacity().UsedFrames < 5);
        Assert.Equal(1u, _world.Capacity().Nodes);
    }

    [Fact]
    public void Appending_goes_to_the_end_wherever_it_is()
    {
        FileClient<LoopbackTransport> file = _world.MakeFile("f", [1, 2]);
        FileClient<LoopbackTransport> log = _world.MustOpen("f", OpenFlags.Write | OpenFlags.Append);
        RamfsWorld.WriteAll(log, 0, [3]);
        RamfsWorld.WriteAll(file, 3, [4]);
        RamfsWorld.WriteAll(log, 0, [5]);
        Assert.Equal([1, 2, 3, 4, 5], RamfsWorld.ReadAll(file, 0, 10));
    }

    [Fact]
    public void Truncating_on_open_cuts_and_changes_the_time()
    {
        _world.MakeFile("f", new byte[10000]).Close();
        long before = _world.Status("f").Modified;
        Assert.Equal(ServiceError.None, _world.MustOpen("f", OpenFlags.Write | OpenFlags.Truncate).Close());
        Assert.Equal((0ul, 0ul), (_world.Status("f").Size, _world.Status("f").Blocks));
        Assert.True(_world.Status("f").Modified > before);
    }

    [Fact]
    public void A_write_and_a_resize_change_the_time_and_a_read_does_not()
    {
        FileClient<LoopbackTransport> file = _world.MakeFile("f");
        long made = _world.Status("f").Modified;
        RamfsWorld.WriteAll(file, 0, [1]);
        long written = _world.Status("f").Modified;
        Assert.Equal(ServiceError.None, file.Resize(5));
        long resized = _world.Status("f").Modified;
        _ = RamfsWorld.ReadAll(file, 0, 5);
        Assert.True(made < written && written < resized);
        Assert.Equal(resized, _world.Status("f").Modified);
    }

    [Fact]
    public void A_long_file_comes_back_as_it_was_written()
    {
        byte[] data = new byte[8 << 20];
        new Random(5).NextBytes(data);
        FileClient<LoopbackTransport> file = _world.MakeFile("long", data);
        Assert.True(data.AsSpan().SequenceEqual(RamfsWorld.ReadAll(file, 0, data.Length)));
        Assert.Equal(2048u, _world.Status("long").Blocks);
    }

    [Fact]
    public void Memory_of_removed_files_is_used_again()
    {
        byte[] data = new byte[4 << 20];
        Array.Fill(data, (byte)0xFF);
        for (int round = 0; round < 20; round++)
        {
            _world.MakeFile("f", data).Close();
            Assert.Equal(ServiceError.None, _world.FileSystem.Remove("f"u8));
        }

        FileClient<LoopbackTransport> file = _world.MakeFile("g");
        RamfsWorld.WriteAll(file, 4095, [1]);
        Assert.All(RamfsWorld.ReadAll(file, 0, 4095), value => Assert.Equal(0, value));
    }
}
