using System;
using System.Linq;
using Micro.Abi;
using Micro.Protocols;
using Micro.Testing.Loopback;
using Xunit;
using Xunit.Abstractions;

namespace Micro.Ipc.Tests.Sample;

/// <summary>Laws of generated clients and dispatchers together, with request and reply in one buffer and apart.</summary>
public sealed class SampleProtocolTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_value_comes_back_as_it_was_sent(bool sharesBuffer)
    {
        Random random = Seeded(11);
        SampleWorld world = new(sharesBuffer);
        for (int round = 0; round < 2000; round++)
        {
            ulong bits = (ulong)random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
            long signed = random.NextInt64(long.MinValue, long.MaxValue) >> random.Next(64);
            Colour colour = new[] { Colour.Red, Colour.Green, Colour.Blue }[random.Next(3)];
            Access access = (Access)(random.Next(4) | (random.Next(2) << 8));
            Point point = new((int)signed, (int)bits, colour, new SampleId(bits));

            ServiceError error = world.Client.Values(
                round % 2 == 0, (byte)bits, (ushort)bits, (uint)bits, bits, (sbyte)signed, (short)signed, (int)signed, signed, colour, access,
                new SampleId(bits), point, out bool flag, out byte tiny, out ushort small, out uint middle, out ulong large,
                out sbyte signedTiny, out short signedSmall, out int signedMiddle, out long signedLarge, out Colour colourBack,
                out Access accessBack, out SampleId id, out Point pointBack);

            Assert.Equal(ServiceError.None, error);
            Assert.Equal((round % 2 == 0, (byte)bits, (ushort)bits, (uint)bits, bits), (flag, tiny, small, middle, large));
            Assert.Equal(((sbyte)signed, (short)signed, (int)signed, signed), (signedTiny, signedSmall, signedMiddle, signedLarge));
            Assert.Equal((colour, access, bits), (colourBack, accessBack, id.Value));
            Assert.Equal((point.X, point.Y, colour, bits), (pointBack.X, pointBack.Y, pointBack.Colour, pointBack.Owner.Value));
            Assert.Equal(new Badge(42), world.Server.Client);
        }
    }

    [Fact]
    public void Arguments_and_bulk_results_outlive_the_calls_of_a_handler()
    {
        SampleWorld other = new();
        SampleWorld world = new();
        SampleClient<LoopbackTransport> onward = new(world.ServerProcess.Transport, world.ServerProcess.Insert(other.Endpoint));
        byte[] noise = [.. Enumerable.Repeat((byte)0xEE, 600)];
        int calls = 0;
        world.Server.Meanwhile = () =>
        {
            calls++;
            Assert.Equal(ServiceError.None, onward.Reverse(noise, new byte[700], out int _, out uint _));
        };
        byte[] bytes = [.. Enumerable.Range(0, 500).Select(i => (byte)(i * 7))];
        byte[] room = new byte[700];

        Assert.Equal(ServiceError.None, world.Client.Reverse(bytes, room, out int length, out uint _));

        Assert.Equal(2, calls);
        Assert.Equal(bytes.Reverse().ToArray(), room[..length]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Bulk_results_are_what_the_handler_wrote_whatever_their_length(bool sharesBuffer)
    {
        SampleWorld world = new(sharesBuffer);
        byte[] room = new byte[800];
        for (int length = 0; length <= 600; length++)
        {
            byte[] bytes = [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7))];
            Assert.Equal(ServiceError.None, world.Client.Reverse(bytes, room, out int received, out uint sum));
            Assert.Equal(bytes.Reverse().ToArray(), room[..received]);
            Assert.Equal(bytes.Sum(b => b), (int)sum);
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 5)]
    [InlineData(700, 700)]
    [InlineData(5000, 700)]
    public void A_handler_has_the_room_of_its_client_and_never_more_than_declared(int clientRoom, int serverRoom)
    {
        SampleWorld world = new(sharesBuffer: true);
        byte[] room = new byte[clientRoom];
        Assert.Equal(ServiceError.None, world.Client.Reverse(new byte[600], room, out int received, out _));
        Assert.Equal(serverRoom, world.Server.Room);
        Assert.Equal(Math.Min(600, serverRoom), received);
    }

    [Fact]
    public void Text_may_be_read_while_the_result_is_written()
    {
        SampleWorld world = new(sharesBuffer: true);
        byte[] room = new byte[100];
        Assert.Equal(ServiceError.None, world.Client.Greet("a name of 20 bytes.."u8, room, out int length));
        Assert.Equal("hello a name of 20 bytes.."u8.ToArray(), room[..length]);
    }

    [Fact]
    public void An_argument_over_its_limit_is_refused_before_it_is_sent()
    {
        SampleWorld world = new();
        Assert.Equal(ServiceError.TooLong, world.Client.Greet("a name of 21 bytes..."u8, new byte[100], out _));
        Assert.Equal(0, world.Requests);
    }

    [Fact]
    public void An_enum_value_that_the_protocol_does_not_define_is_refused()
    {
        SampleWorld world = new();
        foreach ((Colour colour, Access access, Colour inner) in new[]
        {
            ((Colour)3, Access.None, Colour.Red), (Colour.Red, (Access)4, Colour.Red), (Colour.Red, Access.None, (Colour)0),
        })
        {
            ServiceError error = world.Client.Values(
                true, 0, 0, 0, 0, 0, 0, 0, 0, colour, access, default, new Point(0, 0, inner, default), out _, out _, out _, out _, out _,
                out _, out _, out _, out _, out _, out _, out _, out _);
            Assert.Equal(ServiceError.InvalidArgument, error);
        }
    }

    [Fact]
    public void An_error_comes_without_results()
    {
        SampleWorld world = new();
        world.Server.Answer = ServiceError.Busy;
        byte[] room = new byte[10];
        Assert.Equal(ServiceError.Busy, world.Client.Reverse([1, 2, 3], room, out int length, out uint sum));
        Assert.Equal((0, 0u), (length, sum));
        Assert.Equal(ServiceError.Busy, world.Client.Ping());
    }

    [Fact]
    public void Moved_capabilities_leave_their_sender_and_lent_ones_stay()
    {
        SampleWorld world = new();
        world.Server.Kept = world.ServerProcess.Insert("kept");
        world.Server.Given = world.ServerProcess.Insert("given");
        Slot gift = world.ClientProcess.Insert("gift");
        Slot loan = world.ClientProcess.Insert("loan");

        Assert.Equal(ServiceError.None, world.Client.Trade(gift, loan, out Slot kept, out Slot given));

        Assert.Null(world.ClientProcess.Find(gift));
        Assert.Equal("loan", world.ClientProcess.Find(loan)?.Target);
        Assert.Equal("kept", world.ClientProcess.Find(kept)?.Target);
        Assert.Equal("given", world.ClientProcess.Find(given)?.Target);
        Assert.NotNull(world.ServerProcess.Find(world.Server.Kept));
        Assert.Null(world.ServerProcess.Find(world.Server.Given));
        Assert.Equal(1, world.ServerProcess.CapabilityCount);
    }

    [Fact]
    public void What_is_returned_arrives_in_the_window_that_the_client_names()
    {
        SampleWorld world = new();
        world.Server.Kept = world.ServerProcess.Insert("kept");
        world.Server.Given = world.ServerProcess.Insert("given");
        Slot window = new(300);

        ServiceError error = world.Client.Trade(
            world.ClientProcess.Insert("gift"), world.ClientProcess.Insert("loan"), out Slot kept, out Slot given, window);

        Assert.Equal(ServiceError.None, error);
        Assert.Equal(window, kept);
        Assert.Equal(window.Plus(1), given);
        Assert.Equal("kept", world.ClientProcess.Find(window)?.Target);
        Assert.Equal("given", world.ClientProcess.Find(window.Plus(1))?.Target);
        Assert.Null(world.ClientProcess.Find(WellKnownSlots.ReceiveWindow));
    }

    [Fact]
    public void A_refused_gift_stays_with_its_owner()
    {
        SampleWorld world = new();
        world.Server.Answer = ServiceError.NotPermitted;
        Slot gift = world.ClientProcess.Insert("gift");
        Assert.Equal(ServiceError.NotPermitted, world.Client.Trade(gift, gift, out _, out _));
        Assert.NotNull(world.ClientProcess.Find(gift));
    }

    [Fact]
    public void A_success_without_its_capabilities_is_a_bad_reply_and_leaves_nothing_behind()
    {
        SampleWorld world = new();
        world.Server.Kept = world.ServerProcess.Insert("kept");
        Slot gift = world.ClientProcess.Insert("gift");
        int before = world.ClientProcess.CapabilityCount;
        Assert.Equal(ServiceError.BadReply, world.Client.Trade(gift, gift, out _, out _));
        Assert.Equal(before, world.ClientProcess.CapabilityCount);
    }

    [Fact]
    public void A_parked_request_is_answered_later()
    {
        SampleWorld world = new();
        world.Endpoint.Parked = parked =>
        {
            ReplyWriter reply = new(new byte[64]);
            SampleReplies.Wait(ref reply, ServiceError.None, 99);
            Assert.Equal(KernelError.None, world.ServerProcess.Answer(parked, reply));
            Assert.Equal(KernelError.NoCaller, world.ServerProcess.Answer(parked, reply));
        };

        Assert.Equal(ServiceError.None, world.Client.Wait(0, out ulong later));
        Assert.Equal(ServiceError.None, world.Client.Wait(7, out ulong now));
        Assert.Equal((99ul, 8ul), (later, now));
    }

    [Fact]
    public void A_dead_server_and_a_wrong_slot_are_errors()
    {
        SampleWorld world = new();
        Slot notAnEndpoint = world.ClientProcess.Insert("memory");
        Assert.Equal(ServiceError.BadCapability, new SampleClient<LoopbackTransport>(world.ClientProcess.Transport, notAnEndpoint).Ping());
        Assert.Equal(ServiceError.BadCapability, new SampleClient<LoopbackTransport>(world.ClientProcess.Transport, default).Ping());
        world.Endpoint.IsGone = true;
        Assert.Equal(ServiceError.PeerGone, world.Client.Ping());
    }

    [Fact]
    public void A_slot_that_the_kernel_emptied_is_a_dead_server_and_an_empty_argument_is_none()
    {
        SampleWorld world = new();
        Slot slot = world.ClientProcess.Insert(world.Endpoint);
        SampleClient<LoopbackTransport> client = new(world.ClientProcess.Transport, slot);
        Assert.Equal(ServiceError.None, client.Ping());
        Assert.Equal(ServiceError.BadCapability, client.Trade(new Slot(9999), new Slot(9999), out _, out _));
        world.ClientProcess.Transport.Drop(slot);
        Assert.Equal(ServiceError.PeerGone, client.Ping());
    }

    [Fact]
    public void Names_that_generated_code_uses_are_the_protocols_to_use()
    {
        SampleWorld world = new();
        byte[] bytes = new byte[8];
        ServiceError error = world.Client.Collide(
            1, 2, 3, 4, "request"u8, bytes, out int room, out uint reply, out uint replyLength, out uint @event);
        Assert.Equal(ServiceError.None, error);
        Assert.Equal((7, 3u, 3u, 4u), (room, reply, replyLength, @event));
        Assert.Equal("request"u8.ToArray(), bytes[..7]);
    }

    [Fact]
    public void Random_replies_are_results_or_errors_and_never_throw()
    {
        Random random = Seeded(12);
        LoopbackProcess client = new();
        LoopbackProcess server = new();
        LoopbackEndpoint endpoint = server.Serve((ref Request request) => AnswerAnything(ref request, random));
        SampleClient<LoopbackTransport> sample = new(client.Transport, client.Insert(endpoint));
        int bad = 0;
        for (int round = 0; round < 20_000; round++)
        {
            byte[] room = new byte[random.Next(50)];
            ServiceError error = random.Next(4) switch
            {
                0 => sample.Reverse([1, 2, 3], room, out _, out _),
                1 => sample.Greet("name"u8, room, out _),
                2 => sample.Wait(1, out _),
                _ => sample.Ping(),
            };
            bad += error == ServiceError.BadReply ? 1 : 0;
        }

        Assert.InRange(bad, 1000, 19_999);
    }

    [Fact]
    public void A_call_allocates_nothing_on_either_side()
    {
        byte[] message = new byte[MessageHeader.MaxLength];
        SampleServer server = default;
        Exchange(ref server, message);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Exchange(ref server, message);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static void Exchange(ref SampleServer server, byte[] message)
    {
        Request request = new(default, new MessageHeader(4, 0, SampleDispatcher.Protocol), [0x92, 7, 0xCC, 200], new Slot(16), message);
        SampleDispatcher.Dispatch(ref server, ref request);
    }

    private static void AnswerAnything(ref Request request, Random random)
    {
        int length = random.Next(20);
        random.NextBytes(request.Reply.Buffer[..length]);
        if (random.Next(4) != 0)
        {
            request.Reply.Buffer[0] = (byte)(0x91 + random.Next(3));
            request.Reply.Buffer[1] = (byte)(random.Next(3) == 0 ? random.Next(256) : 0);
        }

        request.Reply.Complete(length);
    }

    private Random Seeded(int seed)
    {
        output.WriteLine($"seed {seed}");
        return new Random(seed);
    }
}
