using System.CommandLine;
using System.Globalization;
using Micro.Archive;
using Micro.Tools.Machines;
using Micro.Tools.Simulation;
using Micro.Tools.Simulation.Workloads;

namespace Micro.Tools.CommandLine;

/// <summary>`micro sim`: boots an image on the host, under the simulated processor.</summary>
internal static class SimCommand
{
    public static Command Create(Tool tool)
    {
        MachineOptions machine = new();
        ScriptOptions script = new();
        Option<string> seed = MachineOptions.Text("--seed", "N", "order of events: a number gives the same run every time (default 0: no surprises)");
        Option<string> trace = MachineOptions.Text("--trace", "FILE", "record all messages of the servers in FILE");
        Option<string> seeds = MachineOptions.Text("--seeds", "N", "try N seeds of a workload against a model, and shrink one that fails");
        Option<string> workload = MachineOptions.Text("--workload", "NAME", "what --seeds tries (default files)");
        Command command = new("sim", "Boot an image on the host: the real kernel and servers in one process, for debuggers and many seeds");
        machine.AddSimulatedTo(command);
        script.AddTo(command);
        command.Add(seed);
        command.Add(trace);
        command.Add(seeds);
        command.Add(workload);
        command.SetAction(parsed =>
        {
            byte[]? text = script.Read(parsed);
            ulong number = ReadSeed(parsed.GetValue(seed));
            string? traceFile = OutputFile.Checked("--trace", parsed.GetValue(trace));
            int? count = ReadCount(parsed.GetValue(seeds), parsed.GetValue(workload), isAlone: text is null && traceFile is null);
            MachineRequest request = machine.Read(parsed, tool.Repository);
            if (count is int many)
            {
                return new SeedSearch(tool, request, Say.Output).Run(number, many);
            }

            return text is null || request.Image.AllGrants.HasFlag(Grants.Script)
                ? SimulatorRun.Run(tool, request, text, number, traceFile)
                : throw ToolException.Usage("this image has no server that is granted 'script'");
        });
        return command;
    }

    private static int? ReadCount(string? seeds, string? workload, bool isAlone)
    {
        if (seeds is null)
        {
            return workload is null ? null : throw ToolException.Usage("--workload: say with --seeds how many to try");
        }

        if (!isAlone)
        {
            throw ToolException.Usage("--seeds: the workload is the script, and nothing is recorded");
        }

        if ((workload ?? FileWorkload.Name) != FileWorkload.Name)
        {
            throw ToolException.Usage("--workload: " + Choices.Unknown("workload", workload!, [FileWorkload.Name]));
        }

        return int.TryParse(seeds, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count > 0
            ? count
            : throw ToolException.Usage($"--seeds: '{seeds}' is not a number of seeds from 1 on");
    }

    private static ulong ReadSeed(string? text) =>
        text is null ? 0
        : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed) ? seed
        : throw ToolException.Usage($"--seed: '{text}' is not a whole number");
}
