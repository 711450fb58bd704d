using System.CommandLine;
using System.Globalization;
using Micro.Archive;
using Micro.Tools.Machines;
using Micro.Tools.Simulation;

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
        Command command = new("sim", "Boot an image on the host: the real kernel and servers in one process, for debuggers and many seeds");
        machine.AddSimulatedTo(command);
        script.AddTo(command);
        command.Add(seed);
        command.Add(trace);
        command.SetAction(parsed =>
        {
            byte[]? text = script.Read(parsed);
            ulong number = ReadSeed(parsed.GetValue(seed));
            string? traceFile = OutputFile.Checked("--trace", parsed.GetValue(trace));
            MachineRequest request = machine.Read(parsed, tool.Repository);
            return text is null || request.Image.AllGrants.HasFlag(Grants.Script)
                ? SimulatorRun.Run(tool, request, text, number, traceFile)
                : throw ToolException.Usage("this image has no server that is granted 'script'");
        });
        return command;
    }

    private static ulong ReadSeed(string? text) =>
        text is null ? 0
        : ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed) ? seed
        : throw ToolException.Usage($"--seed: '{text}' is not a whole number");
}
