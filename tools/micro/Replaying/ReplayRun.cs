using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Micro.Tools.Emulation;
using Micro.Tools.Machines;
using Micro.Tools.Recordings;
using Micro.Tools.Simulation;
using Micro.Tracing;

namespace Micro.Tools.Replaying;

/// <summary>Boots the player with a plan's script, recorded, and compares what it got.</summary>
/// <param name="tool">The tool.</param>
/// <param name="request">The machine, with the image of <see cref="ReplayImage"/>.</param>
/// <param name="kept">Where the recording stays; null: nowhere.</param>
internal sealed class ReplayRun(Tool tool, MachineRequest request, string? kept)
{
    // As programs/player has it.
    private const int PlayerScriptBytes = 382 * 1024;

    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(300);

    public IReadOnlyList<ReplayRow> Simulate(ReplayPlan plan)
    {
        using RunFolder folder = new();
        string recording = kept ?? folder.Recording;
        Check(SimulatorRun.Run(tool, request with { TracePayload = plan.PayloadLimit }, ScriptOf(plan), seed: 0, recording));
        return Compare(plan, recording);
    }

    public IReadOnlyList<ReplayRow> Emulate(ReplayPlan plan, Target target)
    {
        using RunFolder folder = new();
        string recording = kept ?? folder.Recording;
        MachineRequest machine = request with
        {
            Target = target,
            Machine = target.ParseMachine(null),
            Cpu = target.ParseCpu(null),
            IsTraced = true,
            TracePayload = plan.PayloadLimit,
        };
        using RecordingFile file = RecordingFile.Open(recording, filter: null, isTold: kept is not null);
        Check(MachineRun.Script(tool, machine, ScriptOf(plan), _limit, Stream.Null, recording: file));
        return Compare(plan, recording);
    }

    private static byte[] ScriptOf(ReplayPlan plan)
    {
        byte[] script = Encoding.UTF8.GetBytes(plan.Script);
        return script.Length <= PlayerScriptBytes
            ? script
            : throw ToolException.Failed(
                $"the requests to {plan.Server} are a script of {script.Length / 1024} KiB, and the player reads {PlayerScriptBytes / 1024}: "
                    + "choose one client with --client, or record less");
    }

    // What the server does to the player's machine shows in the answers; here only whether there was a machine.
    private static void Check(int status)
    {
        if (status == ExitStatus.ToolFailed)
        {
            throw ToolException.Failed("the replay ended early: see above");
        }
    }

    private static IReadOnlyList<ReplayRow> Compare(ReplayPlan plan, string recording) => ReplayComparison.Of(
        plan, ReplayPlan.PlayedIn(CausalModel.Of(RecordingReader.ReadFile(recording)), plan.Server, ReplayImage.Player));
}
