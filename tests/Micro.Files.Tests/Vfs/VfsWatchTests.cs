using System.Collections.Generic;
using Micro.Protocols;
using Xunit;

namespace Micro.Files.Tests.Vfs;

/// <summary>Those who keep a copy of the mount table hear of every change.</summary>
public sealed class VfsWatchTests
{
    [Fact]
    public void Every_change_is_signalled_and_what_changes_nothing_is_not()
    {
        using VfsWorld world = new();
        List<ulong> first = [];
        List<ulong> second = [];
        Assert.Equal(ServiceError.None, world.Watch(20, first));
        Assert.Equal(ServiceError.None, world.Mount("/a", "disk", out uint _));
        Assert.Equal(ServiceError.None, world.Watch(21, second));
        Assert.Equal(ServiceError.Exists, world.Mount("/a", "disk", out uint _));
        Assert.Equal(ServiceError.NotMounted, world.Mounts.Unmount("/b"u8));
        Assert.Equal(ServiceError.Busy, world.Mounts.Unmount("/"u8));
        Assert.Equal(ServiceError.None, world.Mounts.Unmount("/a"u8));

        Assert.Equal([20, 20], first);
        Assert.Equal([21], second);
    }

    [Fact]
    public void A_client_has_one_notification_and_the_later_one_counts()
    {
        using VfsWorld world = new();
        List<ulong> old = [];
        List<ulong> current = [];
        Assert.Equal(ServiceError.None, world.Watch(20, old));
        int capabilities = world.Capabilities;
        Assert.Equal(ServiceError.None, world.Watch(20, current));
        Assert.Equal(capabilities, world.Capabilities);
        Assert.Equal(ServiceError.None, world.Mount("/a", "disk", out uint _));

        Assert.Empty(old);
        Assert.Equal([20], current);
    }

    [Fact]
    public void Too_many_are_refused_and_leave_nothing_behind()
    {
        using VfsWorld world = new();
        List<ulong> signals = [];
        for (ulong client = 1; client <= 8; client++)
        {
            Assert.Equal(ServiceError.None, world.Watch(client, signals));
        }

        int capabilities = world.Capabilities;
        Assert.Equal(ServiceError.LimitReached, world.Watch(9, signals));
        Assert.Equal(capabilities, world.Capabilities);
        Assert.Equal(ServiceError.None, world.Mount("/a", "disk", out uint _));
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], signals);
    }

    [Fact]
    public void A_restart_forgets_nobody()
    {
        using VfsWorld world = new();
        List<ulong> signals = [];
        Assert.Equal(ServiceError.None, world.Watch(20, signals));
        world.Restart();
        Assert.Equal(ServiceError.None, world.Mount("/a", "disk", out uint _));
        Assert.Equal([20], signals);
    }
}
