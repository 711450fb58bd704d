using System;
using System.Collections.Generic;
using Micro.Abi;
using Micro.Protocols;
using Micro.Testing.Loopback;
using Xunit;
using Xunit.Abstractions;

namespace Micro.Ipc.Tests.Sample;

/// <summary>The order of operations, kept by the dispatcher.</summary>
public sealed class OrderTests
{
    private readonly ITestOutputHelper _output;
    private readonly LoopbackProcess _client = new();
    private readonly LoopbackEndpoint _endpoint;
    private readonly SessionServer _server = new();

    public OrderTests(ITestOutputHelper output)
    {
        _output = output;
        SessionServer server = _server;
        _endpoint = new LoopbackProcess().Serve((ref Request request) => SessionDispatcher.Dispatch(ref server, ref request));
    }

    [Fact]
    public void An_operation_out_of_order_is_refused_before_its_handler()
    {
        SessionClient<LoopbackTransport> client = Client(new Badge(1));
        Assert.Equal(ServiceError.WrongState, client.Read(out _));
        Assert.Equal(ServiceError.WrongState, client.Close());
        Assert.Empty(_server.Handled);

        Assert.Equal(ServiceError.None, client.Open("name"u8));
        Assert.Equal(ServiceError.WrongState, client.Open("name"u8));
        Assert.Equal(ServiceError.None, client.Read(out uint value));
        Assert.Equal(5u, value);
        Assert.Equal(ServiceError.None, client.Close());
        Assert.Equal(ServiceError.WrongState, client.Read(out _));
        Assert.Equal(["Open", "Read", "Close"], _server.Handled);
    }

    [Fact]
    public void An_operation_that_fails_leads_nowhere()
    {
        SessionClient<LoopbackTransport> client = Client(new Badge(1));
        Assert.Equal(ServiceError.NotFound, client.Open(default));
        Assert.Equal(ServiceError.WrongState, client.Read(out _));
    }

    [Fact]
    public void Every_caller_has_a_state_of_its_own()
    {
        Assert.Equal(ServiceError.None, Client(new Badge(1)).Open("name"u8));
        Assert.Equal(ServiceError.WrongState, Client(new Badge(2)).Read(out _));
        Assert.Equal(ServiceError.None, Client(new Badge(1)).Read(out _));
    }

    [Fact]
    public void A_malformed_message_is_malformed_in_any_state()
    {
        Request request = new(new Badge(1), new MessageHeader(3, 0, SessionDispatcher.Protocol), [0x91, 2, 0], new Slot(16), new byte[64]);
        SessionServer server = _server;
        SessionDispatcher.Dispatch(ref server, ref request);
        Assert.Equal([0x91, (byte)ServiceError.Malformed], request.Reply.Buffer[..request.Reply.Length].ToArray());
    }

    [Fact]
    public void A_caller_without_a_state_is_the_handlers_business()
    {
        Assert.Equal(ServiceError.None, Client(SessionServer.Stranger).Read(out _));
        Assert.Equal(["Read"], _server.Handled);
    }

    [Fact]
    public void A_state_that_the_server_changed_by_itself_counts()
    {
        _server.States[1] = SessionState.Broken;
        Assert.Equal(ServiceError.WrongState, Client(new Badge(1)).Read(out _));
        Assert.Equal(ServiceError.None, Client(new Badge(1)).Close());
    }

    [Fact]
    public void Random_calls_of_random_callers_end_as_the_model_says()
    {
        const int seed = 41;
        _output.WriteLine($"seed {seed}");
        Random random = new(seed);
        Dictionary<int, SessionState> model = [];
        for (int round = 0; round < 5000; round++)
        {
            int caller = random.Next(1, 5);
            SessionState before = model.GetValueOrDefault(caller);
            SessionClient<LoopbackTransport> client = Client(new Badge((ulong)caller));
            (ServiceError error, bool isAllowed, SessionState after) = random.Next(4) switch
            {
                0 => (client.Open("name"u8), before == SessionState.Closed, SessionState.Open),
                1 => (client.Read(out _), before == SessionState.Open, before),
                2 => (client.Close(), before != SessionState.Closed, SessionState.Closed),
                _ => (client.Ping(), true, before),
            };
            Assert.Equal(isAllowed ? ServiceError.None : ServiceError.WrongState, error);
            model[caller] = isAllowed ? after : before;
        }
    }

    private SessionClient<LoopbackTransport> Client(Badge badge) => new(_client.Transport, _client.Insert(_endpoint, badge));
}
