using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Micro.Generator.Schemas;
using Micro.Ipc.Tests.Protocols.Examples;
using Micro.Protocols;
using Micro.Testing;
using Micro.Testing.Loopback;
using Micro.Tracing;
using Xunit;
using Xunit.Abstractions;
using static VerifyXunit.Verifier;

namespace Micro.Ipc.Tests.Protocols;

/// <summary>What every operation of every protocol looks like, byte by byte.</summary>
public sealed class WireTests(ITestOutputHelper output)
{
    public static TheoryData<string> Protocols => [.. ExamplePeer.Names];

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Every_operation_on_the_wire(string protocol)
    {
        ExamplePeer peer = ExamplePeer.Find(protocol);
        WireLog wire = new(peer);
        StringBuilder text = new();
        foreach (SchemaOperation operation in peer.Schema.Operations)
        {
            WireExchange success = wire.Call(operation, ServiceError.None);
            text.Append(MessageLine.Request(MessageDecoder.Default, peer.Number, success.Request)).Append(Count(success.RequestCapabilities)).Append('\n');
            text.Append("  ").Append(WireText.Annotate(success.Request)).Append('\n');
            foreach (ServiceError answer in operation.Errors.Select(e => (ServiceError)e.Number).Prepend(ServiceError.None))
            {
                WireExchange exchange = wire.Call(operation, answer);
                text.Append(MessageLine.Reply(MessageDecoder.Default, peer.Number, Describe(peer, operation), exchange.Reply)).Append(Count(exchange.ReplyCapabilities)).Append('\n');
                text.Append("  ").Append(WireText.Annotate(exchange.Reply)).Append('\n');
            }

            text.Append('\n');
        }

        await Verify(text.ToString()).UseParameters(protocol);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Clients_and_dispatchers_write_and_read_the_vectors(string protocol)
    {
        ExamplePeer peer = ExamplePeer.Find(protocol);
        WireLog wire = new(peer);
        int checkedVectors = 0;
        foreach (SchemaOperation operation in peer.Schema.Operations)
        {
            foreach (WireVector vector in peer.Vectors.Where(v => v.Operation == operation.Number && !v.IsRefused))
            {
                ServiceError answer = vector.IsError ? Enum.Parse<ServiceError>(vector.Kind) : ServiceError.None;
                WireExchange exchange = wire.Call(operation, answer);
                (byte[] message, int capabilities) = vector.Kind == "request"
                    ? (exchange.Request, exchange.RequestCapabilities)
                    : (exchange.Reply, exchange.ReplyCapabilities);

                Assert.Equal(Convert.ToHexString(vector.Message), Convert.ToHexString(message));
                Assert.Equal((vector.Name, vector.Capabilities), (exchange.Operation, capabilities));
                Assert.Equal((answer, true), (exchange.Error, exchange.IsRight || vector.IsError));
                checkedVectors++;
            }
        }

        Assert.Equal(peer.Vectors.Count(v => !v.IsRefused), checkedVectors);
        Assert.Equal(peer.Schema.Operations.Sum(o => 2 + o.Errors.Count), checkedVectors);
        Assert.Equal((checkedVectors, 0), peer.Count());
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void An_error_that_the_operation_does_not_declare_never_leaves_the_server(string protocol)
    {
        ExamplePeer peer = ExamplePeer.Find(protocol);
        WireLog wire = new(peer);
        foreach (SchemaOperation operation in peer.Schema.Operations)
        {
            foreach (ServiceError error in Enum.GetValues<ServiceError>().Where(e => e != ServiceError.None))
            {
                bool isAllowed = operation.Errors.Any(e => e.Number == (ulong)error)
                    || ((int)error < 64 && (DeclaredErrors.Always >> (int)error & 1) != 0);
                Assert.Equal(isAllowed ? error : ServiceError.UndeclaredError, wire.Call(operation, error).Error);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Every_operation_succeeds_and_is_the_same_in_a_shared_buffer(string protocol)
    {
        IReadOnlyList<WireExchange> apart = WireLog.Of(protocol);
        IReadOnlyList<WireExchange> shared = WireLog.Of(protocol, sharesBuffer: true);

        Assert.NotEmpty(apart);
        Assert.All(apart.Concat(shared), exchange => Assert.Equal((ServiceError.None, true), (exchange.Error, exchange.IsRight)));
        Assert.Equal(apart.Select(e => Convert.ToHexString(e.Request)), shared.Select(e => Convert.ToHexString(e.Request)));
        Assert.Equal(apart.Select(e => Convert.ToHexString(e.Reply)), shared.Select(e => Convert.ToHexString(e.Reply)));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void A_reply_that_is_nested_deeper_than_its_operation_says_is_a_bad_reply(string protocol)
    {
        ExamplePeer peer = ExamplePeer.Find(protocol);
        foreach (WireExchange exchange in WireLog.Of(protocol))
        {
            SchemaOperation operation = peer.Schema.Find(exchange.Operation)!;
            byte[] reply = [0, 0, .. Enumerable.Repeat((byte)0x91, operation.ReplyDepth), .. new byte[Math.Max(operation.Reply.Count, 1)]];
            reply[0] = (byte)(0x91 + Math.Max(operation.Reply.Count, 1));
            LoopbackProcess client = new();
            LoopbackEndpoint server = new LoopbackProcess().Serve((ref Request request) =>
            {
                reply.CopyTo(request.Reply.Buffer);
                request.Reply.Complete(reply.Length);
            });
            client.Insert("a capability", at: ExamplePeer.Capability);

            Assert.Equal(ServiceError.BadReply, peer.Call(client.Transport, client.Insert(server), (byte)operation.Number).Error);
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Any_bytes_can_be_shown(string protocol)
    {
        const int seed = 21;
        output.WriteLine($"seed {seed}");
        Random random = new(seed);
        ExamplePeer peer = ExamplePeer.Find(protocol);
        for (int round = 0; round < 5000; round++)
        {
            byte[] message = new byte[random.Next(1, 30)];
            random.NextBytes(message);
            message[0] = (byte)(0x91 + random.Next(5));
            OperationDescription? operation = MessageDecoder.Default.Protocols.Single(p => p.Number == peer.Number).Find((byte)random.Next(20));
            Assert.NotEmpty(MessageLine.Request(MessageDecoder.Default, peer.Number, message));
            Assert.NotEmpty(MessageLine.Reply(MessageDecoder.Default, peer.Number, operation, message));
        }
    }

    [Fact]
    public void Protocol_numbers_are_unique()
    {
        byte[] numbers = [.. ExamplePeer.Names.Select(n => ExamplePeer.Find(n).Number)];
        Assert.Equal(numbers.Length, numbers.Distinct().Count());
    }

    private static OperationDescription? Describe(ExamplePeer peer, SchemaOperation operation) =>
        MessageDecoder.Default.Protocols.Single(p => p.Number == peer.Number).Find((byte)operation.Number);

    private static string Count(int capabilities) => capabilities == 0 ? "" : $" + {capabilities} capability";
}
