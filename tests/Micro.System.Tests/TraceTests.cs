using System.IO;
using System.Linq;
using Micro.Abi;
using Micro.System.Tests.Support;
using Micro.Tracing;
using Xunit;

namespace Micro.System.Tests;

/// <summary>Recordings of whole machines, as `./micro run --trace` makes them.</summary>
public sealed class TraceTests : global::System.IDisposable
{
    private const string Commands = "ls /; cat /motd";

    // A quarter of the smallest ring: four records.
    private const string SmallestRing = "trace=8";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void Everything_is_recorded_and_nothing_else_changes(string architecture)
    {
        Outcome plain = MicroCommand.Commands(architecture, Commands);
        Outcome traced = Record(architecture, Commands, out Recording recording);

        traced.Expect(plain.Status, plain.Output);
        Assert.Equal((architecture, true, null, 0UL), (recording.Architecture, recording.IsEnded, recording.Damage, recording.LostRecords));
        traced.ExpectError($"micro: {recording.Events.Count:N0} records in '{_folder.PathOf("trace")}', none lost");
        Assert.Equal(Enumerable.Range(1, recording.Events.Count).Select(number => (ulong)number), recording.Events.Select(entry => entry.Number));

        CausalModel model = CausalModel.Of(recording);
        Assert.Empty(model.Pending);
        Assert.DoesNotContain(model.Calls, call => call.Client.Label == 0 || call.Server is null or { Label: 0 });
        string[] clients = [.. model.Clients.Select(client => client.Process.Name)];
        Assert.Equal(["init", "pmm", "tracer", "console", "heap", "proc", "ramfs", "vfs", "fd", "shell"], clients);
        string text = TraceText.Of(model);
        Assert.Contains("shell → fd  Open(path: \"/motd\", flags: Read)", text, global::System.StringComparison.Ordinal);
        Assert.Contains("\n  fd → ramfs  Open(path: \"motd\", flags: Read)", text, global::System.StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void Two_recordings_of_the_same_are_the_same(string architecture)
    {
        const string Busy = "seq 300 | sort -r | tail -n 1; run true; fault null-read; run spin 100000 & wait";
        Record(architecture, Busy, out Recording recording);
        byte[] first = File.ReadAllBytes(_folder.PathOf("trace"));
        Record(architecture, Busy, out _);

        Assert.Equal(first, File.ReadAllBytes(_folder.PathOf("trace")));
        Assert.Equal(0UL, recording.LostRecords);
        Assert.Contains(recording.Events, entry => entry.Kind == TraceKind.Fault);
        Assert.Contains(recording.Events, entry => entry.Kind == TraceKind.Ended);

        // The answers to those who waited at a pipe name their protocol too, and what fd gave for a child is what proc was given.
        CausalModel model = CausalModel.Of(recording);
        Assert.Contains(model.Calls, call => call.IsParked && call.Outcome == CallOutcome.Answered && !call.IsFault);
        Assert.DoesNotContain(recording.Events, entry => entry.Kind == TraceKind.Reply && entry.Header.Protocol == 0);
        ulong session = model.Calls.First(call => call.RequestMessage?.Operation?.Name == "Share").ReplyMessage!.Capabilities[0].Identity;
        Assert.Contains(model.Calls, call => call.RequestMessage?.Operation?.Name == "Grant" && call.RequestMessage.Capabilities[0].Identity == session);
    }

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void The_smallest_ring_loses_nothing_to_a_reader_above_all_others(string architecture)
    {
        Record(architecture, Commands, out Recording recording, "--append", SmallestRing).ExpectStatus(0);
        Assert.Equal((true, 0UL), (recording.IsEnded, recording.LostRecords));
    }

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void A_reader_that_comes_too_late_says_how_much_is_lost(string architecture)
    {
        string image = Image("default", "\"priority\": 57", "\"priority\": 2");
        Outcome outcome = Record(architecture, Commands, out Recording recording, "--image", image, "--append", SmallestRing);

        outcome.Expect(0, MicroCommand.Commands(architecture, Commands).Output);
        Assert.True(recording.IsEnded);
        Assert.NotEqual(0UL, recording.LostRecords);
        Assert.Equal(recording.Events[^1].Number, recording.LostRecords + (ulong)recording.Events.Count);
        outcome.ExpectError($"', {recording.LostRecords:N0} lost\n");
    }

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void What_is_recorded_is_switched_at_run_time(string architecture)
    {
        const string Switched = """
            mkdir /a; trace off; mkdir /b; run true; trace on; mkdir /c
            trace off ramfs fd; trace status fd ramfs vfs tracer; mkdir /d; trace on fd; mkdir /e
            trace off shell fd; mkdir /f; trace on; run true; trace status true
            """;
        Outcome outcome = Record(architecture, Switched, out Recording recording);

        outcome.ExpectStatus(1);
        outcome.ExpectOutput("    9 off   fd\n    7 off   ramfs\n    8 on    vfs\n    3 off   tracer\n");
        string text = TraceText.Of(CausalModel.Of(recording));
        string[] made = [.. "abcdef".Select(letter => $"{letter}").Where(letter => text.Contains($"path: \"/{letter}\"", global::System.StringComparison.Ordinal))];
        Assert.Equal(["a", "c", "d", "e"], made);
        Assert.Equal(2, recording.Events.Count(entry => entry.Kind == TraceKind.Started && entry.From > 65_536));
        Assert.Equal(1, recording.Events.Count(entry => entry.Kind == TraceKind.Ended));
        Assert.Equal((true, 0UL), (recording.IsEnded, recording.LostRecords));
    }

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void Without_a_recording_there_is_nothing_to_switch(string architecture) =>
        MicroCommand.Commands(architecture, "trace off 2>&1").Expect(1, "trace: not recording: start with ./micro run --trace FILE\n");

    [Theory]
    [InlineData("x64", "fault null-read; exit 3", 3)]
    [InlineData("arm64", "poweroff 7", 7)]
    [InlineData("x64", "kill shell", 143)]
    [InlineData("arm64", "kill shell", 143)]
    public void However_the_machine_ends_the_recording_has_its_end(string architecture, string commands, int status)
    {
        Record(architecture, commands, out Recording recording).ExpectStatus(status);
        Assert.Equal((true, null), (recording.IsEnded, recording.Damage));
    }

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void When_the_tracer_dies_the_rest_is_read_from_the_machine_s_memory(string architecture)
    {
        Outcome outcome = Record(architecture, "kill tracer; cat /motd > /x; echo alive", out Recording recording);

        outcome.Expect(0, "alive\n");
        Assert.Equal((true, 0UL), (recording.IsEnded, recording.LostRecords));
        Assert.Contains("shell → fd  Open(path: \"/x\"", TraceText.Of(CausalModel.Of(recording)), global::System.StringComparison.Ordinal);
        outcome.ExpectError("were read from the memory of the stopped machine");
    }

    // Up to 15 records are in the ring when the machine is stopped, and their reader was not told.
    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void A_machine_that_is_stopped_has_all_it_recorded(string architecture)
    {
        Outcome outcome = Record(architecture, "mkdir /last; run spin 1000000000000", out Recording recording, "--timeout", "10");

        outcome.ExpectStatus(124);
        Assert.Equal((true, 0UL, null), (recording.IsEnded, recording.LostRecords, recording.Damage));
        Assert.Equal(Enumerable.Range(1, recording.Events.Count).Select(number => (ulong)number), recording.Events.Select(entry => entry.Number));
        TraceCall last = CausalModel.Of(recording).Calls[^1];
        Assert.Equal(("Wait", CallOutcome.Pending), (last.RequestMessage?.Operation?.Name, last.Outcome));
        outcome.ExpectError("', none lost; the last ");
    }

    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void A_boot_that_fails_is_recorded_to_its_end(string architecture)
    {
        string image = Image("default", "\"calls\": [\"pmm\"], \"grants\": [\"processes\"", "\"grants\": [\"processes\"");
        Outcome outcome = Record(architecture, "true", out Recording recording, "--image", image);

        outcome.ExpectStatus(125);
        outcome.ExpectError("server proc cannot start: the manifest does not give it 'pmm'");
        Assert.Equal((true, 0UL), (recording.IsEnded, recording.LostRecords));
        Assert.Contains("proc → init  Refuse(", TraceText.Of(CausalModel.Of(recording)), global::System.StringComparison.Ordinal);
    }

    // The benchmark's peer knows nothing of recordings: it has the ring and never says that it has written anything.
    [Theory]
    [InlineData("x64")]
    [InlineData("arm64")]
    public void A_tracer_that_never_answers_does_not_hold_the_machine(string architecture)
    {
        string image = Image(
            "default", "\"name\": \"tracer\", \"project\": \"servers/tracer\"", "\"name\": \"peer\", \"project\": \"programs/bench\", \"image\": \"bench\"");
        string file = _folder.PathOf("trace");
        Outcome outcome = MicroCommand.Commands(architecture, "echo done; exit 5", "--image", image, "--trace", file);

        outcome.Expect(5, "done\n");
        outcome.ExpectError($"micro: nothing was recorded, and '{file}' is as it was");
    }

    [Theory]
    [InlineData("q35")]
    [InlineData("pc")]
    public void A_machine_without_a_console_for_it_is_refused(string machine)
    {
        Outcome outcome = MicroCommand.Commands("x64", "true", "--machine", machine, "--trace", _folder.PathOf("trace"));
        outcome.ExpectStatus(2);
        outcome.ExpectError($"micro: --trace: the machine '{machine}' has no virtio-mmio console");
        Assert.False(File.Exists(_folder.PathOf("trace")));
    }

    /// <summary>An image with one thing changed.</summary>
    private string Image(string name, string text, string replacement)
    {
        string original = File.ReadAllText(Project.PathOf($"images/{name}.json"));
        Assert.Contains(text, original, global::System.StringComparison.Ordinal);
        string file = _folder.PathOf("image.json");
        File.WriteAllText(file, original.Replace(text, replacement, global::System.StringComparison.Ordinal));
        return file;
    }

    private Outcome Record(string architecture, string commands, out Recording recording, params string[] options)
    {
        string file = _folder.PathOf("trace");
        Outcome outcome = MicroCommand.Commands(architecture, commands, ["--trace", file, .. options]);
        Assert.True(File.Exists(file), outcome.Describe());
        recording = RecordingReader.ReadFile(file);
        return outcome;
    }
}
