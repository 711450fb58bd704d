using System.Linq;
using Micro.Abi;
using Micro.Protocols;
using Micro.Testing.Loopback;
using Xunit;

namespace Micro.Files.Tests.Fd;

/// <summary>Numbers, open files and positions.</summary>
public sealed class FdDescriptorTests
{
    private const OpenFlags ReadWriteCreate = OpenFlags.Read | OpenFlags.Write | OpenFlags.Create;

    [Fact]
    public void Open_gives_the_lowest_free_number_and_the_file_itself()
    {
        using FdWorld world = new();
        world.Client.Make("/f", "text");
        Assert.Equal(0, world.Client.MustOpen("/f"));
        Assert.Equal(1, world.Client.MustOpen("/f"));
        Assert.Equal(2, world.Client.MustOpen("/f"));
        world.Client.Close(1);
        Assert.Equal(ServiceError.None, world.Client.Open("/f", OpenFlags.Read, out int descriptor, out FileClient<LoopbackTransport> file));
        Assert.Equal(1, descriptor);
        Assert.Equal("text", FdClient.Read(file));
        Assert.Equal(ServiceError.NotPermitted, file.Write(0, "x"u8, out int _));
    }

    [Fact]
    public void Closing_ends_the_file_at_its_file_system()
    {
        using FdWorld world = new();
        world.Client.Make("/f", "text");
        Assert.Equal(ServiceError.None, world.Client.Open("/f", OpenFlags.Read, out int descriptor, out FileClient<LoopbackTransport> file));
        world.Client.Close(descriptor);
        Assert.Equal("BadDescriptor", FdClient.Read(file));
        Assert.Equal(ServiceError.BadDescriptor, world.Client.Table.Close(descriptor));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void A_number_that_is_not_open_is_refused_everywhere(int descriptor)
    {
        using FdWorld world = new();
        DescriptorTableClient<LoopbackTransport> table = world.Client.Table;
        Assert.Equal(ServiceError.BadDescriptor, table.Close(descriptor));
        Assert.Equal(ServiceError.BadDescriptor, table.Duplicate(descriptor, -1, out int _));
        Assert.Equal(ServiceError.BadDescriptor, table.Seek(descriptor, SeekOrigin.Start, 0, out ulong _));
        Assert.Equal(ServiceError.BadDescriptor, table.Advance(descriptor, 1, out ulong _));
        Assert.Equal(ServiceError.BadDescriptor, table.File(descriptor, out OpenFlags _, out FileKind _, out bool _, out Slot _));
        Assert.Equal(ServiceError.BadDescriptor, table.Share(new ProcessId(11), [(byte)(descriptor & 127)], out Slot _));
    }

    [Fact]
    public void A_table_has_64_numbers()
    {
        using FdWorld world = new();
        world.Client.Make("/f");
        Assert.Equal(Enumerable.Range(0, 64), Enumerable.Range(0, 64).Select(_ => world.Client.MustOpen("/f")));
        int capabilities = world.Capabilities;
        Assert.Equal(ServiceError.TooManyOpen, world.Client.Open("/f", OpenFlags.Read, out int _));
        Assert.Equal(ServiceError.TooManyOpen, world.Client.Open("/new", ReadWriteCreate, out int _));
        Assert.Equal(ServiceError.NotFound, world.Client.Status("/new"));
        Assert.Equal(ServiceError.TooManyOpen, world.Client.Table.Pipe(out int _, out int _));
        Assert.Equal(ServiceError.TooManyOpen, world.Client.Table.Duplicate(5, -1, out int _));
        world.Client.Close(40);
        Assert.Equal(ServiceError.TooManyOpen, world.Client.Table.Pipe(out int _, out int _));
        Assert.Equal(40, world.Client.MustOpen("/f"));
        Assert.Equal(capabilities, world.Capabilities);
    }

    [Fact]
    public void Nothing_is_opened_when_slots_are_used_up()
    {
        using FdWorld world = new(slots: 6);
        world.Client.Make("/f");
        int opened = 0;
        while (world.Client.Open("/f", OpenFlags.Read, out int _) == ServiceError.None)
        {
            opened++;
        }

        Assert.Equal(5, opened);
        int before = world.FileSystemCapabilities;
        Assert.Equal(ServiceError.TooManyOpen, world.Client.Open("/new", ReadWriteCreate, out int _));
        Assert.Equal(ServiceError.NotFound, world.Client.Status("/new"));
        Assert.Equal(ServiceError.LimitReached, world.Client.Table.File(0, out OpenFlags _, out FileKind _, out bool _, out Slot _));
        Assert.Equal(before, world.FileSystemCapabilities);
        world.Client.Close(3);
        Assert.Equal(3, world.Client.MustOpen("/f"));
    }

    [Fact]
    public void Ten_thousand_opens_leave_nothing_behind()
    {
        using FdWorld world = new();
        world.Client.Make("/f");
        (int, int, int) before = (world.Capabilities, world.FileSystemCapabilities, world.Client.Process.CapabilityCount);
        for (int round = 0; round < 10_000; round++)
        {
            int descriptor = world.Client.MustOpen("/f");
            Assert.Equal(ServiceError.NotFound, world.Client.Open("/missing", OpenFlags.Read, out int _));
            world.Client.Close(descriptor);
        }

        Assert.Equal(before, (world.Capabilities, world.FileSystemCapabilities, world.Client.Process.CapabilityCount));
    }

    [Fact]
    public void Opening_costs_one_call_and_closing_another()
    {
        using FdWorld world = new();
        world.Client.Make("/f");
        int before = FdTransport.Calls;
        int descriptor = world.Client.MustOpen("/f");
        Assert.Equal(before + 1, FdTransport.Calls);
        world.Client.Close(descriptor);
        Assert.Equal(before + 2, FdTransport.Calls);
    }

    [Fact]
    public void A_duplicate_shares_the_position_and_outlives_the_original()
    {
        using FdWorld world = new();
        world.Client.Make("/f", "0123456789");
        int original = world.Client.MustOpen("/f");
        Assert.Equal(ServiceError.None, world.Client.Table.Seek(original, SeekOrigin.Start, 4, out ulong _));
        Assert.Equal(ServiceError.None, world.Client.Table.Duplicate(original, -1, out int duplicate));
        Assert.Equal(1, duplicate);
        Assert.Equal(ServiceError.None, world.Client.Table.Advance(duplicate, 3, out ulong claimed));
        Assert.Equal((4ul, 7ul), (claimed, world.Client.Position(original)));

        world.Client.Close(original);
        Assert.Equal("0123456789", FdClient.Read(world.Client.File(duplicate)));
        Assert.Equal(ServiceError.None, world.Client.Table.File(duplicate, out OpenFlags flags, out FileKind kind, out bool shared, out Slot _));
        Assert.Equal((OpenFlags.Read, FileKind.File, true), (flags, kind, shared));
    }

    [Fact]
    public void Duplicating_onto_a_number_closes_what_it_was()
    {
        using FdWorld world = new();
        world.Client.Make("/f", "first");
        world.Client.Make("/g", "second");
        int first = world.Client.MustOpen("/f");
        Assert.Equal(ServiceError.None, world.Client.Open("/g", OpenFlags.Read, out int second, out FileClient<LoopbackTransport> file));
        Assert.Equal(ServiceError.None, world.Client.Table.Duplicate(first, second, out int duplicate));
        Assert.Equal(second, duplicate);
        Assert.Equal("BadDescriptor", FdClient.Read(file));
        Assert.Equal("first", FdClient.Read(world.Client.File(second)));
        Assert.Equal(ServiceError.None, world.Client.Table.Duplicate(first, first, out int same));
        Assert.Equal(first, same);
        Assert.Equal(ServiceError.None, world.Client.Table.Duplicate(first, 63, out int _));
        Assert.Equal(ServiceError.BadDescriptor, world.Client.Table.Duplicate(first, 64, out int _));
        Assert.Equal(ServiceError.BadDescriptor, world.Client.Table.Duplicate(first, -2, out int _));
        Assert.Equal([0, 1, 63], world.Client.Descriptors());
    }

    [Theory]
    [InlineData(SeekOrigin.Start, 3, 3)]
    [InlineData(SeekOrigin.Current, -2, 3)]
    [InlineData(SeekOrigin.End, -10, 0)]
    [InlineData(SeekOrigin.End, 90, 100)]
    [InlineData(SeekOrigin.Start, long.MaxValue, long.MaxValue)]
    public void A_position_is_counted_from_the_start_here_or_the_end(SeekOrigin origin, long offset, long expected)
    {
        using FdWorld world = new();
        world.Client.Make("/f", "0123456789");
        int descriptor = world.Client.MustOpen("/f");
        Assert.Equal(ServiceError.None, world.Client.Table.Seek(descriptor, SeekOrigin.Start, 5, out ulong _));
        Assert.Equal(ServiceError.None, world.Client.Table.Seek(descriptor, origin, offset, out ulong position));
        Assert.Equal(((ulong)expected, (ulong)expected), (position, world.Client.Position(descriptor)));
    }

    [Theory]
    [InlineData(SeekOrigin.Start, -1)]
    [InlineData(SeekOrigin.Current, -6)]
    [InlineData(SeekOrigin.Current, long.MinValue)]
    [InlineData(SeekOrigin.Current, long.MaxValue)]
    [InlineData(SeekOrigin.End, -11)]
    [InlineData(SeekOrigin.End, long.MaxValue)]
    public void A_position_that_cannot_be_leaves_the_old_one(SeekOrigin origin, long offset)
    {
        using FdWorld world = new();
        world.Client.Make("/f", "0123456789");
        int descriptor = world.Client.MustOpen("/f");
        Assert.Equal(ServiceError.None, world.Client.Table.Seek(descriptor, SeekOrigin.Start, 5, out ulong _));
        Assert.Equal(ServiceError.InvalidArgument, world.Client.Table.Seek(descriptor, origin, offset, out ulong _));
        Assert.Equal(5ul, world.Client.Position(descriptor));
    }

    [Fact]
    public void An_adopted_file_is_handed_on_and_never_called()
    {
        using FdWorld world = new();
        LoopbackEndpoint device = new LoopbackProcess().Serve((ref Request request) => Assert.Fail("called"));
        Slot console = world.Client.Process.Insert(device);
        int before = world.Capabilities;
        for (int descriptor = 0; descriptor < 3; descriptor++)
        {
            Assert.Equal(ServiceError.None, world.Client.Table.Adopt(descriptor, OpenFlags.Write, FileKind.Device, console));
        }

        Assert.Equal(before + 3, world.Capabilities);
        Assert.Equal(ServiceError.NotSeekable, world.Client.Table.Seek(1, SeekOrigin.Start, 0, out ulong _));
        Assert.Equal(ServiceError.NotSeekable, world.Client.Table.Advance(1, 1, out ulong _));
        Assert.Same(device, world.Client.Process.Find(world.Client.File(2).Endpoint)!.Target);
        Assert.Equal(ServiceError.None, world.Client.Table.Adopt(0, OpenFlags.Read, FileKind.File, console));
        Assert.Equal(ServiceError.NotSeekable, world.Client.Table.Seek(0, SeekOrigin.End, 0, out ulong _));
        Assert.Equal(ServiceError.BadDescriptor, world.Client.Table.Adopt(64, OpenFlags.Read, FileKind.Device, console));
        Assert.Equal(ServiceError.BadDescriptor, world.Client.Table.Adopt(-1, OpenFlags.Read, FileKind.Device, console));
        Assert.Equal(before + 3, world.Capabilities);
        for (int descriptor = 0; descriptor < 3; descriptor++)
        {
            world.Client.Close(descriptor);
        }

        Assert.Equal(before, world.Capabilities);
    }

    [Fact]
    public void Tables_and_positions_survive_a_restart()
    {
        using FdWorld world = new();
        world.Client.Make("/f", "0123456789");
        int descriptor = world.Client.MustOpen("/f");
        Assert.Equal(ServiceError.None, world.Client.Table.Seek(descriptor, SeekOrigin.Start, 4, out ulong _));
        world.Restart();
        Assert.Equal(4ul, world.Client.Position(descriptor));
        Assert.Equal("0123456789", FdClient.Read(world.Client.File(descriptor)));
        world.Client.Close(descriptor);
    }
}
