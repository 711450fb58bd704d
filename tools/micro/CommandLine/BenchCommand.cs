using System.Collections.Generic;
using System.CommandLine;
using Micro.Tools.Benchmarks;
using Micro.Tools.Host;
using Micro.Tools.Machines;

namespace Micro.Tools.CommandLine;

/// <summary>`micro bench`: counts instructions, bytes and memory, and shows them beside their marks.</summary>
internal static class BenchCommand
{
    public static Command Create(Tool tool)
    {
        Option<string> architecture = MachineOptions.Text("--arch", "x64|arm64", "measure one CPU only");
        Option<string> json = MachineOptions.Text("--json", "FILE", "also write the rows to FILE as JSON");
        Option<bool> record = new("--record") { Description = "append the rows to bench/history.csv" };
        Command command = new("bench", "Measure instruction counts, sizes and memory");
        command.Add(architecture);
        command.Add(json);
        command.Add(record);
        command.SetAction(parsed =>
        {
            string? file = OutputFile.Checked("--json", parsed.GetValue(json));
            IReadOnlyList<Target> targets =
                parsed.GetValue(architecture) is string name ? [Target.Parse(name)] : Target.All;
            IReadOnlyList<BenchmarkRow> rows = new BenchmarkRun(tool).Measure(targets);
            BenchmarkTable.Draw(OutputConsole.Create(), rows);
            if (file is not null)
            {
                BenchmarkReport.WriteJson(file, rows);
            }

            if (parsed.GetValue(record))
            {
                BenchmarkReport.Record(tool, rows);
            }

            return ExitStatus.Success;
        });
        return command;
    }
}
