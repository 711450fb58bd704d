using System.Linq;
using System.Threading.Tasks;
using Micro.Abi;
using Micro.Protocols;
using Micro.Tracing.Tests.Support;
using VerifyXunit;
using Xunit;
using static Micro.Tracing.Tests.Support.Sessions;

namespace Micro.Tracing.Tests;

/// <summary>Recordings as text.</summary>
public sealed class TraceTextTests
{
    private const byte Ok = 0;
    private const byte FdProtocol = 6;
    private const byte FileProtocol = 8;
    private const byte ProcessProtocol = 2;
    private const uint Proc = 20;

    [Fact]
    public async Task A_call_has_the_calls_that_it_caused_below_it() => await Verifier.Verify(TraceText.Of(Cat().Recording));

    [Fact]
    public async Task Everything_is_shown_when_asked_for()
    {
        RecordingScript script = Servers();
        Open(script, Shell, "/motd", 3);
        script.Interrupt(33).Signal(0, Console, 1, RecordingScript.Capability(ObjectKind.Notification, 0x77))
            .Signal(Init, Fd, 2, RecordingScript.Capability(ObjectKind.Notification, 0x88))
            .Started(Cp, "cp").Fault(Cp, Init, FaultKind.WriteAccess, 0x1234)
            .Request(Init, Fd, FdProtocol, Payload.Of(2, 1)).Reply(Fd, Init, Payload.Of(Ok))
            .FaultAnswered(Init, Cp, FaultReply.Stop).Ended(Cp);

        await Verifier.Verify(TraceText.Of(
            script.Recording, new TraceTextOptions { ShowsFaults = true, ShowsSignals = true, ShowsTimes = true, ShowsNumbers = true }));
    }

    [Fact]
    public async Task What_a_fault_caused_is_shown_without_it() => await Verifier.Verify(TraceText.Of(
        Servers().Started(Cp, "cp").Fault(Cp, Init, FaultKind.ReadAccess, 0)
            .Request(Init, Fd, FdProtocol, Payload.Of(2, 1)).Reply(Fd, Init, Payload.Of(Ok))
            .FaultAnswered(Init, Cp, FaultReply.Stop).Recording));

    [Fact]
    public void The_order_between_clients_changes_nothing()
    {
        RecordingScript apart = Servers().Started(Cp, "cp");
        Open(apart, Shell, "/a", 3);
        Open(apart, Cp, "/b", 3);
        apart.Request(Shell, Fd, FdProtocol, Payload.Of(2, 3)).Reply(Fd, Shell, Payload.Of(Ok));
        RecordingScript mixed = Servers().Started(Cp, "cp");
        Open(mixed, Cp, "/b", 3);
        Open(mixed, Shell, "/a", 3);
        mixed.Request(Shell, Fd, FdProtocol, Payload.Of(2, 3)).Reply(Fd, Shell, Payload.Of(Ok));

        string text = TraceText.Of(apart.Recording);

        Assert.Equal(text, TraceText.Of(mixed.Recording));
        Assert.Contains("shell ← fd  Ok(descriptor: Fd_1,", text);
        Assert.Contains("cp ← fd  Ok(descriptor: Fd_2,", text);
        Assert.Contains("cp → fd  Open(path: \"/b\", flags: Read)  #1\n", text);
    }

    [Fact]
    public async Task A_server_that_takes_another_request_has_parked_the_one_before()
    {
        RecordingScript script = Servers().Started(Proc, "proc").Started(Cp, "cp");
        script.Request(Shell, Proc, ProcessProtocol, Payload.Of(4, Cp, true, 256))
            .Request(Cp, Proc, ProcessProtocol, Payload.Of(7, 3))
            .Request(Proc, Init, 1, Payload.Of(2, Cp)).Reply(Init, Proc, Payload.Of(Ok))
            .Ended(Cp)
            .Reply(Proc, Shell, Payload.Of(Ok, "", Payload.Record(Cp, 1, 3, 0, 0, 0)))
            .Request(Cp, Fd, FdProtocol, Payload.Of(2, 1))
            .Request(Shell, Fd, FdProtocol, Payload.Of(2, 2)).Reply(Fd, Shell, Payload.Of(Ok))
            .Request(Fd, Init, 1, Payload.Of(3, 0)).Reply(Init, Fd, Payload.Of((byte)ServiceError.Again));

        Assert.Equal(
            ["shell.Wait", "cp.Close"],
            CausalModel.Of(script.Recording).Calls.Where(call => call.IsParked).Select(call => $"{call.Client}.{call.RequestMessage!.Operation!.Name}"));
        await Verifier.Verify(TraceText.Of(script.Recording));
    }

    [Fact]
    public async Task A_queued_request_belongs_to_the_server_that_took_it() => await Verifier.Verify(TraceText.Of(
        Servers().Queued(Shell, FdProtocol, Payload.Of(2, 3)).Queued(Console, FdProtocol, Payload.Of(2, 4))
            .Received(Shell, Fd).Request(Fd, Ramfs, FileProtocol, Payload.Of(6)).Reply(Ramfs, Fd, Payload.Of(Ok)).Reply(Fd, Shell, Payload.Of(Ok))
            .Recording));

    [Fact]
    public async Task Calls_that_end_without_a_reply_say_why() => await Verifier.Verify(TraceText.Of(
        Servers().Started(Cp, "cp").Started(Cp + 1, "cp")
            .Request(Shell, Fd, FdProtocol, Payload.Of(2, 1)).Failed(0, Shell, KernelError.PeerGone)
            .Request(Cp, Fd, FdProtocol, Payload.Of(2, 1)).Ended(Cp)
            .Request(Cp + 1, Fd, FdProtocol, Payload.Of(2, 1)).Request(Cp + 1, Fd, FdProtocol, Payload.Of(2, 2))
            .Reply(Fd, Console, Payload.Of((byte)ServiceError.Busy)).Reply(Fd, Vfs, Payload.Of(Ok, 1))
            .Recording));

    [Fact]
    public async Task What_records_are_missing_is_said()
    {
        RecordingScript script = Servers().Request(Shell, Fd, FdProtocol, Payload.Of(2, 1)).Lost(7)
            .Request(Fd, Ramfs, FileProtocol, Payload.Of(6)).Reply(Ramfs, Fd, Payload.Of(Ok)).Reply(Fd, Shell, Payload.Of(Ok)).Lost(1);

        await Verifier.Verify(TraceText.Of(RecordingReader.Read(script.OpenBytes())));
    }

    [Fact]
    public async Task Messages_that_nobody_understands_are_shown_as_far_as_they_are() => await Verifier.Verify(TraceText.Of(
        Servers().Request(99, Fd, 77, Payload.Of(1, "text")).Reply(Fd, 99, [1, 2, 3])
            .Request(99, Fd, FdProtocol, Payload.Of(111, 1)).Reply(Fd, 99, Payload.Of(Ok))
            .Request(99, Fd, FdProtocol, Payload.Of(2, "text")).Reply(Fd, 99, Payload.Of((byte)ServiceError.Malformed))
            .Request(99, Fd, FdProtocol, Payload.Of(2, 3, 4)).Reply(Fd, 99, Payload.Of((byte)ServiceError.NotFound, 4))
            .Request(99, Fd, FdProtocol, [0x92, 2]).Reply(Fd, 99, Payload.Of(120))
            .Request(99, Fd, FdProtocol, [0xC0]).Reply(Fd, 99, [])
            .Request(99, Fd, 0, [])
            .Recording));

    [Fact]
    public async Task Values_have_a_form_each()
    {
        string path = "/" + new string('x', 300);
        await Verifier.Verify(TraceText.Of(Servers()
            .Request(Shell, Fd, FdProtocol, Payload.Of(1, path, 1)).Reply(Fd, Shell, Payload.Of((byte)ServiceError.NameTooLong))
            .Request(Shell, Fd, FdProtocol, Payload.Of(1, "a\n\"\\\u001bé", 0x4041)).Reply(Fd, Shell, Payload.Of(Ok, 0, 9), 0, RecordingScript.Capability(ObjectKind.Memory, 5))
            .Request(Shell, Fd, FdProtocol, Payload.Of(3, 0, -1)).Reply(Fd, Shell, Payload.Of(Ok, 4))
            .Request(Shell, Ramfs, FileProtocol, Payload.Of(2, 5, new byte[] { 0x7F, 0x45, 0, 0xFF })).Reply(Ramfs, Shell, Payload.Of(Ok, 4))
            .Request(Shell, Ramfs, FileProtocol, Payload.Of(2, 5, new byte[1000])).Reply(Ramfs, Shell, Payload.Of(Ok, 1000))
            .Request(Shell, Ramfs, FileProtocol, Payload.Of(4)).Reply(Ramfs, Shell, Payload.Of(Ok, Payload.Record(1, 100, 77, 420, 1, 1_000_000_000, 1)))
            .Request(Shell, Ramfs, 7, Payload.Of(8)).Reply(Ramfs, Shell, Payload.Of(Ok, Payload.Record(1, 2, 3)))
            .Request(Shell, Proc, ProcessProtocol, Payload.Of(2, 9, "fd"), 0, RecordingScript.Capability(ObjectKind.Endpoint, 8)).Reply(Proc, Shell, Payload.Of(Ok))
            .Recording));
    }

    [Fact]
    public async Task A_number_that_is_used_again_is_another_thing()
    {
        RecordingScript script = Servers().Started(Proc, "proc").Started(Cp, "cp").Started(30, "pmm");
        ulong memory = RecordingScript.Capability(ObjectKind.Memory, 0x5000);
        for (int i = 0; i < 2; i++)
        {
            script.Request(Proc, 30, 3, Payload.Of(1, 8, 0)).Reply(30, Proc, Payload.Of(Ok, 5), 0, memory);
            if (i == 0)
            {
                // In another client's tree, which comes later in the text though not in time.
                script.Request(Cp, Proc, ProcessProtocol, Payload.Of(7, 0))
                    .Request(Proc, 30, 3, Payload.Of(2, 5)).Reply(30, Proc, Payload.Of(Ok));
            }

            script.Request(Proc, Init, 1, Payload.Of(1)).Reply(Init, Proc, Payload.Of(Ok));
            Open(script, Shell, "/a", 3);
            script.Request(Shell, Fd, FdProtocol, Payload.Of(2, 3)).Reply(Fd, Shell, Payload.Of(Ok));
        }

        await Verifier.Verify(TraceText.Of(script.Recording));
    }

    [Fact]
    public void What_a_server_does_for_a_signal_is_not_for_the_request_that_it_parked()
    {
        string text = TraceText.Of(Servers()
            .Request(Shell, Fd, FileProtocol, Payload.Of(1, 0, 512))
            .Signal(Init, Fd, 1, RecordingScript.Capability(ObjectKind.Notification, 1))
            .Request(Fd, Init, 1, Payload.Of(3, 0)).Reply(Init, Fd, Payload.Of((byte)ServiceError.Again))
            .Reply(Fd, Shell, Payload.Of(Ok, "x"u8.ToArray())).Recording);

        Assert.StartsWith("fd → init  NextDeath(after: 0)  #1\nfd ← init  Again\n\nshell → fd  Read(", text);
    }

    [Fact]
    public void What_a_server_does_for_a_signal_is_not_for_a_fault_that_it_leaves_unanswered()
    {
        string text = TraceText.Of(Servers().Started(Cp, "cp")
            .Fault(Cp, Init, FaultKind.ReadAccess, 8)
            .Signal(0, Init, 1, RecordingScript.Capability(ObjectKind.Notification, 1))
            .Request(Init, Fd, FdProtocol, Payload.Of(2, 3)).Reply(Fd, Init, Payload.Of(Ok)).Recording, new TraceTextOptions { ShowsFaults = true });

        Assert.Contains("init  Started\ninit → fd  Close(descriptor: Fd_1)  #1\n", text);
    }

    [Fact]
    public void A_signal_during_a_call_of_the_server_changes_nothing()
    {
        string text = TraceText.Of(Servers()
            .Request(Shell, Fd, FileProtocol, Payload.Of(1, 0, 512))
            .Request(Fd, Init, 1, Payload.Of(3, 0))
            .Signal(Init, Fd, 1, RecordingScript.Capability(ObjectKind.Notification, 1))
            .Reply(Init, Fd, Payload.Of((byte)ServiceError.Again))
            .Request(Fd, Init, 1, Payload.Of(3, 1)).Reply(Init, Fd, Payload.Of((byte)ServiceError.Again))
            .Reply(Fd, Shell, Payload.Of(Ok, "x"u8.ToArray())).Recording);

        Assert.Contains("\n  fd → init  NextDeath(after: 1)  #3\n", text);
    }

    [Fact]
    public void An_answer_that_names_no_protocol_is_of_its_request() => Assert.Contains(
        "shell ← fd  Ok(data: 2 bytes \"ab\")",
        TraceText.Of(Servers().Request(Shell, Fd, FileProtocol, Payload.Of(1, 0, 512)).Unnamed(Fd, Shell, Payload.Of(Ok, "ab"u8.ToArray())).Recording));

    [Fact]
    public async Task A_boundary_shows_one_server_and_counts_only_its_calls() =>
        await Verifier.Verify(TraceText.Of(Cat().Recording, new TraceTextOptions { Boundary = "ramfs" }));

    [Fact]
    public async Task A_filter_keeps_numbers_names_and_what_the_calls_were_made_for() =>
        await Verifier.Verify(TraceText.Of(Cat().Recording, new TraceTextOptions { Filter = TraceFilter.Parse("server=ramfs") }));

    [Fact]
    public void Who_makes_the_recording_is_left_out()
    {
        RecordingScript script = new RecordingScript().Started(Cp, "tracer").Started(Init, "init").Started(Shell, "shell")
            .Request(Cp, Init, 1, Payload.Of(1)).Reply(Init, Cp, Payload.Of(Ok))
            .Request(Shell, Cp, FdProtocol, Payload.Of(2, 3)).Reply(Cp, Shell, Payload.Of(Ok));

        Assert.Equal("shell → tracer  Close(descriptor: Fd_1)  #1\nshell ← tracer  Ok()\n", TraceText.Of(script.Recording));
        Assert.StartsWith("tracer → init  Ready()  #1\n", TraceText.Of(script.Recording, new TraceTextOptions { Client = "tracer" }));
    }

    [Fact]
    public void A_client_of_choice_is_shown_as_if_the_others_had_done_nothing()
    {
        RecordingScript script = Servers();
        Open(script, Cp, "/a", 3);
        Open(script, Shell, "/b", 3);

        string text = TraceText.Of(script.Recording, new TraceTextOptions { Client = "shell" });

        Assert.StartsWith("shell → fd  Open(path: \"/b\", flags: Read)  #1\n", text);
        Assert.DoesNotContain("/a", text);
        Assert.Contains("Ok(descriptor: Fd_1, kind: File, file: File_1)", text);
    }
}
