using System;
using System.Collections.Generic;
using System.Linq;
using Micro.Protocols;
using Micro.Testing.Loopback;
using Xunit;

namespace Micro.Files.Tests.Ramfs;

/// <summary>Long random sequences of operations give what the model gives.</summary>
public sealed class RamfsConformanceTests
{
    private const int Steps = 6000;
    private const int MaximumSize = 90 * 4096;

    private static readonly string[] _names =
    [
        "a", "b", "c", "d", new('n', 32), new('n', 33), new string('n', 92) + "x", new string('n', 92) + "y", new('m', 255),
        "with space\u00E4\u0001",
    ];

    private static readonly string[] _badNames = ["", ".", "..", "nul\0", new('l', 256)];

    private readonly ModelFileSystem _model = new();
    private readonly List<(FileClient<LoopbackTransport> File, ModelNode Node, OpenFlags Flags)> _opens = [];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Random_operations_do_what_the_model_does(int seed)
    {
        Random random = new(seed);
        using RamfsWorld world = new(16384);
        for (int step = 0; step < Steps; step++)
        {
            (ServiceError Expected, ServiceError Actual) errors = random.Next(10) < 5
                ? ChangeNames(world, random)
                : random.Next(3) == 0 || _opens.Count == 0 ? Open(world, random) : Use(random);
            Assert.True(errors.Expected == errors.Actual, $"seed {seed}, step {step}: {errors.Actual} instead of {errors.Expected}");
            if (step % 500 == 0)
            {
                Compare(world, "", _model.Root);
                Assert.Equal(ServiceError.None, world.Restart());
            }
        }

        Compare(world, "", _model.Root);
        CloseAll();
        RemoveAll(world, "", _model.Root);
        Assert.Equal(1u, world.Capacity().Nodes);
    }

    private static string Path(Random random)
    {
        string[] names = new string[random.Next(1, 4)];
        for (int index = 0; index < names.Length; index++)
        {
            string[] source = random.Next(100) == 0 ? _badNames : _names;
            names[index] = source[random.Next(random.Next(2) == 0 ? Math.Min(4, source.Length) : source.Length)];
        }

        return random.Next(60) == 0 ? "" : string.Join('/', names);
    }

    private (ServiceError Expected, ServiceError Actual) ChangeNames(RamfsWorld world, Random random)
    {
        string path = Path(random);
        byte[] bytes = RamfsWorld.Bytes(path);
        switch (random.Next(8))
        {
            case < 3:
                return (_model.MakeDirectory(path), world.FileSystem.MakeDirectory(bytes));
            case 3:
                return (_model.Remove(path), world.FileSystem.Remove(bytes));
            case 4:
                return (_model.RemoveDirectory(path), world.FileSystem.RemoveDirectory(bytes));
            case 5:
                ServiceError expected = _model.Find(path, out ModelNode? node);
                ServiceError actual = world.FileSystem.Status(bytes, out FileStatus status);
                Assert.True(expected != ServiceError.None || Size(node!) == status.Size);
                return (expected, actual);
            default:
                string to = random.Next(4) == 0 ? path + "/" + Path(random) : Path(random);
                return (_model.Rename(path, to), world.FileSystem.Rename(bytes, RamfsWorld.Bytes(to)));
        }
    }

    private (ServiceError Expected, ServiceError Actual) Open(RamfsWorld world, Random random)
    {
        string path = Path(random);
        OpenFlags flags = random.Next(4) switch
        {
            0 => OpenFlags.Read,
            1 => OpenFlags.Read | OpenFlags.Directory,
            2 => OpenFlags.Read | OpenFlags.Write | OpenFlags.Create,
            _ => OpenFlags.Write | OpenFlags.Create,
        };
        flags |= flags.HasFlag(OpenFlags.Write) ? (OpenFlags)(random.Next(8) << 3) & ~OpenFlags.Directory : OpenFlags.None;
        ServiceError expected = _model.Open(path, flags, out ModelNode? node);
        ServiceError actual = world.Open(path, flags, out FileClient<LoopbackTransport> file);
        if (actual == ServiceError.None && expected == ServiceError.None)
        {
            _opens.Add((file, node!, flags));
        }

        return (expected, actual);
    }

    private (ServiceError Expected, ServiceError Actual) Use(Random random)
    {
        int index = random.Next(_opens.Count);
        (FileClient<LoopbackTransport> file, ModelNode node, OpenFlags flags) = _opens[index];
        int operation = random.Next(10);
        if (operation == 0 || _opens.Count > 12)
        {
            _opens.RemoveAt(index);
            return (ServiceError.None, file.Close());
        }

        int offset = random.Next(4) == 0 ? random.Next(MaximumSize) : random.Next(3 * 4096);
        OpenFlags needed = operation < 4 ? OpenFlags.Read : OpenFlags.Write;
        ServiceError expected = node.IsDirectory ? ServiceError.IsADirectory
            : !flags.HasFlag(needed) ? ServiceError.NotPermitted
            : ServiceError.None;
        return (expected, operation < 4 ? Read(random, file, node, offset)
            : operation < 9 ? Write(random, file, expected == ServiceError.None ? node : null, offset, flags)
            : Resize(file, expected == ServiceError.None ? node : null, offset));
    }

    private static ServiceError Read(Random random, FileClient<LoopbackTransport> file, ModelNode node, int offset)
    {
        byte[] data = new byte[random.Next(4081)];
        ServiceError error = file.Read((ulong)offset, data, out int length);
        if (error == ServiceError.None)
        {
            Assert.Equal(node.Data.Skip(offset).Take(data.Length), data[..length]);
        }

        return error;
    }

    private static ServiceError Write(Random random, FileClient<LoopbackTransport> file, ModelNode? node, int offset, OpenFlags flags)
    {
        byte[] data = new byte[random.Next(3) == 0 ? random.Next(64) : random.Next(4065)];
        random.NextBytes(data);
        if (node is not null)
        {
            ModelFileSystem.Write(node, flags.HasFlag(OpenFlags.Append) ? node.Data.Length : offset, data);
        }

        ServiceError error = file.Write((ulong)offset, data, out int written);
        Assert.True(error != ServiceError.None || written == data.Length);
        return error;
    }

    private static ServiceError Resize(FileClient<LoopbackTransport> file, ModelNode? node, int size)
    {
        if (node is not null)
        {
            ModelFileSystem.Resize(node, size);
        }

        return file.Resize((ulong)size);
    }

    private static ulong Size(ModelNode node) => (ulong)(node.IsDirectory ? node.Children.Count : node.Data.Length);

    private static string Join(string path, string name) => path.Length == 0 ? name : path + "/" + name;

    private static void Compare(RamfsWorld world, string path, ModelNode node)
    {
        FileStatus status = world.Status(path);
        Assert.Equal(node.IsDirectory ? FileKind.Directory : FileKind.File, status.Kind);
        Assert.Equal(Size(node), status.Size);
        if (node.IsDirectory)
        {
            Assert.Equal(
                node.Children.Keys.Order(StringComparer.Ordinal), world.List(path).Order(StringComparer.Ordinal));
            foreach ((string name, ModelNode child) in node.Children)
            {
                Compare(world, Join(path, name), child);
            }

            return;
        }

        FileClient<LoopbackTransport> file = world.MustOpen(path, OpenFlags.Read);
        Assert.True(node.Data.AsSpan().SequenceEqual(RamfsWorld.ReadAll(file, 0, node.Data.Length)), path);
        Assert.Equal(ServiceError.None, file.Close());
    }

    private static void RemoveAll(RamfsWorld world, string path, ModelNode directory)
    {
        foreach ((string name, ModelNode child) in directory.Children)
        {
            string place = Join(path, name);
            if (child.IsDirectory)
            {
                RemoveAll(world, place, child);
                Assert.Equal(ServiceError.None, world.FileSystem.RemoveDirectory(RamfsWorld.Bytes(place)));
            }
            else
            {
                Assert.Equal(ServiceError.None, world.FileSystem.Remove(RamfsWorld.Bytes(place)));
            }
        }
    }

    private void CloseAll()
    {
        foreach ((FileClient<LoopbackTransport> file, ModelNode _, OpenFlags _) in _opens)
        {
            Assert.Equal(ServiceError.None, file.Close());
        }
    }
}
