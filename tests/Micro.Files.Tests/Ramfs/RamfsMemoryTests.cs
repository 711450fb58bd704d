using System;
using System.Collections.Generic;
using Micro.Protocols;
using Micro.Testing.Loopback;
using Xunit;

namespace Micro.Files.Tests.Ramfs;

/// <summary>Without memory operations fail and change nothing.</summary>
public sealed class RamfsMemoryTests
{
    [Fact]
    public void A_full_file_system_keeps_what_it_has_and_has_room_again_when_something_goes()
    {
        using RamfsWorld world = new(256);
        FileClient<LoopbackTransport> kept = world.MakeFile("kept", [1, 2, 3]);
        FileClient<LoopbackTransport> file = world.MakeFile("f");
        ulong size = Fill(file);
        Assert.True(size > 128 * 4096);
        Assert.Equal(size, world.Status("f").Size);
        Assert.Equal(world.Capacity().TotalFrames, world.Capacity().UsedFrames);
        Assert.Equal([1, 2, 3], RamfsWorld.ReadAll(kept, 0, 9));
        Assert.All(RamfsWorld.ReadAll(file, 0, (int)size), value => Assert.Equal(0x55, value));
        Assert.Equal(ServiceError.None, file.Resize(0));
        Assert.Equal(size, Fill(file));
    }

    [Fact]
    public void Files_that_go_give_their_memory_back_to_everybody()
    {
        using RamfsWorld world = new(256);
        FileClient<LoopbackTransport> kept = world.MakeFile("kept", [1, 2, 3]);
        ulong before = world.UsedFrames;
        FileClient<LoopbackTransport> file = world.MakeFile("f");
        ulong size = Fill(file);
        ulong full = world.UsedFrames;
        Assert.True(full > before + 128);
        Assert.Equal(ServiceError.None, world.FileSystem.Remove("f"u8));
        Assert.Equal(full, world.UsedFrames);
        Assert.Equal(ServiceError.None, file.Close());

        // One chunk of sixteen stays, and the tables that told of the blocks.
        Assert.InRange(world.UsedFrames, before, before + 16 + 8);
        Assert.Equal([1, 2, 3], RamfsWorld.ReadAll(kept, 0, 9));
        ulong after = world.UsedFrames;
        FileClient<LoopbackTransport> again = world.MakeFile("f");
        Assert.Equal(size, Fill(again));
        Assert.Equal(full, world.UsedFrames);
        Assert.Equal(ServiceError.None, again.Resize(1));
        Assert.Equal([0x55], RamfsWorld.ReadAll(again, 0, 9));
        Assert.Equal(after, world.UsedFrames);
    }

    [Fact]
    public void A_block_that_is_taken_again_is_clear()
    {
        using RamfsWorld world = new(256);
        byte[] data = new byte[4000];
        Array.Fill(data, (byte)0x55);
        for (int round = 0; round < 50; round++)
        {
            FileClient<LoopbackTransport> file = world.MakeFile("f", data);
            Assert.Equal(ServiceError.None, file.Resize(0));
            Assert.Equal(ServiceError.None, file.Write(4095, [1], out int _));
            Assert.All(RamfsWorld.ReadAll(file, 0, 4095), value => Assert.Equal(0, value));
            Assert.Equal(ServiceError.None, file.Close());
            Assert.Equal(ServiceError.None, world.FileSystem.Remove("f"u8));
        }
    }

    [Fact]
    public void Names_end_with_the_memory_and_none_is_half_there()
    {
        using RamfsWorld world = new(128);
        List<string> made = [];
        ServiceError error;
        do
        {
            string name = new string('n', 200) + made.Count;
            error = world.FileSystem.MakeDirectory(RamfsWorld.Bytes(name));
            if (error == ServiceError.None)
            {
                made.Add(name);
            }
        }
        while (error == ServiceError.None);
        Assert.Equal(ServiceError.NoSpace, error);
        Assert.Equal(made, world.List(""));
        Assert.Equal((ulong)made.Count + 1, world.Capacity().Nodes);
        Assert.Equal(ServiceError.NoSpace, world.Open(new string('f', 250), OpenFlags.Write | OpenFlags.Create, out _));
        Assert.Equal(ServiceError.NoSpace, world.FileSystem.Rename(RamfsWorld.Bytes(made[0]), RamfsWorld.Bytes(new string('r', 250))));
        Assert.Equal(made, world.List(""));
        for (int index = 0; index < 10; index++)
        {
            Assert.Equal(ServiceError.None, world.FileSystem.RemoveDirectory(RamfsWorld.Bytes(made[index])));
        }

        Assert.Equal(ServiceError.None, world.FileSystem.MakeDirectory(RamfsWorld.Bytes(made[0])));
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    public void Whatever_fails_for_want_of_memory_leaves_all_files_readable(int seed)
    {
        Random random = new(seed);
        using RamfsWorld world = new(96);
        byte[]?[] files = new byte[12][];
        int failures = 0;
        for (int step = 0; step < 4000; step++)
        {
            int index = random.Next(files.Length);
            if (files[index] is null)
            {
                if (world.Open($"{index}", OpenFlags.Write | OpenFlags.Create, out FileClient<LoopbackTransport> made) == ServiceError.None)
                {
                    Assert.Equal(ServiceError.None, made.Close());
                    files[index] = [];
                }
            }
            else if (random.Next(20) == 0)
            {
                Assert.Equal(ServiceError.None, world.FileSystem.Remove(RamfsWorld.Bytes($"{index}")));
                files[index] = null;
            }
            else
            {
                failures += Append(world, random, $"{index}", ref files[index]) ? 0 : 1;
            }
        }

        Assert.True(failures > 10, $"seed {seed}");
        for (int index = 0; index < files.Length; index++)
        {
            if (files[index] is byte[] data)
            {
                FileClient<LoopbackTransport> file = world.MustOpen($"{index}", OpenFlags.Read);
                Assert.True(data.AsSpan().SequenceEqual(RamfsWorld.ReadAll(file, 0, data.Length + 1)), $"seed {seed}, file {index}");
            }
        }
    }

    private static bool Append(RamfsWorld world, Random random, string path, ref byte[]? data)
    {
        byte[] more = new byte[random.Next(1, 4065)];
        random.NextBytes(more);
        FileClient<LoopbackTransport> file = world.MustOpen(path, OpenFlags.Write | OpenFlags.Append);
        ServiceError error = file.Write(0, more, out int written);
        Assert.Equal(ServiceError.None, file.Close());
        Assert.True(error == ServiceError.None ? written > 0 : error == ServiceError.NoSpace);
        data = error == ServiceError.None ? [.. data!, .. more[..written]] : data;
        return error == ServiceError.None && written == more.Length;
    }

    private static ulong Fill(FileClient<LoopbackTransport> file)
    {
        byte[] data = new byte[4000];
        Array.Fill(data, (byte)0x55);
        ulong size = 0;
        ServiceError error;
        while ((error = file.Write(size, data, out int written)) == ServiceError.None)
        {
            size += (ulong)written;
        }

        Assert.Equal(ServiceError.NoSpace, error);
        return size;
    }
}
