using System.Threading.Tasks;
using Micro.Protocols;
using Micro.Testing;
using Xunit;
using static VerifyXunit.Verifier;

namespace Micro.System.Tests.Conversations;

/// <summary>Protocols `process` and `supervisor`.</summary>
public sealed class ProcessConversations
{
    // proc's numbers start here.
    private static readonly ProcessId _first = new(100);
    private static readonly ProcessId _nobody = new(99_999);

    [Fact]
    public async Task A_program_is_made_started_and_awaited()
    {
        Scene scene = new();
        scene.Processes().Program(0, default, out _);
        scene.Processes().Program(99, default, out _);
        scene.Processes().Create("true"u8, "true\0"u8, out _);
        scene.Processes().Next(default, out _, new byte[32], out _);
        scene.Processes().Next(_nobody, out _, new byte[32], out _);
        scene.Processes().Grant(_first, "pmm"u8, scene.Server("pmm"));
        scene.Processes().Wait(_first, block: false, out _, new byte[64], out _);
        scene.Processes().SetForeground(_first);
        scene.Processes().Trace(_first, isOn: true);
        scene.Processes().IsTraced(_first, out _);
        scene.Processes().Start(_first);
        scene.Processes().Start(_first);
        scene.Processes().Wait(_first, block: true, out _, new byte[64], out _);
        scene.Processes().Wait(_first, block: true, out _, new byte[64], out _);
        await Verify(await scene.Play());
    }

    [Fact]
    public async Task Processes_that_are_not_there_or_not_one_s_own_are_named_so()
    {
        Scene scene = new();
        scene.Script.As("bystander");
        scene.Processes().Create("true"u8, "true\0"u8, out _);
        scene.Script.As("player");
        scene.Processes().Grant(_first, "pmm"u8, scene.Server("pmm"));
        scene.Processes().Start(_first);
        scene.Processes().Wait(_first, block: false, out _, default, out _);
        scene.Processes().Grant(_nobody, "pmm"u8, scene.Server("pmm"));
        scene.Processes().Start(_nobody);
        scene.Processes().Wait(_nobody, block: true, out _, default, out _);
        scene.Processes().Kill(_nobody, 9);
        scene.Processes().Kill(new ProcessId(1), 9);
        scene.Processes().Kill(_first, 0);
        scene.Processes().Kill(_first, 9);
        scene.Processes().SetForeground(_nobody);
        scene.Processes().Trace(_nobody, isOn: true);
        scene.Processes().IsTraced(_nobody, out _);
        scene.Processes().Exit(0);
        scene.Processes().Create("none"u8, "none\0"u8, out _);
        await Verify(await scene.Play());
    }

    [Fact]
    public async Task Programs_can_be_too_many_and_grants_too()
    {
        Scene scene = new();
        scene.Processes().Create("true"u8, "true\0"u8, out _);
        scene.Processes(times: 102).Grant(_first, "pmm"u8, scene.Server("pmm"));
        scene.Processes(times: 129).Create("true"u8, "true\0"u8, out _);
        await Verify(await scene.Play("process=player and server=proc and not error=None"));
    }

    [Fact]
    public async Task A_death_is_told_to_all_who_keep_something_for_the_dead()
    {
        Scene scene = new();
        scene.Processes().Create("true"u8, "true\0"u8, out _);
        scene.Processes().Kill(_first, 9);
        scene.Processes().Wait(_first, block: true, out _, new byte[64], out _);
        Conversation conversation = await Conversation.Record(Session.Of(scene.Script));
        await Verify(conversation.AtBoundaryOf("init").Where("operation=ReportDeath or operation=NextDeath"));
    }

    [Fact]
    public async Task A_program_says_that_it_ends_and_hears_no_answer()
    {
        Conversation conversation = await Conversation.Record(new Session("run true"));
        await Verify(conversation.AtBoundaryOf("proc").Where("operation=Exit"));
    }

    [Fact]
    public async Task Init_answers_servers_and_refuses_what_is_not_theirs()
    {
        Scene scene = new();
        scene.Init().NextDeath(0, out _, out _);
        scene.Init().Describe(1, out _, new byte[32], out _);
        scene.Init().Describe(99, out _, new byte[32], out _);
        scene.Init().Kill(_nobody, 9);
        scene.Init().BootOption("idle"u8, new byte[16], out _);
        scene.Init().BootOption("none"u8, new byte[16], out _);
        scene.Init().BootTime(out _);
        scene.Init().Trace(new ProcessId(2), isOn: true);
        scene.Init().Trace(_nobody, isOn: true);
        scene.Init().IsTraced(new ProcessId(2), out _);
        scene.Init().IsTraced(_nobody, out _);
        scene.Init().ReportDeath(_first);
        scene.Init().Refuse("too late"u8);
        scene.Init().Kill(new ProcessId(5), 9);
        await Verify(await scene.Play("server=init and not operation=ReadScript"));
    }

    [Fact]
    public async Task Init_refuses_what_a_server_was_not_granted()
    {
        Scene scene = new();
        scene.Script.As("bystander");
        scene.Init().PowerOff(1);
        scene.Init().Kill(new ProcessId(2), 9);
        scene.Init().Trace(new ProcessId(2), isOn: false);
        Conversation conversation = await Conversation.Record(Session.Of(scene.Script));
        await Verify(conversation.OfClient("bystander").Where("server=init and not operation=ReadScript"));
    }
}
