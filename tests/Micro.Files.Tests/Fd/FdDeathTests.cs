using System.Linq;
using Micro.Protocols;
using Micro.Testing.Loopback;
using Xunit;

namespace Micro.Files.Tests.Fd;

/// <summary>A death closes what the dead had open, as if it had closed it, and wakes who waited for that.</summary>
public sealed class FdDeathTests
{
    [Fact]
    public void All_descriptors_of_the_dead_are_closed_and_nobody_elses()
    {
        using FdWorld world = new();
        world.Client.Make("/f", "text");
        int before = world.Capabilities;
        FdClient other = new(world, 12);
        Assert.Equal(ServiceError.None, other.Open("/f", OpenFlags.Read, out int descriptor, out FileClient<LoopbackTransport> kept));
        FdClient dead = new(world, 11);
        FileClient<LoopbackTransport>[] files = [.. Enumerable.Range(0, 60).Select(_ => dead.File(dead.MustOpen("/f")))];
        _ = dead.Pipe();

        world.Kill(11);

        Assert.All(files, file => Assert.Equal("BadDescriptor", FdClient.Read(file)));
        Assert.Equal("text", FdClient.Read(kept));
        Assert.Equal([descriptor], other.Descriptors());
        other.Close(descriptor);
        Assert.Equal(before, world.Capabilities);
    }

    [Fact]
    public void A_file_that_a_child_shares_stays_open_for_it()
    {
        using FdWorld world = new();
        world.Client.Make("/f", "text");
        FdClient parent = new(world, 11);
        FdClient child = parent.Share(12, parent.MustOpen("/f"));

        world.Kill(11);

        Assert.Equal("text", FdClient.Read(child.File(0)));
        world.Kill(12);
        Assert.Equal(ServiceError.BadDescriptor, child.Table.Close(0));
    }

    [Fact]
    public void A_reader_gets_the_end_when_the_last_writer_dies()
    {
        using FdWorld world = new();
        (int source, int sink) = world.Client.Pipe();
        _ = world.Client.Share(11, sink);
        _ = world.Client.Share(12, sink);
        FileClient<LoopbackTransport> reader = world.Client.File(source);
        world.Client.Close(sink);
        string? got = null;

        world.WhileParked(
            () => got = FdClient.Read(reader),
            _ =>
            {
                world.Kill(11);
                Assert.Null(got);
                world.Kill(12);
            });

        Assert.Equal("", got);
    }

    [Fact]
    public void A_writer_that_waits_fails_when_the_last_reader_dies()
    {
        using FdWorld world = new();
        (int source, int sink) = world.Client.Pipe();
        _ = world.Client.Share(11, source);
        FileClient<LoopbackTransport> writer = world.Client.File(sink);
        world.Client.Close(source);
        Assert.Equal(ServiceError.None, writer.Write(0, new byte[4000], out int _));
        Assert.Equal(ServiceError.None, writer.Write(0, new byte[4000], out int _));
        ServiceError error = ServiceError.None;

        world.WhileParked(() => error = writer.Write(0, new byte[500], out int _), _ => world.Kill(11));

        Assert.Equal(ServiceError.BrokenPipe, error);
    }

    [Fact]
    public void Who_died_waiting_takes_nothing_from_those_behind_it()
    {
        using FdWorld world = new();
        (int source, int sink) = world.Client.Pipe();
        FdClient dead = world.Client.Share(11, source);
        FdClient next = world.Client.Share(12, source);
        string first = "";
        string second = "";

        world.WhileParked(
            () => first = FdClient.Read(dead.File(0)),
            _ => world.WhileParked(
                () => second = FdClient.Read(next.File(0)),
                _ =>
                {
                    world.Kill(11);
                    Assert.Equal(ServiceError.None, world.Client.File(sink).Write(0, "alive"u8, out int _));
                }));

        Assert.Equal(("Interrupted", "alive"), (first, second));
    }

    [Fact]
    public void A_table_is_not_made_for_the_dead()
    {
        using FdWorld world = new();
        world.Client.Make("/f");
        int descriptor = world.Client.MustOpen("/f");
        world.Kill(11);
        int before = world.Capabilities;
        Assert.NotEqual(ServiceError.None, world.Client.TryShare(11, [descriptor], out FdClient? _));
        Assert.Equal(before, world.Capabilities);
    }
}
