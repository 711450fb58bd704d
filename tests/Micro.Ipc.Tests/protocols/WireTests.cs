using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Micro.Ipc.Tests.Protocols.Scripted;
using Micro.Protocols;
using Micro.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Micro.Ipc.Tests.Protocols;

/// <summary>What every operation of every protocol looks like, byte by byte.</summary>
public sealed class WireTests(ITestOutputHelper output)
{
    public static TheoryData<string> Protocols => [.. ScriptedPeer.Names];

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Every_operation_on_the_wire(string protocol)
    {
        ScriptedPeer peer = ScriptedPeer.Find(protocol);
        StringBuilder text = new();
        foreach (WireExchange exchange in ScriptedCalls.Of(protocol).Exchanges)
        {
            text.Append(Line(peer.RequestText, exchange.Request)).Append(Count(exchange.RequestCapabilities)).Append('\n');
            text.Append("  ").Append(WireText.Annotate(exchange.Request)).Append('\n');
            text.Append(Line((payload, line) => peer.ReplyText(exchange.Request[1], payload, line), exchange.Reply));
            text.Append(Count(exchange.ReplyCapabilities)).Append('\n');
            text.Append("  ").Append(WireText.Annotate(exchange.Reply)).Append("\n\n");
        }

        await Verifier.Verify(text.ToString()).UseParameters(protocol);
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public async Task Schema(string protocol) =>
        await Verifier.Verify(Encoding.UTF8.GetString(ScriptedPeer.Find(protocol).Schema)).UseParameters(protocol);

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Every_operation_succeeds_and_is_the_same_in_a_shared_buffer(string protocol)
    {
        WireExchange[] apart = [.. ScriptedCalls.Of(protocol).Exchanges];
        WireExchange[] shared = [.. ScriptedCalls.Of(protocol, sharesBuffer: true).Exchanges];

        Assert.NotEmpty(apart);
        Assert.All(apart, exchange => Assert.Equal(ServiceError.None, exchange.Error));
        Assert.Equal(apart.Select(e => Convert.ToHexString(e.Request)), shared.Select(e => Convert.ToHexString(e.Request)));
        Assert.Equal(apart.Select(e => Convert.ToHexString(e.Reply)), shared.Select(e => Convert.ToHexString(e.Reply)));
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Decoders_show_any_bytes_in_any_room(string protocol)
    {
        const int seed = 21;
        output.WriteLine($"seed {seed}");
        Random random = new(seed);
        ScriptedPeer peer = ScriptedPeer.Find(protocol);
        for (int round = 0; round < 5000; round++)
        {
            byte[] message = new byte[random.Next(1, 30)];
            random.NextBytes(message);
            message[0] = (byte)(0x91 + random.Next(5));
            byte[] line = new byte[random.Next(60)];
            Assert.InRange(peer.RequestText(message, line), 0, line.Length);
            Assert.InRange(peer.ReplyText((byte)random.Next(20), message, line), 0, line.Length);
        }
    }

    [Fact]
    public void Protocol_numbers_are_unique()
    {
        byte[] numbers = [.. ScriptedPeer.Names.Select(n => ScriptedPeer.Find(n).Number)];
        Assert.Equal(numbers.Length, numbers.Distinct().Count());
    }

    private static string Line(ScriptedPeer.MessageDecoder decode, byte[] message)
    {
        byte[] line = new byte[512];
        return Encoding.UTF8.GetString(line, 0, decode(message, line));
    }

    private static string Count(int capabilities) => capabilities == 0 ? "" : $" + {capabilities} capability";
}
