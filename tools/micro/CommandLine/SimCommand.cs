using System;
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
        TracePayloadOption payload = new();
        Option<string> seeds = MachineOptions.Text("--seeds", "N", "try N seeds of a workload against a model, and shrink one that fails");
        Option<string> workers = MachineOptions.Text("--workers", "N", "how many --seeds tries at the same time (default: one for each processor)");
        Option<string> breakAt = MachineOptions.Text("--break-at", "M", "stop at message M, show the last ones before it, and wait for a debugger");
        Option<string> workload = MachineOptions.Text("--workload", "NAME", "what --seeds tries (default files)");
        Command command = new("sim", "Boot an image on the host: the real kernel and servers in one process, for debuggers and many seeds");
        machine.AddSimulatedTo(command);
        script.AddTo(command);
        command.Add(seed);
        command.Add(trace);
        payload.AddTo(command);
        command.Add(seeds);
        command.Add(workload);
        command.Add(workers);
        command.Add(breakAt);
        command.SetAction(parsed =>
        {
            byte[]? text = script.Read(parsed);
            ulong number = ReadSeed(parsed.GetValue(seed));
            string? traceFile = OutputFile.Checked("--trace", parsed.GetValue(trace));
            int? count = ReadCount(parsed.GetValue(seeds), parsed.GetValue(workload), isAlone: text is null && traceFile is null);
            int atOnce = ReadWorkers(parsed.GetValue(workers), count);
            long? message = ReadMessage(parsed.GetValue(breakAt), hasScript: text is not null);
            MachineRequest request = payload.Read(parsed, machine.Read(parsed, tool.Repository), traceFile is not null);
            if (count is int many)
            {
                return new SeedSearch(tool, request, Say.Output).Run(number, many, atOnce);
            }

            return text is not null && !request.Image.AllGrants.HasFlag(Grants.Script)
                ? throw ToolException.Usage("this image has no server that is granted 'script'")
                : message is long stop
                    ? SimulatorRun.RunTo(tool, request, text!, number, traceFile, stop)
                    : SimulatorRun.Run(tool, request, text, number, traceFile);
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

    private static int ReadWorkers(string? text, int? count)
    {
        if (text is null)
        {
            return Environment.ProcessorCount;
        }

        return count is null ? throw ToolException.Usage("--workers: say with --seeds how many to try")
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int workers) && workers > 0 ? workers
            : throw ToolException.Usage($"--workers: '{text}' is not a number of workers from 1 on");
    }

    private static long? ReadMessage(string? text, bool hasScript) =>
        text is null ? null
        : !hasScript ? throw ToolException.Usage("--break-at: give the commands with --script or -c; what is typed comes at another message each time")
        : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long message) && message > 0 ? message
        : throw ToolException.Usage($"--break-at: '{text}' is not the number of a message from 1 on");

    private static ulong ReadSeed(string? text) =>
        text is null ? 0
        : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed) ? seed
        : throw ToolException.Usage($"--seed: '{text}' is not a whole number");
}
