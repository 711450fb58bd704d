using System;
using System.IO;
using Micro.Protocols;
using Micro.System.Tests.Support;
using Micro.Testing;
using Xunit;

namespace Micro.System.Tests;

/// <summary>A recorded conversation held again with each variant of its server, everywhere: `./micro replay`.</summary>
public sealed class ReplayTests : IClassFixture<ReplayTests.MemoryTraffic>
{
    private readonly MemoryTraffic _traffic;

    public ReplayTests(MemoryTraffic traffic)
    {
        _traffic = traffic;
    }

    [Theory]
    [InlineData("sim", "heap=first-fit", 11)]
    [InlineData("sim", "heap=size-class", 11)]
    [InlineData("sim", "pmm=bitmap", 13)]
    [InlineData("sim", "pmm=buddy", 13)]
    [InlineData("x64", "heap=first-fit", 11)]
    [InlineData("x64", "heap=size-class", 11)]
    [InlineData("x64", "pmm=bitmap", 13)]
    [InlineData("x64", "pmm=buddy", 13)]
    [InlineData("arm64", "heap=first-fit", 11)]
    [InlineData("arm64", "heap=size-class", 11)]
    [InlineData("arm64", "pmm=bitmap", 13)]
    [InlineData("arm64", "pmm=buddy", 13)]
    public void Every_variant_answers_as_the_one_that_was_recorded(string place, string variant, int requests)
    {
        string server = variant.Split('=')[0];
        Outcome outcome = MicroCommand.Run("replay", _traffic.Common, "--server", server, "--set", variant, "--on", place);

        outcome.Expect(0, $"{requests} requests to {server} sent again: {requests} answered as recorded, 0 differently; 0 not sent\n");
        Assert.DoesNotContain("records in", outcome.Error, StringComparison.Ordinal);
    }

    // In a heap of size classes a block cannot grow into the next class: its one other answer, and no name of what follows moves by it.
    [Theory]
    [InlineData("sim")]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void An_answer_that_another_variant_gives_is_shown_with_its_request(string place)
    {
        Outcome outcome = MicroCommand.Run("replay", _traffic.Peculiar, "--server", "heap", "--set", "heap=size-class", "--on", place);

        outcome.Expect(
            1,
            """
            player → heap  Resize(offset: Block_1, size: 200)  #2
              - Ok(usable: ~, resized: true)
              + Ok(usable: ~, resized: false)
            4 requests to heap sent again: 3 answered as recorded, 1 differently; 0 not sent

            """);
    }

    [Theory]
    [InlineData("sim")]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void Long_messages_are_recorded_and_sent_again_as_a_whole(string place)
    {
        using TemporaryFolder folder = new();
        string file = folder.PathOf("trace");
        string[] machine = place == "sim" ? ["sim"] : ["run", "--arch", place];
        MicroCommand.Run([.. machine, "-c", "seq 2000 > a; cp a b; cmp a b && echo same", "--trace", file, "--trace-payload", "4096"]).Expect(0, "same\n");
        Outcome recording = MicroCommand.Run("trace", file, "--json");
        recording.ExpectStatus(0);
        recording.ExpectOutput("{\"type\":\"end\",\"complete\":true,\"lost\":0}");

        Outcome outcome = MicroCommand.Run("replay", file, "--server", "ramfs", "--on", place);

        outcome.Expect(0, outcome.Output);
        Assert.Matches("^[0-9]+ requests to ramfs sent again: [0-9]+ answered as recorded, 0 differently; 0 not sent\n$", outcome.Output);
    }

    [Fact]
    public void A_request_of_which_only_a_part_was_recorded_is_told_with_what_to_do()
    {
        using TemporaryFolder folder = new();
        string file = folder.PathOf("trace");
        MicroCommand.Run("sim", "-c", "seq 100 > a", "--trace", file).ExpectStatus(0);

        Outcome outcome = MicroCommand.Run("replay", file, "--server", "ramfs");

        outcome.ExpectOutput("not sent: shell → ramfs  File_1.Write(");
        outcome.ExpectOutput(": only 176 of its 298 bytes were recorded: record with --trace-payload 4096\n");
    }

    [Fact]
    public void Requests_that_waited_for_what_no_client_did_are_left_out_with_the_reason()
    {
        using TemporaryFolder folder = new();
        string file = folder.PathOf("trace");
        MicroCommand.Run("sim", "-c", "seq 3 | cat; run true", "--trace", file).ExpectStatus(0);

        Outcome outcome = MicroCommand.Run("replay", file, "--server", "proc");

        outcome.ExpectOutput("not sent: sh → proc  Exit(status: 0)  #");
        outcome.ExpectOutput(": it was not answered by the server\n");
        outcome.ExpectOutput("not sent: shell → proc  Wait(process: Process_2, block: true, method: room 256)  #");
        outcome.ExpectOutput(": its answer waited for something that no client of this server did\n");
    }

    /// <summary>Recordings of what clients say to the servers of memory.</summary>
    public sealed class MemoryTraffic : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public MemoryTraffic()
        {
            Common = Record("common", CommonScript());
            Peculiar = Record("peculiar", PeculiarScript());
        }

        /// <summary>Two clients, whose blocks and frames every policy has elsewhere.</summary>
        public string Common { get; }

        /// <summary>One answer depends on the policy.</summary>
        public string Peculiar { get; }

        public void Dispose() => _folder.Dispose();

        private static PlayerScript CommonScript()
        {
            PlayerScript script = new();
            for (int client = 0; client < 2; client++)
            {
                script.As(client == 0 ? "player" : "bystander");
                Heap(script, value: 1).Allocate(100, out _, out _);
                Heap(script, value: 2).Allocate(24, out _, out _);
                Heap(script).Free(PlayerScript.Value(1), out _);
                Heap(script).Free(PlayerScript.Value(2), out _);
                Heap(script).Free(PlayerScript.Value(2), out _);
                Frames(script, value: 3).Allocate(3, 0, out _, out _);
                Frames(script, value: 4).Allocate(1, 2, out _, out _);
                Frames(script).Free(PlayerScript.Value(3, added: 1));
                Frames(script).Free(PlayerScript.Value(3));
                Frames(script).Free(PlayerScript.Value(3));
            }

            // Whose frames they are is told by one of them only: in a replay one player is both.
            Frames(script).NextRun(PlayerScript.Value(4), out _);
            Heap(script).Allocate(0, out _, out _);
            return script;
        }

        private static PlayerScript PeculiarScript()
        {
            PlayerScript script = new();
            Heap(script, value: 1).Allocate(100, out _, out _);
            Heap(script).Resize(PlayerScript.Value(1), 200, out _, out _);
            Heap(script, value: 2).Allocate(100, out _, out _);
            Heap(script).Free(PlayerScript.Value(2), out _);
            return script;
        }

        private static HeapServiceClient<ScriptTransport> Heap(PlayerScript script, int value = 0) => new(script.To("heap", value: value), default);

        private static FrameServiceClient<ScriptTransport> Frames(PlayerScript script, int value = 0) => new(script.To("pmm", value: value), default);

        private string Record(string name, PlayerScript script)
        {
            File.WriteAllText(_folder.PathOf($"{name}.script"), script.ToString());
            string file = _folder.PathOf(name);
            MicroCommand.Run("sim", "--image", "player", "--script", _folder.PathOf($"{name}.script"), "--trace", file).ExpectStatus(0);
            return file;
        }
    }
}
