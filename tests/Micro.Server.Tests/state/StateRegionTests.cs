using System;
using Xunit;

namespace Micro.Server.Tests.State;

public sealed class StateRegionTests
{
    [Fact]
    public void A_restart_finds_every_container_with_its_contents()
    {
        using HostRegion region = new(frames: 32);
        StateRegion first = region.Open();
        first.Table<int>(2000, 1500).Modify(1499) = 7;
        first.Value<ulong>().Modify() = 8;
        first.Bytes(100_000, 10).Modify(9, 1)[0] = 9;
        ulong used = region.UsedFrames;

        StateRegion second = region.Open();
        Assert.Equal(7, second.Table<int>(2000, 1500)[1499]);
        Assert.Equal(8UL, second.Value<ulong>().Value);
        Assert.Equal(9, second.Bytes(100_000, 10).Read(9, 1)[0]);
        Assert.Equal(StateError.None, second.Error);
        Assert.Equal(used, region.UsedFrames);
    }

    [Fact]
    public void Another_layout_after_a_restart_is_refused()
    {
        using HostRegion region = new(frames: 32);
        _ = region.Open().Table<int>(2000, 1500);
        StateRegion second = region.Open();
        _ = second.Table<long>(2000, 1500);
        Assert.Equal(StateError.LayoutChanged, second.Error);
    }

    [Fact]
    public void Small_containers_share_a_frame()
    {
        using HostRegion region = new(frames: 1);
        StateRegion state = region.Open();
        StateValue<ulong> first = state.Value<ulong>();
        StateTable<byte> second = state.Table<byte>(100, 100);
        StateValue<ulong> third = state.Value<ulong>();
        first.Modify() = ulong.MaxValue;
        second.Modify(0, 100).Fill(0xAB);
        third.Modify() = 3;
        Assert.Equal(ulong.MaxValue, first.Value);
        Assert.Equal(3UL, third.Value);
        Assert.Equal((StateError.None, 1UL), (state.Error, region.UsedFrames));
    }

    [Fact]
    public void Extending_beyond_the_memory_fails_and_keeps_what_is_there()
    {
        using HostRegion region = new(frames: 3);
        StateTable<ulong> table = region.Open().Table<ulong>(capacity: 1_000_000, length: 1);
        table.Modify(0) = 42;
        Assert.False(table.TryExtend(512 * 4));
        Assert.Equal(512 * 3, table.Length);
        Assert.Equal(42UL, table[0]);
        Assert.True(table.TryExtend(512 * 3));
        Assert.Equal(3UL, region.UsedFrames);
    }

    [Fact]
    public void A_declaration_without_memory_is_remembered()
    {
        using HostRegion region = new(frames: 1);
        StateRegion state = region.Open();
        _ = state.Table<ulong>(10_000, 10_000);
        Assert.Equal(StateError.OutOfMemory, state.Error);
    }

    [Fact]
    public void More_containers_than_descriptors_are_refused()
    {
        using HostRegion region = new(frames: 64);
        StateRegion state = region.Open();
        for (int count = 0; count < 100; count++)
        {
            _ = state.Value<int>();
        }

        Assert.Equal(StateError.TooManyContainers, state.Error);
    }

    [Fact]
    public void An_index_outside_the_length_is_an_error_of_the_server()
    {
        using HostRegion region = new(frames: 4);
        StateTable<ulong> table = region.Open().Table<ulong>(capacity: 100_000, length: 1);
        Assert.Throws<IndexOutOfRangeException>(() => table.Modify(512) = 1);
        Assert.Throws<IndexOutOfRangeException>(() => table[-1]);
    }

    [Fact]
    public void Bytes_outside_the_length_are_an_error_of_the_server()
    {
        using HostRegion region = new(frames: 4);
        StateBytes bytes = region.Open().Bytes(100_000, 4096);
        Assert.Equal(4096, bytes.Read(0, 4096).Length);
        Assert.Throws<IndexOutOfRangeException>(() => bytes.Read(4096, 1).Length);
        Assert.Throws<IndexOutOfRangeException>(() => bytes.Read(-1, 1).Length);
        Assert.Throws<IndexOutOfRangeException>(() => bytes.Read(long.MaxValue, 1).Length);
    }
}
