using System;
using System.Linq;
using Micro.System.Tests.Support;
using Xunit;

namespace Micro.System.Tests;

/// <summary>What a program does wrong is answered with an error, and hurts nobody but itself.</summary>
public sealed class HostileTests
{
    private const int Messages = 14_400;
    private const int SimulatedMessages = 143_000;
    private const int Servers = 7;
    private const int Attackers = 24;

    // Both files are there and filled, so that what they take themselves is the same each time; and the first run is there for what
    // servers keep per client.
    private const string Warm = "free > before; free > after";

    [Theory]
    [InlineData("x64", 1)]
    [InlineData("arm64", 2)]
    public void Bad_messages_are_refused_by_every_server_and_change_nothing(string architecture, int seed)
    {
        Outcome outcome = MicroCommand.Commands(
            architecture,
            $"{Warm}; run hostile messages {seed} 500; free > before; run hostile messages {seed} {Messages}; echo $?; free > after; "
                + "cmp before after && echo same; seq 3 | sort -r | head -n 1; run true && echo well",
            "--image",
            "hostile");

        outcome.Expect(
            0,
            $"{Refused(500 * Servers, Servers)}{Refused(Messages * Servers, Servers)}0\nsame\n3\nwell\n");

        // Init hears only servers: one of the image pesters it while it starts.
        Assert.Contains(Refused(12_000, 1), outcome.Log, StringComparison.Ordinal);
    }

    [Fact]
    public void A_million_bad_messages_are_refused_in_the_simulator()
    {
        Outcome outcome = MicroCommand.Run(
            "sim",
            "--image",
            "hostile",
            "--seed",
            "3",
            "-c",
            $"{Warm}; run hostile messages 3 500; free > before; run hostile messages 4 {SimulatedMessages}; echo $?; free > after; "
                + "cmp before after && echo same");

        outcome.Expect(0, $"{Refused(500 * Servers, Servers)}{Refused(SimulatedMessages * Servers, Servers)}0\nsame\n");
    }

    [Theory]
    [InlineData("x64", 1)]
    [InlineData("arm64", 101)]
    public void Random_system_calls_hurt_only_their_caller(string architecture, int seed)
    {
        // Most of them end by what they do to themselves, the others wait for ever or tell how it went.
        string attack = string.Join(' ', Enumerable.Range(seed, Attackers)
            .Select(number => $"run hostile calls {number} 3000 > /dev/null 2> /dev/null & sleep 0.02; kill -9 hostile 2> /dev/null; wait $!;"));
        Outcome outcome = MicroCommand.Commands(
            architecture,
            $"{Warm}; {attack} free > before; {attack} free > after; cmp before after && echo same; ps | grep -c hostile; run true && echo well",
            "--image",
            "hostile");

        outcome.Expect(0, "same\n0\nwell\n");
    }

    private static string Refused(int messages, int servers) => $"hostile: {messages} bad messages to {servers} servers, each refused\n";
}
