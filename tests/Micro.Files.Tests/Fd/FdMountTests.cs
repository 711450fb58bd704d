using Micro.Files.Tests.Vfs;
using Micro.Protocols;
using Xunit;

namespace Micro.Files.Tests.Fd;

/// <summary>Which file system a path leads to, while mounts come and go.</summary>
public sealed class FdMountTests
{
    [Fact]
    public void A_plain_path_costs_one_call_to_its_file_system()
    {
        using FdWorld world = new();
        world.Client.Make("/f", "text");
        int before = FdTransport.Calls;
        Assert.Equal(ServiceError.None, world.Client.Status("/f"));
        Assert.Equal(1, FdTransport.Calls - before);
    }

    [Fact]
    public void A_mount_is_seen_at_once_and_so_is_its_end()
    {
        using FdWorld world = new();
        world.Client.MakeDirectory("/m");
        world.Client.Make("/m/below", "root");
        Assert.Equal(ServiceError.None, world.Client.Status("/m/below"));

        world.MountDisk("/m");
        Assert.Equal(ServiceError.NotFound, world.Client.Status("/m/below"));
        world.Client.Make("/m/above", "disk");
        Assert.Equal(ServiceError.None, world.Client.Status("/m/above"));
        Assert.Equal(ServiceError.None, world.Client.Status("/m"));

        Assert.Equal(ServiceError.None, world.Mounts.Unmount("/m"u8));
        Assert.Equal(ServiceError.None, world.Client.Status("/m/below"));
        Assert.Equal(ServiceError.NotFound, world.Client.Status("/m/above"));
    }

    [Theory]
    [InlineData("/m/x", true)]
    [InlineData("/m/n/x", false)]
    [InlineData("/m/nn/x", true)]
    [InlineData("/mm/x", false)]
    [InlineData("//m//x", true)]
    [InlineData("/m/n/../x", true)]
    [InlineData("/m/./n/x", false)]
    public void The_longest_mount_that_holds_the_path_counts(string path, bool isOnDisk)
    {
        using FdWorld world = new();
        foreach (string directory in (string[])["/m", "/m/n", "/m/nn", "/mm"])
        {
            world.Client.MakeDirectory(directory);
        }

        world.MountDisk("/m");
        world.Client.MakeDirectory("/m/n");
        world.Client.MakeDirectory("/m/nn");
        world.MountRoot("/m/n");
        world.Client.Make(path);

        Assert.Equal(ServiceError.None, world.Client.Status(path));
        foreach (string place in (string[])["/m", "/m/n"])
        {
            Assert.Equal(ServiceError.None, world.Mounts.Unmount(VfsWorld.Bytes(place == "/m" ? "/m/n" : "/m")));
        }

        world.MountDisk("/disk");
        bool isFound = world.Client.Status("/disk/x") == ServiceError.None || world.Client.Status("/disk/nn/x") == ServiceError.None;
        Assert.Equal(isOnDisk, isFound);
    }

    [Fact]
    public void Paths_of_mounts_that_are_too_long_to_be_copied_are_asked_for()
    {
        using FdWorld world = new();
        for (int mount = 0; mount < 5; mount++)
        {
            world.MountDisk("/" + new string((char)('a' + mount), 1000));
        }

        world.MountDisk("/m");
        world.Client.Make("/m/x", "disk");
        Assert.Equal(ServiceError.NotFound, world.Client.Status("/x"));
        Assert.Equal(ServiceError.None, world.Client.Status("/" + new string('e', 1000) + "/x"));

        Assert.Equal(ServiceError.None, world.Mounts.Unmount(VfsWorld.Bytes("/" + new string('a', 1000))));
        Assert.Equal(ServiceError.None, world.Client.Status("/m/x"));
        int before = FdTransport.Calls;
        Assert.Equal(ServiceError.None, world.Client.Status("/m/x"));
        Assert.Equal(1, FdTransport.Calls - before);
    }

    [Fact]
    public void A_restarted_table_hears_of_mounts_as_before()
    {
        using FdWorld world = new();
        world.Client.MakeDirectory("/m");
        Assert.Equal(ServiceError.None, world.Client.Status("/m"));
        world.Restart();
        Assert.Equal(ServiceError.None, world.Client.Status("/m"));
        world.MountDisk("/m");
        world.Client.Make("/m/x");
        Assert.Equal(ServiceError.None, world.Mounts.Unmount("/m"u8));
        Assert.Equal(ServiceError.NotFound, world.Client.Status("/m/x"));
    }

    [Fact]
    public void A_file_system_that_is_gone_fails_its_own_paths_only()
    {
        using FdWorld world = new();
        world.MountDisk("/m");
        world.Client.Make("/m/x");
        world.LoseFileSystem();
        Assert.Equal(ServiceError.PeerGone, world.Client.Status("/f"));
        Assert.Equal(ServiceError.None, world.Client.Status("/m/x"));
        Assert.Equal(ServiceError.PeerGone, world.Client.Open("/f", OpenFlags.Read, out int _));
        Assert.Equal(ServiceError.None, world.Client.Open("/m/x", OpenFlags.Read, out int descriptor));
        Assert.Equal(0, descriptor);
    }
}
