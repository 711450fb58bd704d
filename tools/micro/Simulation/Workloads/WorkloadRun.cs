using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace Micro.Tools.Simulation.Workloads;

/// <summary>Gives a workload to a machine and holds what it says against the oracle.</summary>
internal sealed class WorkloadRun(SimulatorBatch batch) : IDisposable
{
    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("micro-workload-");

    public long Boots => batch.Boots;

    /// <summary>All that the machines delivered.</summary>
    public long Messages { get; private set; }

    /// <summary>Null: the machine does what it must.</summary>
    public WorkloadFailure? Try(FileWorkload workload, ulong seed)
    {
        workload.WriteTo(_files.FullName);
        SimulatedEnd end = batch.Run(_files.FullName, Encoding.UTF8.GetBytes(FileWorkload.Script()), seed);
        Messages += end.Messages;
        return end.Failure is string reason ? new WorkloadFailure("the simulation", "an end", reason, end.Messages)
            : end.Status != 0 ? new WorkloadFailure("the machine", "micro: exit 0", end.Log.Trim().ReplaceLineEndings(" "), end.Messages)
            : Compare(workload.Expect(), Encoding.UTF8.GetString(end.Output), end.Messages);
    }

    public void Dispose()
    {
        batch.Dispose();
        _files.Delete(recursive: true);
    }

    private static WorkloadFailure? Compare(IReadOnlyList<(string Line, FileStep? Step)> expected, string output, long messages)
    {
        // An empty line is an answer too: a tail may begin with the end of a line.
        string[] lines = output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        for (int index = 0; index < Math.Max(expected.Count, lines.Length); index++)
        {
            string actual = index < lines.Length ? lines[index] : "";
            (string line, FileStep? step) = index < expected.Count ? expected[index] : ("", null);
            if (actual != line)
            {
                string place = step is null ? "the files at the end" : $"worker {step.Worker}: {step.Line}";
                return new WorkloadFailure(place, line, actual, messages);
            }
        }

        return null;
    }
}
