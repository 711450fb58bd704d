using System.CommandLine;
using System.Linq;
using Micro.Tools.Machines;
using Micro.Tools.Replaying;
using Micro.Tracing;

namespace Micro.Tools.CommandLine;

/// <summary>`micro replay`: sends the requests of a recording to one server again, and says which answers are others.</summary>
internal static class ReplayCommand
{
    private const string Simulator = "sim";

    public static Command Create(Tool tool)
    {
        MachineOptions machine = new();
        Argument<string> file = new("FILE") { Description = "a recording, as run --trace and sim --trace make them" };
        Option<string> server = MachineOptions.Text("--server", "NAME", "the server to which the requests go");
        Option<string> client = MachineOptions.Text("--client", "NAME", "whose requests only (default: everybody's, played by one)");
        Option<string> place = MachineOptions.Text("--on", "sim|x64|arm64", "where: in the simulator (default), or in QEMU");
        Option<string> trace = MachineOptions.Text("--trace", "FILE", "keep the recording of the replay in FILE");
        Option<bool> json = new("--json") { Description = "show all requests and answers as JSON" };
        server.Required = true;
        Command command = new("replay", "Hold a recorded conversation with one server again, and compare its answers");
        machine.AddSimulatedTo(command);
        command.Add(server);
        command.Add(client);
        command.Add(place);
        command.Add(trace);
        command.Add(json);
        command.Add(file);
        command.SetAction(parsed =>
        {
            ReplayPlan plan = ReplaySource.Plan(parsed.GetRequiredValue(file), parsed.GetRequiredValue(server), parsed.GetValue(client));
            Target? target = ReadPlace(parsed.GetValue(place));
            MachineRequest request = machine.Read(parsed, tool.Repository);
            request = request with { Image = ReplayImage.For(request.Image, plan.Server) };
            ReplayRun run = new(tool, request, OutputFile.Checked("--trace", parsed.GetValue(trace)));
            ReplayReport report = new(plan, target is null ? run.Simulate(plan) : run.Emulate(plan, target));
            if (parsed.GetValue(json))
            {
                report.WriteJson(Say.Output);
            }
            else
            {
                report.Draw(Say.Output);
            }

            return report.Differences == 0 ? ExitStatus.Success : ExitStatus.Failure;
        });
        return command;
    }

    private static Target? ReadPlace(string? name) => name is null or Simulator ? null
        : Target.All.FirstOrDefault(target => target.Name == name)
            ?? throw ToolException.Usage("--on: " + Choices.Unknown("place", name, [Simulator, .. Target.All.Select(target => target.Name)]));
}
