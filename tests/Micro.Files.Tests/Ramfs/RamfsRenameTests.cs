using System;
using Micro.Protocols;
using Micro.Testing.Loopback;
using Xunit;

namespace Micro.Files.Tests.Ramfs;

public sealed class RamfsRenameTests : IDisposable
{
    private readonly RamfsWorld _world = new();

    public RamfsRenameTests()
    {
        foreach (string directory in (string[])["empty", "empty2", "full", "full/sub", "full/sub/deep"])
        {
            Assert.Equal(ServiceError.None, _world.FileSystem.MakeDirectory(RamfsWorld.Bytes(directory)));
        }

        _world.MakeFile("file", [1]).Close();
        _world.MakeFile("file2", [2]).Close();
        _world.MakeFile("full/file", [3]).Close();
    }

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("none", "x", ServiceError.NotFound)]
    [InlineData("file", "none/x", ServiceError.NotFound)]
    [InlineData("file", "file2/x", ServiceError.NotADirectory)]
    [InlineData("file/x", "y", ServiceError.NotADirectory)]
    [InlineData("file", "empty", ServiceError.IsADirectory)]
    [InlineData("empty", "file", ServiceError.NotADirectory)]
    [InlineData("empty", "full", ServiceError.NotEmpty)]
    [InlineData("full/sub", "full", ServiceError.NotEmpty)]
    [InlineData("full/file", "full", ServiceError.IsADirectory)]
    [InlineData("full", "full/x", ServiceError.InvalidArgument)]
    [InlineData("full", "full/sub", ServiceError.InvalidArgument)]
    [InlineData("full", "full/sub/deep/x", ServiceError.InvalidArgument)]
    [InlineData("", "x", ServiceError.InvalidArgument)]
    [InlineData("empty", "", ServiceError.InvalidArgument)]
    [InlineData("file", "a//b", ServiceError.NotFound)]
    [InlineData("file", "empty//b", ServiceError.InvalidArgument)]
    [InlineData("file", "empty/..", ServiceError.InvalidArgument)]
    public void A_rename_that_cannot_be_says_why_and_changes_nothing(string from, string to, ServiceError expected)
    {
        Assert.Equal(expected, Rename(from, to));
        Assert.Equal(["empty", "empty2", "full", "file", "file2"], _world.List(""));
        Assert.Equal(["sub", "file"], _world.List("full"));
        Assert.Equal(["deep"], _world.List("full/sub"));
    }

    [Theory]
    [InlineData("file", "file")]
    [InlineData("full", "full")]
    [InlineData("file", "new")]
    [InlineData("file", "file2")]
    [InlineData("file", "full/new")]
    [InlineData("file", "full/file")]
    [InlineData("full/file", "file2")]
    [InlineData("full", "empty")]
    [InlineData("full", "empty/new")]
    [InlineData("full/sub", "empty")]
    [InlineData("full/sub/deep", "full/sub2")]
    [InlineData("empty", "full/sub/deep")]
    public void A_node_moves_with_all_that_is_in_it(string from, string to)
    {
        FileStatus before = _world.Status(from);
        ulong nodes = _world.Capacity().Nodes;
        bool isReplacing = from != to && _world.FileSystem.Status(RamfsWorld.Bytes(to), out FileStatus _) == ServiceError.None;
        Assert.Equal(ServiceError.None, Rename(from, to));
        FileStatus after = _world.Status(to);
        Assert.Equal((before.Node, before.Size, before.Kind, 1u), (after.Node, after.Size, after.Kind, after.Links));
        Assert.Equal(isReplacing ? nodes - 1 : nodes, _world.Capacity().Nodes);
        Assert.True(from == to || _world.FileSystem.Status(RamfsWorld.Bytes(from), out FileStatus _) == ServiceError.NotFound);
    }

    [Fact]
    public void A_replaced_file_lives_while_it_is_open()
    {
        FileClient<LoopbackTransport> old = _world.MustOpen("file2", OpenFlags.Read);
        Assert.Equal(ServiceError.None, Rename("file", "file2"));
        Assert.Equal([2], RamfsWorld.ReadAll(old, 0, 9));
        Assert.Equal([1], RamfsWorld.ReadAll(_world.MustOpen("file2", OpenFlags.Read), 0, 9));
    }

    [Fact]
    public void A_moved_directory_is_where_it_is_for_the_next_rename_too()
    {
        Assert.Equal(ServiceError.None, Rename("full/sub", "sub"));
        Assert.Equal(ServiceError.None, Rename("full", "sub/deep/full"));
        Assert.Equal(ServiceError.InvalidArgument, Rename("sub", "sub/deep/full/sub"));
        Assert.Equal(1u, _world.Status("sub/deep/full/file").Size);
    }

    private ServiceError Rename(string from, string to) => _world.FileSystem.Rename(RamfsWorld.Bytes(from), RamfsWorld.Bytes(to));
}
