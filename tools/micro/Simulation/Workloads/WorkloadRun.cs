using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Micro.Tools.Machines;

namespace Micro.Tools.Simulation.Workloads;

/// <summary>Gives a workload to a machine and holds what it says against the oracle.</summary>
internal sealed class WorkloadRun(SimulatorBatch batch, MachineRequest request) : IDisposable
{
    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("micro-workload-");

    /// <summary>Null: the machine does what it must.</summary>
    public WorkloadFailure? Try(FileWorkload workload, ulong seed)
    {
        foreach ((string file, string text) in workload.Scripts())
        {
            File.WriteAllText(Path.Combine(_files.FullName, file), text);
        }

        SimulatedEnd end = batch.Run(
            request with { FilesFolder = _files.FullName }, Encoding.UTF8.GetBytes(FileWorkload.Script()), seed);
        return end.Failure is string reason
            ? new WorkloadFailure("the simulation", "an end", reason, end.SystemCalls)
            : Compare(workload.Expect(), Encoding.UTF8.GetString(end.Output), end.SystemCalls);
    }

    public void Dispose() => _files.Delete(recursive: true);

    private static WorkloadFailure? Compare(IReadOnlyList<(string Line, FileStep? Step)> expected, string output, long systemCalls)
    {
        string[] lines = output.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (int index = 0; index < Math.Max(expected.Count, lines.Length); index++)
        {
            string actual = index < lines.Length ? lines[index] : "";
            (string line, FileStep? step) = index < expected.Count ? expected[index] : ("", null);
            if (actual != line)
            {
                string place = step is null ? "the files at the end" : $"worker {step.Worker}: {step.Line}";
                return new WorkloadFailure(place, line, actual, systemCalls);
            }
        }

        return null;
    }
}
