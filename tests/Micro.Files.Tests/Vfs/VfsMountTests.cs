using Micro.Protocols;
using Xunit;

namespace Micro.Files.Tests.Vfs;

/// <summary>What comes into the mount table, and what goes.</summary>
public sealed class VfsMountTests
{
    [Fact]
    public void The_file_system_of_the_image_is_the_root()
    {
        using VfsWorld world = new();
        Assert.Equal(["1 ramfs /"], world.List());
        Assert.Equal("root", world.FileSystem(1));
    }

    [Fact]
    public void Mounts_are_listed_in_the_order_of_their_numbers()
    {
        using VfsWorld world = new();
        Assert.Equal(ServiceError.None, world.Mount("/x//y/../z/", "disk", out uint first));
        Assert.Equal(ServiceError.None, world.Mount("/a", "other", out uint second));
        Assert.Equal(ServiceError.None, world.Mounts.Unmount("/x/z"u8));
        Assert.Equal(ServiceError.None, world.Mount("/b", "third", out uint third));

        Assert.Equal((2u, 3u, 4u), (first, second, third));
        Assert.Equal(["1 ramfs /", "3 other /a", "4 third /b"], world.List());
    }

    [Fact]
    public void A_number_of_the_past_names_nothing()
    {
        using VfsWorld world = new();
        Assert.Equal(ServiceError.None, world.Mount("/a", "first", out uint old));
        Assert.Equal(ServiceError.None, world.Mounts.Unmount("/a"u8));
        Assert.Equal(ServiceError.None, world.Mount("/a", "second", out uint _));
        Assert.Equal("NotMounted", world.FileSystem(old));
        Assert.Equal("NotMounted", world.FileSystem(0));
        Assert.Equal(("second", ""), world.Resolve("/a"));
    }

    [Fact]
    public void One_place_holds_one_mount()
    {
        using VfsWorld world = new();
        Assert.Equal(ServiceError.Exists, world.Mount("/", "again", out uint _));
        Assert.Equal(ServiceError.None, world.Mount("/a", "first", out uint _));
        Assert.Equal(ServiceError.Exists, world.Mount("/b/../a/", "second", out uint _));
        Assert.Equal(ServiceError.InvalidArgument, world.Mount("a", "relative", out uint _));
        Assert.Equal(ServiceError.InvalidArgument, world.Mount("", "empty", out uint _));
    }

    [Fact]
    public void A_mount_with_others_below_stays()
    {
        using VfsWorld world = new();
        Assert.Equal(ServiceError.None, world.Mount("/a", "outer", out uint _));
        Assert.Equal(ServiceError.None, world.Mount("/a/b/c", "inner", out uint _));
        Assert.Equal(ServiceError.None, world.Mount("/ab", "beside", out uint _));
        Assert.Equal(ServiceError.Busy, world.Mounts.Unmount("/a"u8));
        Assert.Equal(ServiceError.Busy, world.Mounts.Unmount("/"u8));
        Assert.Equal(ServiceError.NotMounted, world.Mounts.Unmount("/a/b"u8));
        Assert.Equal(ServiceError.NotMounted, world.Mounts.Unmount(""u8));
        Assert.Equal(ServiceError.NotMounted, world.Mounts.Unmount("a"u8));
        Assert.Equal(ServiceError.None, world.Mounts.Unmount("/a/b/c"u8));
        Assert.Equal(ServiceError.None, world.Mounts.Unmount("/a"u8));
        Assert.Equal(["1 ramfs /", "4 beside /ab"], world.List());
    }

    [Fact]
    public void Mounting_and_unmounting_leaves_no_capability_behind()
    {
        using VfsWorld world = new();
        int before = world.Capabilities;
        for (int round = 0; round < 1000; round++)
        {
            Assert.Equal(ServiceError.None, world.Mount("/a", "disk", out uint _));
            Assert.Equal(ServiceError.Exists, world.Mount("/a", "disk", out uint _));
            Assert.Equal(ServiceError.None, world.Mounts.Unmount("/a"u8));
        }

        Assert.Equal(before, world.Capabilities);
    }

    [Theory]
    [InlineData(128, 63)]
    [InlineData(5, 5)]
    public void Table_and_slots_have_an_end(uint slots, int possible)
    {
        using VfsWorld world = new(slots);
        int before = world.Capabilities;
        for (int number = 0; number < possible; number++)
        {
            Assert.Equal(ServiceError.None, world.Mount($"/m{number}", "disk", out uint _));
        }

        Assert.Equal(ServiceError.LimitReached, world.Mount("/more", "disk", out uint _));
        Assert.Equal(before + possible, world.Capabilities);
        Assert.Equal(possible + 1, world.List().Count);
        Assert.Equal(ServiceError.None, world.Mounts.Unmount("/m0"u8));
        Assert.Equal(ServiceError.None, world.Mount("/more", "disk", out uint _));
    }

    [Fact]
    public void The_table_survives_a_restart()
    {
        using VfsWorld world = new();
        Assert.Equal(ServiceError.None, world.Mount("/a", "disk", out uint _));
        string[] before = [.. world.List()];
        world.Restart();
        Assert.Equal(before, world.List());
        Assert.Equal(("disk", "b"), world.Resolve("/a/b"));
    }
}
