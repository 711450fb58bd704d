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
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(300);

    public IReadOnlyList<ReplayRow> Simulate(ReplayPlan plan)
    {
        using RunFolder folder = new();
        string recording = kept ?? folder.Recording;
        Check(SimulatorRun.Run(tool, request, ScriptOf(plan), seed: 0, recording));
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
        };
        using RecordingFile file = RecordingFile.Open(recording, filter: null, isTold: kept is not null);
        Check(MachineRun.Script(tool, machine, ScriptOf(plan), _limit, Stream.Null, recording: file));
        return Compare(plan, recording);
    }

    private static byte[] ScriptOf(ReplayPlan plan) => Encoding.UTF8.GetBytes(plan.Script);

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
