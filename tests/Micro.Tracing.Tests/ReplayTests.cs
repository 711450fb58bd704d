using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Micro.Abi;
using Micro.Protocols;
using Micro.Tracing.Tests.Support;
using Xunit;
using static VerifyXunit.Verifier;

namespace Micro.Tracing.Tests;

/// <summary>How a recorded conversation is put into the player's words, and how its answers are compared.</summary>
public sealed class ReplayTests
{
    private const byte Ok = (byte)ServiceError.None;
    private const byte FileProtocol = 8;
    private const byte SystemProtocol = 7;
    private const byte FrameProtocol = 3;
    private const byte HeapProtocol = 4;
    private const ulong Badge = 0x77;
    private static readonly byte[] _data = [.. Enumerable.Range(0, 500).Select(number => (byte)number)];
    private static readonly ulong _file = RecordingScript.Capability(ObjectKind.Endpoint, 0x3000);

    [Fact]
    public void A_capability_of_an_answer_is_kept_for_the_requests_through_it()
    {
        ReplayPlan plan = PlanOf(OpenAndRead(Badge, "hello"));

        Assert.Equal(
            [
                "ramfs 7 9301a4" + "6d6f7464" + "01 >0",
                "$0 8 930100cd0ff0",
                "ramfs 7 9301a4" + "6e6f6e65" + "01",
            ],
            plan.Script.TrimEnd('\n').Split('\n'));
        Assert.All(plan.Steps, step => Assert.True(step.IsPlayed, step.Obstacle));
    }

    [Fact]
    public void Places_are_free_again_behind_the_last_use()
    {
        RecordingScript script = Sessions.Servers();
        for (ulong i = 0; i < 40; i++)
        {
            Open(script, "f", 100 + i);
            Read(script, 100 + i, "x");
        }

        Assert.Equal(40, PlanOf(script).Played.Count(step => step.Line.EndsWith(">0", System.StringComparison.Ordinal)));
    }

    [Fact]
    public void More_capabilities_at_once_than_there_are_places_are_said()
    {
        RecordingScript script = Sessions.Servers();
        for (ulong i = 0; i < 20; i++)
        {
            Open(script, "f", 100 + i);
        }

        for (ulong i = 0; i < 20; i++)
        {
            Read(script, 100 + i, "x");
        }

        ReplayPlan plan = PlanOf(script);

        Assert.Equal(10, plan.Steps.Count(step => !step.IsPlayed));
        Assert.Contains(plan.Steps, step => step.Obstacle == "more capabilities are in use at once than the player can keep");
        Assert.Equal(5, plan.Steps.Count(step => step.Obstacle == "it goes through a capability that came from elsewhere"));
    }

    [Fact]
    public void What_cannot_be_sent_again_is_told_with_its_reason()
    {
        RecordingScript script = Sessions.Servers();
        script.Request(Sessions.Fd, Sessions.Ramfs, FileProtocol, Payload.Of(2, 0, new byte[500])).Reply(Sessions.Ramfs, Sessions.Fd, Payload.Of(Ok, 500))
            .Request(Sessions.Fd, Sessions.Ramfs, SystemProtocol, Payload.Of(2, "x"), 0, RecordingScript.Capability(ObjectKind.Memory, 5))
            .Reply(Sessions.Ramfs, Sessions.Fd, Payload.Of(Ok))
            .Request(Sessions.Fd, Sessions.Ramfs, SystemProtocol, Payload.Of(2, "y"), 0, RecordingScript.Capability(ObjectKind.Notification, 5))
            .Failed(0, Sessions.Fd, KernelError.PeerGone)
            .Request(Sessions.Fd, Sessions.Ramfs, SystemProtocol, Payload.Of(2, "z"));

        Assert.Equal(
            [
                "only 176 of its 506 bytes were recorded: record with --trace-payload 4096",
                "it brings a capability for Memory, which only its sender had",
                "it was not answered by the server",
                "it was never answered",
            ],
            PlanOf(script).Steps.Select(step => step.Obstacle));
    }

    [Fact]
    public void Other_identities_are_the_same_answer_and_another_error_is_not()
    {
        ReplayPlan plan = PlanOf(OpenAndRead(Badge, "hello"));

        IReadOnlyList<ReplayRow> same = ReplayComparison.Of(plan, CallsOf(OpenAndRead(0x99, "hello")));
        IReadOnlyList<ReplayRow> other = ReplayComparison.Of(plan, CallsOf(OpenAndRead(0x99, "hullo")));

        Assert.Equal(3, same.Count);
        Assert.All(same, row => Assert.True(row.IsSame, $"{row.Recorded} / {row.Replayed}"));
        ReplayRow row = Assert.Single(other, row => !row.IsSame);
        Assert.Equal(2, row.Number);
        Assert.Contains("hello", row.Recorded);
        Assert.Contains("hullo", row.Replayed);
    }

    [Fact]
    public void An_answer_that_does_not_come_is_a_difference()
    {
        ReplayPlan plan = PlanOf(OpenAndRead(Badge, "hello"));

        IReadOnlyList<ReplayRow> rows = ReplayComparison.Of(plan, CallsOf(OpenAndRead(0x99, "hello")).Take(1));

        Assert.Equal([true, false, false], rows.Select(row => row.IsSame));
        Assert.Equal("", rows[2].Replayed);
    }

    [Fact]
    public void An_answer_that_brings_nothing_is_one_difference_and_shifts_no_name()
    {
        RecordingScript then = Sessions.Servers();
        Allocate(then, Sessions.Fd, 10);
        Allocate(then, Sessions.Fd, 20);
        Allocate(then, Sessions.Fd, 30);
        RecordingScript now = Sessions.Servers();
        Allocate(now, Sessions.Fd, 70);
        Refuse(now, ServiceError.OutOfMemory);
        Allocate(now, Sessions.Fd, 40);

        IReadOnlyList<ReplayRow> rows = ReplayComparison.Of(PlanOf(then), CallsOf(now));

        Assert.Equal([true, false, true], rows.Select(row => row.IsSame));
        Assert.Equal(("Ok(first: Frame_2)", "OutOfMemory"), (rows[1].Recorded, rows[1].Replayed));
    }

    [Fact]
    public void One_thing_in_the_place_of_two_is_a_difference()
    {
        RecordingScript then = Sessions.Servers();
        Run(then, 10);
        Run(then, 20);
        Run(then, 10);
        RecordingScript now = Sessions.Servers();
        Run(now, 70);
        Run(now, 70);
        Run(now, 70);

        IReadOnlyList<ReplayRow> rows = ReplayComparison.Of(PlanOf(then), CallsOf(now));

        Assert.Equal([true, false, true], rows.Select(row => row.IsSame));
        Assert.Equal("Ok(run: { first: Frame_2, count: ~, owner: Process_1 })", rows[1].Replayed);
    }

    [Fact]
    public void A_request_that_could_not_be_sent_shifts_no_answer()
    {
        RecordingScript then = OpenAndRead(Badge, "hello");

        IReadOnlyList<ReplayRow> rows = ReplayComparison.Of(PlanOf(then), CallsOf(then).Where(call => call.Through is null));

        Assert.Equal([true, false, true], rows.Select(row => row.IsSame));
        Assert.Equal("", rows[1].Replayed);
    }

    [Fact]
    public void Bytes_that_no_word_shows_are_compared_too()
    {
        string start = new('x', 100);

        IReadOnlyList<ReplayRow> rows = ReplayComparison.Of(PlanOf(OpenAndRead(Badge, start + "a")), CallsOf(OpenAndRead(Badge, start + "b")));

        Assert.Equal([true, false, true], rows.Select(row => row.IsSame));
        Assert.EndsWith(" with other bytes of data from 100 on", rows[1].Replayed);
    }

    [Fact]
    public void A_request_that_was_recorded_in_parts_is_sent_as_a_whole()
    {
        RecordingScript script = LongWrite(keepsAll: true);

        ReplayPlan plan = PlanOf(script);

        Assert.Equal($"ramfs 8 {System.Convert.ToHexStringLower(Payload.Of(2, 0, _data))}\n", plan.Script);
        Assert.Equal(MessageHeader.MaxLength, plan.PayloadLimit);
        Assert.Null(script.Recording.Damage);
        Assert.Equal(TraceRecord.PayloadLimit, PlanOf(LongWrite(keepsAll: false)).PayloadLimit);
    }

    // A reader of a pipe waits until somebody writes: it is asked again once that has happened.
    [Fact]
    public void A_request_that_waited_for_another_client_is_sent_behind_it()
    {
        ReplayPlan plan = ReplayPlan.Of(CausalModel.Of(Pipe(Sessions.Shell).Recording), "ramfs");

        Assert.Equal("ramfs 8 9302" + "00" + "c40178" + "\nramfs 8 930100cd0200\n", plan.Script);
        Assert.Equal(["shell", "fd"], plan.Steps.Select(step => step.Call.Client.Name));
    }

    [Fact]
    public void A_request_that_waited_for_no_client_of_the_server_is_told_with_its_words()
    {
        RecordingScript script = Sessions.Servers()
            .Request(Sessions.Fd, Sessions.Ramfs, FileProtocol, Payload.Of(1, 0, 512))
            .Signal(Sessions.Init, Sessions.Ramfs, 1, RecordingScript.Capability(ObjectKind.Notification, 1))
            .Reply(Sessions.Ramfs, Sessions.Fd, Payload.Of(Ok, "x"u8.ToArray()));

        ReplayPlan plan = PlanOf(script);
        ReplayRow row = Assert.Single(ReplayComparison.Of(plan, []));

        Assert.Equal(("fd", "Read(offset: 0, data: room 512)", false), (row.Client, row.Request, row.IsSent));
        Assert.Equal("its answer waited for something that no client of this server did", row.Obstacle);
    }

    [Fact]
    public void A_request_that_waited_for_one_that_cannot_be_sent_is_not_sent_either()
    {
        ReplayPlan plan = ReplayPlan.Of(CausalModel.Of(Pipe(Sessions.Shell, RecordingScript.Capability(ObjectKind.Memory, 5)).Recording), "ramfs");

        Assert.Equal(
            ["it brings a capability for Memory, which only its sender had", "its answer waited for a request that is not sent"],
            plan.Steps.Select(step => step.Obstacle));
    }

    [Fact]
    public void A_capability_that_one_client_got_serves_the_other_who_used_it()
    {
        ReplayPlan plan = ReplayPlan.Of(CausalModel.Of(Sessions.Cat().Recording), "ramfs");

        Assert.Equal(["fd", "shell", "fd"], plan.Steps.Select(step => step.Call.Client.Name));
        Assert.EndsWith(" >0", plan.Steps[0].Line, System.StringComparison.Ordinal);
        Assert.StartsWith("$0 8 ", plan.Steps[1].Line, System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_an_answer_gave_is_what_the_next_answer_gives()
    {
        RecordingScript script = Sessions.Servers();
        Allocate(script, Sessions.Fd, 4711);
        Free(script, Sessions.Fd, 4711);
        Free(script, Sessions.Fd, 4712);
        Free(script, Sessions.Fd, 9999);

        // The second frame of a block is that of whatever block there is now; one that nobody gave stands for itself.
        Assert.Equal("ramfs 3 93011000 =0\nramfs 3 9202%0000\nramfs 3 9202%0001\nramfs 3 9202cd270f\n", PlanOf(script).Script);
    }

    [Fact]
    public void The_nearest_number_is_the_one_that_is_meant()
    {
        RecordingScript script = Sessions.Servers();
        Allocate(script, Sessions.Fd, 100);
        Allocate(script, Sessions.Fd, 110);
        Free(script, Sessions.Fd, 109);
        Free(script, Sessions.Fd, 111);

        Assert.Equal("ramfs 3 93011000 =0\nramfs 3 93011000 =1\nramfs 3 9202%0009\nramfs 3 9202%0101\n", PlanOf(script).Script);
    }

    [Fact]
    public void A_record_that_begins_with_a_number_gives_it_too()
    {
        RecordingScript script = Sessions.Servers()
            .Request(Sessions.Fd, Sessions.Ramfs, FrameProtocol, Payload.Of(4, 0))
            .Reply(Sessions.Ramfs, Sessions.Fd, Payload.Of(Ok, Payload.Record(42, 7, 1)))
            .Request(Sessions.Fd, Sessions.Ramfs, FrameProtocol, Payload.Of(4, 42))
            .Reply(Sessions.Ramfs, Sessions.Fd, Payload.Of(Ok, Payload.Record(60, 7, 1)));

        Assert.Equal("ramfs 3 920400 =0\nramfs 3 9204%0000\n", PlanOf(script).Script);
    }

    // Blocks are offsets in a region of each client's own: both begin at 0. The player has one region, so there the second lies behind.
    [Fact]
    public void Equal_numbers_that_two_clients_were_given_are_two_things()
    {
        ReplayPlan plan = ReplayPlan.Of(CausalModel.Of(Blocks(Sessions.Shell, 0, 0).Recording), "ramfs");

        IReadOnlyList<ReplayRow> rows = ReplayComparison.Of(plan, CallsOf(Blocks(Sessions.Fd, 0, 512)));

        Assert.Equal("ramfs 4 920110 =0\nramfs 4 920110 =1\nramfs 4 9202%0100\nramfs 4 9202%0000\n", plan.Script);
        Assert.All(rows, row => Assert.True(row.IsSame, $"{row.Recorded} / {row.Replayed}"));
    }

    [Fact]
    public Task A_recording_becomes_a_test() => Verify(ConversationTest.Of("Ramfs", ReplayPlan.Of(CausalModel.Of(Sessions.Cat().Recording), "ramfs")));

    [Theory]
    [InlineData("Motd", true)]
    [InlineData("_a1", true)]
    [InlineData("", false)]
    [InlineData("1a", false)]
    [InlineData("a-b", false)]
    [InlineData("../x", false)]
    public void Only_a_name_can_be_a_class(string text, bool isName) => Assert.Equal(isName, ConversationTest.IsName(text));

    [Fact]
    public void The_client_with_most_requests_comes_first()
    {
        CausalModel model = CausalModel.Of(Sessions.Cat().Recording);

        Assert.Equal(["shell"], ReplayPlan.ClientsOf(model, "fd").Select(pair => pair.Client.Name));
        Assert.Equal(["fd", "shell"], ReplayPlan.ClientsOf(model, "ramfs").Select(pair => pair.Client.Name));
        Assert.Empty(ReplayPlan.ClientsOf(model, "heap"));
    }

    private static ReplayPlan PlanOf(RecordingScript script)
    {
        CausalModel model = CausalModel.Of(script.Recording);
        return ReplayPlan.Of(model, "ramfs", ReplayPlan.ClientsOf(model, "ramfs")[0].Client);
    }

    private static IEnumerable<TraceCall> CallsOf(RecordingScript script) =>
        CausalModel.Of(script.Recording).Calls.Where(call => call.Server?.Name == "ramfs");

    private static RecordingScript OpenAndRead(ulong badge, string contents)
    {
        RecordingScript script = Sessions.Servers();
        Open(script, "motd", badge);
        Read(script, badge, contents);
        return script.Request(Sessions.Fd, Sessions.Ramfs, SystemProtocol, Payload.Of(1, "none", 1))
            .Reply(Sessions.Ramfs, Sessions.Fd, Payload.Of((byte)ServiceError.NotFound));
    }

    private static RecordingScript Pipe(uint writer, params ulong[] objects) => Sessions.Servers()
        .Request(Sessions.Fd, Sessions.Ramfs, FileProtocol, Payload.Of(1, 0, 512))
        .Request(writer, Sessions.Ramfs, FileProtocol, Payload.Of(2, 0, "x"u8.ToArray()), 0, objects)
        .Reply(Sessions.Ramfs, Sessions.Fd, Payload.Of(Ok, "x"u8.ToArray()))
        .Reply(Sessions.Ramfs, writer, Payload.Of(Ok, 1));

    private static RecordingScript LongWrite(bool keepsAll) => Sessions.Servers(keepsAll)
        .Request(Sessions.Fd, Sessions.Ramfs, FileProtocol, Payload.Of(2, 0, _data)).Reply(Sessions.Ramfs, Sessions.Fd, Payload.Of(Ok, 500));

    private static void Allocate(RecordingScript script, uint client, int first) => script
        .Request(client, Sessions.Ramfs, FrameProtocol, Payload.Of(1, 16, 0)).Reply(Sessions.Ramfs, client, Payload.Of(Ok, first));

    private static void Free(RecordingScript script, uint client, int first) => script
        .Request(client, Sessions.Ramfs, FrameProtocol, Payload.Of(2, first)).Reply(Sessions.Ramfs, client, Payload.Of(Ok));

    private static void Refuse(RecordingScript script, ServiceError error) => script
        .Request(Sessions.Fd, Sessions.Ramfs, FrameProtocol, Payload.Of(1, 16, 0)).Reply(Sessions.Ramfs, Sessions.Fd, Payload.Of((byte)error));

    private static void Run(RecordingScript script, int first) => script
        .Request(Sessions.Fd, Sessions.Ramfs, FrameProtocol, Payload.Of(4, 1000))
        .Reply(Sessions.Ramfs, Sessions.Fd, Payload.Of(Ok, Payload.Record(first, 7, 1)));

    private static RecordingScript Blocks(uint second, int firstOffset, int secondOffset) => Sessions.Servers()
        .Request(Sessions.Fd, Sessions.Ramfs, HeapProtocol, Payload.Of(1, 16)).Reply(Sessions.Ramfs, Sessions.Fd, Payload.Of(Ok, firstOffset, 65_536))
        .Request(second, Sessions.Ramfs, HeapProtocol, Payload.Of(1, 16)).Reply(Sessions.Ramfs, second, Payload.Of(Ok, secondOffset, 65_536))
        .Request(second, Sessions.Ramfs, HeapProtocol, Payload.Of(2, secondOffset)).Reply(Sessions.Ramfs, second, Payload.Of(Ok, 65_536))
        .Request(Sessions.Fd, Sessions.Ramfs, HeapProtocol, Payload.Of(2, firstOffset)).Reply(Sessions.Ramfs, Sessions.Fd, Payload.Of(Ok, 65_536));

    private static void Open(RecordingScript script, string path, ulong badge) => script
        .Request(Sessions.Fd, Sessions.Ramfs, SystemProtocol, Payload.Of(1, path, 1)).Reply(Sessions.Ramfs, Sessions.Fd, Payload.Of(Ok, 1), badge, _file);

    private static void Read(RecordingScript script, ulong badge, string contents) => script
        .Request(Sessions.Fd, Sessions.Ramfs, FileProtocol, Payload.Of(1, 0, 4080), badge)
        .Reply(Sessions.Ramfs, Sessions.Fd, Payload.Of(Ok, System.Text.Encoding.UTF8.GetBytes(contents)));
}
