using System;
using System.Collections.Generic;
using System.Linq;
using Micro.Abi;
using Micro.Ipc.Tests.Protocols.Examples;
using Micro.Protocols;
using Xunit;
using Xunit.Abstractions;

namespace Micro.Ipc.Tests.Protocols;

/// <summary>Laws of every dispatcher: what no client would send is refused before a handler sees it.</summary>
public sealed class DispatcherTests(ITestOutputHelper output)
{
    private static readonly Slot _reply = new(16);

    public static TheoryData<string> Protocols => [.. ExamplePeer.Names];

    [Theory]
    [MemberData(nameof(Protocols))]
    public void A_request_cut_at_any_byte_is_malformed(string protocol)
    {
        ExamplePeer peer = ExamplePeer.Find(protocol);
        foreach (WireExchange exchange in WireLog.Of(protocol))
        {
            for (int length = 0; length < exchange.Request.Length; length++)
            {
                AssertRefused(peer, exchange.Request[..length], exchange.RequestCapabilities, ServiceError.Malformed);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void A_byte_after_a_request_is_malformed(string protocol)
    {
        ExamplePeer peer = ExamplePeer.Find(protocol);
        foreach (WireExchange exchange in WireLog.Of(protocol))
        {
            AssertRefused(peer, [.. exchange.Request, 0], exchange.RequestCapabilities, ServiceError.Malformed);
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void One_argument_more_or_less_is_malformed(string protocol)
    {
        ExamplePeer peer = ExamplePeer.Find(protocol);
        foreach (WireExchange exchange in WireLog.Of(protocol))
        {
            byte[] more = [(byte)(exchange.Request[0] + 1), .. exchange.Request[1..], 0];
            byte[] less = [(byte)(exchange.Request[0] - 1), .. exchange.Request[1..]];
            AssertRefused(peer, more, exchange.RequestCapabilities, ServiceError.Malformed);
            AssertRefused(peer, less, exchange.RequestCapabilities, ServiceError.Malformed);
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void An_argument_of_another_type_is_malformed(string protocol)
    {
        ExamplePeer peer = ExamplePeer.Find(protocol);
        foreach (WireExchange exchange in WireLog.Of(protocol).Where(e => e.Request.Length > 2))
        {
            byte[] nils = new byte[1 + (exchange.Request[0] & 15)];
            nils.AsSpan().Fill(0xC0);
            nils[0] = exchange.Request[0];
            nils[1] = exchange.Request[1];
            AssertRefused(peer, nils, exchange.RequestCapabilities, ServiceError.Malformed);
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void A_request_that_is_nested_deeper_than_its_operation_says_is_too_deep(string protocol)
    {
        ExamplePeer peer = ExamplePeer.Find(protocol);
        WireVector[] deep = [.. peer.Vectors.Where(v => v.IsRefused)];
        Assert.Equal(peer.Schema.Operations.Select(o => (byte)o.Number), deep.Select(v => v.Operation));
        foreach (WireVector vector in deep)
        {
            AssertRefused(peer, vector.Message, vector.Capabilities, ServiceError.TooDeep);

            // One array less is as deep as it may be, and still not what was asked for.
            int nested = Array.IndexOf(vector.Message, (byte)0x91, 2);
            AssertRefused(peer, [.. vector.Message[..nested], .. vector.Message[(nested + 1)..]], vector.Capabilities, ServiceError.Malformed);
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Capabilities_that_the_operation_does_not_have_are_refused(string protocol)
    {
        ExamplePeer peer = ExamplePeer.Find(protocol);
        foreach (WireExchange exchange in WireLog.Of(protocol))
        {
            AssertRefused(peer, exchange.Request, exchange.RequestCapabilities + 1, ServiceError.WrongCapabilities);
            if (exchange.RequestCapabilities > 0)
            {
                AssertRefused(peer, exchange.Request, 0, ServiceError.WrongCapabilities);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Operations_that_do_not_exist_are_unknown(string protocol)
    {
        ExamplePeer peer = ExamplePeer.Find(protocol);
        HashSet<byte> known = [.. WireLog.Of(protocol).Select(e => e.Request[1])];
        for (int operation = 1; operation <= 127; operation++)
        {
            if (!known.Contains((byte)operation))
            {
                AssertRefused(peer, [0x91, (byte)operation], 0, ServiceError.UnknownOperation);
            }
        }

        AssertRefused(peer, [0x91, 0], 0, ServiceError.Malformed);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Another_protocols_number_is_refused(string protocol)
    {
        ExamplePeer peer = ExamplePeer.Find(protocol);
        WireExchange exchange = WireLog.Of(protocol)[0];
        byte[] reply = Dispatch(peer, exchange.Request, exchange.RequestCapabilities, (byte)(peer.Number + 1));
        Assert.Equal([0x91, (byte)ServiceError.UnknownProtocol], reply);
        Assert.Equal(0, peer.Calls);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Random_bytes_never_throw_and_are_always_answered(string protocol)
    {
        const int seed = 7;
        output.WriteLine($"seed {seed}");
        Random random = new(seed);
        ExamplePeer peer = ExamplePeer.Find(protocol);
        IReadOnlyList<WireExchange> valid = WireLog.Of(protocol);
        int refused = 0;
        for (int round = 0; round < 20_000; round++)
        {
            byte[] request = round % 2 == 0 ? RandomBytes(random) : Damaged(random, valid[random.Next(valid.Count)].Request);
            byte[] reply = Dispatch(peer, request, random.Next(3), peer.Number);

            Assert.InRange(reply.Length, 2, MessageHeader.MaxLength);
            bool isError = reply[1] != (byte)ServiceError.None;
            Assert.True(!isError || (reply.Length == 2 && reply[0] == 0x91 && IsOfTheProtocolLayer(reply[1])));
            refused += isError ? 1 : 0;
        }

        Assert.True(refused > 10_000);
        Assert.Equal(20_000 - refused, peer.Calls);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Nothing_is_allocated_whatever_comes(string protocol)
    {
        ExamplePeer peer = ExamplePeer.Find(protocol);
        byte[] replyBuffer = new byte[MessageHeader.MaxLength];
        byte[][] requests = [.. WireLog.Of(protocol).SelectMany(e => new[] { e.Request, e.Request[..^1], [.. e.Request, 1] })];
        HandleAll(peer, requests, replyBuffer);
        long before = GC.GetAllocatedBytesForCurrentThread();
        HandleAll(peer, requests, replyBuffer);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(peer.Calls > 0);
    }

    private static void HandleAll(ExamplePeer peer, byte[][] requests, byte[] replyBuffer)
    {
        foreach (byte[] payload in requests)
        {
            Request request = new(default, new MessageHeader(payload.Length, 0, peer.Number), payload, _reply, replyBuffer);
            peer.Handler(ref request);
        }
    }

    private static void AssertRefused(ExamplePeer peer, byte[] payload, int capabilities, ServiceError error)
    {
        int before = peer.Calls;
        Assert.Equal([0x91, (byte)error], Dispatch(peer, payload, capabilities, peer.Number));
        Assert.Equal(before, peer.Calls);
    }

    private static byte[] Dispatch(ExamplePeer peer, byte[] payload, int capabilities, byte protocol)
    {
        MessageHeader header = new(payload.Length, capabilities, protocol);
        Request request = new(new Badge(1), header, payload, _reply, new byte[MessageHeader.MaxLength]);
        peer.Handler(ref request);
        return request.Reply.Buffer[..request.Reply.Length].ToArray();
    }

    private static byte[] RandomBytes(Random random)
    {
        byte[] bytes = new byte[random.Next(40)];
        random.NextBytes(bytes);
        if (bytes.Length > 1 && random.Next(4) != 0)
        {
            // Most of them look like a request at first sight.
            bytes[0] = (byte)(0x91 + random.Next(5));
            bytes[1] = (byte)random.Next(1, 17);
        }

        return bytes;
    }

    private static byte[] Damaged(Random random, byte[] request)
    {
        byte[] damaged = [.. request];
        damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
        return random.Next(3) == 0 ? damaged[..random.Next(damaged.Length)] : damaged;
    }

    private static bool IsOfTheProtocolLayer(byte error) => (ServiceError)error is ServiceError.Malformed
        or ServiceError.TooDeep or ServiceError.UnknownOperation or ServiceError.WrongCapabilities or ServiceError.InvalidArgument;
}
