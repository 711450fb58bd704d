using System;
using System.Collections.Generic;
using System.Linq;
using Micro.Protocols;
using Micro.Testing.Loopback;
using Xunit;

namespace Micro.Files.Tests.Ramfs;

public sealed class RamfsDirectoryTests : IDisposable
{
    private readonly RamfsWorld _world = new(16384);

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void Every_entry_that_is_there_all_the_time_is_read_exactly_once(int seed)
    {
        Random random = new(seed);
        HashSet<string> stable = [];
        HashSet<string> removable = [];
        for (int index = 0; index < 400; index++)
        {
            string name = $"{index}";
            _world.MakeFile(name).Close();
            _ = (random.Next(2) == 0 ? stable : removable).Add(name);
        }

        FileClient<LoopbackTransport> directory = _world.MustOpen("", OpenFlags.Read);
        Dictionary<string, int> seen = [];
        for (ulong cursor = 0; RamfsWorld.TryReadEntry(directory, ref cursor, out string name);)
        {
            seen[name] = seen.GetValueOrDefault(name) + 1;
            Change(random, removable, stable);
        }

        Assert.All(stable, name => Assert.True(seen.GetValueOrDefault(name) == 1, $"seed {seed}: {name}"));
        Assert.All(seen, pair => Assert.True(pair.Value == 1, $"seed {seed}: {pair.Key} twice"));
    }

    [Fact]
    public void Removing_each_entry_as_it_is_read_empties_the_directory()
    {
        for (int index = 0; index < 1000; index++)
        {
            _world.MakeFile($"{index}").Close();
        }

        FileClient<LoopbackTransport> directory = _world.MustOpen("", OpenFlags.Directory);
        int count = 0;
        for (ulong cursor = 0; RamfsWorld.TryReadEntry(directory, ref cursor, out string name); count++)
        {
            Assert.Equal(ServiceError.None, _world.FileSystem.Remove(RamfsWorld.Bytes(name)));
        }

        Assert.Equal((1000, 0ul, 1ul), (count, _world.Status("").Size, _world.Capacity().Nodes));
    }

    [Fact]
    public void Renaming_each_entry_as_it_is_read_reads_each_once()
    {
        for (int index = 0; index < 100; index++)
        {
            _world.MakeFile($"{index}").Close();
        }

        FileClient<LoopbackTransport> directory = _world.MustOpen("", OpenFlags.Directory);
        int count = 0;
        for (ulong cursor = 0; RamfsWorld.TryReadEntry(directory, ref cursor, out string name); count++)
        {
            Assert.Equal(ServiceError.None, _world.FileSystem.Rename(RamfsWorld.Bytes(name), RamfsWorld.Bytes(name + ".old")));
        }

        Assert.Equal(100, count);
    }

    [Fact]
    public void A_name_that_is_replaced_during_the_reading_still_comes_once()
    {
        foreach (string name in (string[])["a", "b", "c"])
        {
            _world.MakeFile(name).Close();
        }

        FileClient<LoopbackTransport> directory = _world.MustOpen("", OpenFlags.Directory);
        ulong cursor = 0;
        Assert.True(RamfsWorld.TryReadEntry(directory, ref cursor, out string _));
        Assert.True(RamfsWorld.TryReadEntry(directory, ref cursor, out string second));
        Assert.Equal("b", second);
        Assert.Equal(ServiceError.None, _world.FileSystem.Rename("a"u8, "b"u8));
        Assert.True(RamfsWorld.TryReadEntry(directory, ref cursor, out string third));
        Assert.Equal("c", third);
        Assert.False(RamfsWorld.TryReadEntry(directory, ref cursor, out string _));
        Assert.Equal(["b", "c"], _world.List(""));
    }

    [Fact]
    public void Many_entries_of_many_directories_are_found()
    {
        for (int directory = 0; directory < 20; directory++)
        {
            Assert.Equal(ServiceError.None, _world.FileSystem.MakeDirectory(RamfsWorld.Bytes($"{directory}")));
            for (int index = 0; index < 500; index++)
            {
                _world.MakeFile($"{directory}/{index}").Close();
            }
        }

        Assert.Equal(20 * 501 + 1u, _world.Capacity().Nodes);
        Assert.Equal(Enumerable.Range(0, 500).Select(index => $"{index}"), _world.List("17"));
        Assert.Equal(ServiceError.NotFound, _world.FileSystem.Status("17/500"u8, out FileStatus _));
    }

    [Fact]
    public void A_directory_that_was_removed_while_open_is_empty()
    {
        Assert.Equal(ServiceError.None, _world.FileSystem.MakeDirectory("d"u8));
        FileClient<LoopbackTransport> directory = _world.MustOpen("d", OpenFlags.Directory);
        Assert.Equal(ServiceError.None, _world.FileSystem.RemoveDirectory("d"u8));
        ulong cursor = 0;
        Assert.False(RamfsWorld.TryReadEntry(directory, ref cursor, out string _));
        Assert.Equal(ServiceError.None, directory.Status(out FileStatus status));
        Assert.Equal(0u, status.Links);
        Assert.Equal(2u, _world.Capacity().Nodes);
        Assert.Equal(ServiceError.None, directory.Close());
        Assert.Equal(1u, _world.Capacity().Nodes);
    }

    [Fact]
    public void A_change_of_names_changes_the_time_of_the_directories()
    {
        Assert.Equal(ServiceError.None, _world.FileSystem.MakeDirectory("d"u8));
        Assert.Equal(ServiceError.None, _world.FileSystem.MakeDirectory("e"u8));
        AssertTouches("d", () => _world.MakeFile("d/x").Close());
        AssertTouches("d", () => _world.FileSystem.Rename("d/x"u8, "e/x"u8));
        AssertTouches("e", () => _world.FileSystem.Rename("e/x"u8, "d/x"u8));
        AssertTouches("d", () => _world.FileSystem.Remove("d/x"u8));
        AssertTouches("", () => _world.FileSystem.RemoveDirectory("e"u8));
        Assert.Equal(ServiceError.None, _world.FileSystem.SetModified("d"u8, -5));
        Assert.Equal(-5, _world.Status("d").Modified);
    }

    private void AssertTouches(string path, Func<ServiceError> change)
    {
        long before = _world.Status(path).Modified;
        Assert.Equal(ServiceError.None, change());
        Assert.True(_world.Status(path).Modified > before, path);
    }

    private void Change(Random random, HashSet<string> removable, HashSet<string> stable)
    {
        for (int count = random.Next(3); count > 0 && removable.Count > 0; count--)
        {
            string victim = removable.ElementAt(random.Next(removable.Count));
            _ = removable.Remove(victim);
            Assert.Equal(ServiceError.None, _world.FileSystem.Remove(RamfsWorld.Bytes(victim)));
        }

        if (random.Next(4) == 0)
        {
            string name = $"new-{removable.Count}-{stable.Count}-{random.Next()}";
            _world.MakeFile(name).Close();
            _ = removable.Add(name);
        }
    }
}
