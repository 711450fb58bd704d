using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Micro.Tools.Machines;

namespace Micro.Tools.Simulation.Workloads;

/// <summary>Makes a workload that fails small, shows it, and leaves it where the simulator can run it under a debugger.</summary>
internal sealed class FailureReport(Repository repository, MachineRequest request, TextWriter output)
{
    private const string ScriptFile = "script";

    /// <summary>Shows how a seed fails.</summary>
    /// <param name="run">Tries parts of the workload.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="failure">Of the whole workload.</param>
    public void Show(WorkloadRun run, ulong seed, WorkloadFailure failure)
    {
        IReadOnlyList<FileStep> all = FileWorkload.Of(seed).Steps;
        WorkloadFailure last = failure;
        FileWorkload least = new(Shrinker.Shrink(all, steps =>
        {
            WorkloadFailure? smaller = run.Try(new FileWorkload(steps), seed);
            last = smaller ?? last;
            return smaller is not null;
        }));
        output.WriteLine($"seed {seed}: {last.Place}");
        output.WriteLine($"  - {Shown(last.Expected)}");
        output.WriteLine($"  + {Shown(last.Actual)}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"in {least.Steps.Count} of {all.Count} commands, by message {last.Message}:"));
        foreach (IGrouping<int, FileStep> worker in least.Steps.GroupBy(step => step.Worker).OrderBy(group => group.Key))
        {
            output.WriteLine($"  worker {worker.Key}: {string.Join("; ", worker.Select(step => step.Line))}");
        }

        string folder = Keep(least, seed);
        string again = $"./micro sim --memory {request.MemoryBytes / MemorySize.Mebi}M --seed {seed}";
        output.WriteLine($"{again} --seeds 1  finds it again");
        if (last.Message > 0)
        {
            output.WriteLine($"{again} --files {folder}/files --script {folder}/{ScriptFile} --break-at {last.Message}  shows the last messages");
        }
    }

    private string Keep(FileWorkload workload, ulong seed)
    {
        string folder = Path.Combine(repository.Artifacts, "failures", seed.ToString(CultureInfo.InvariantCulture));
        string files = Path.Combine(folder, "files");
        Directory.CreateDirectory(files);
        workload.WriteTo(files);
        File.WriteAllText(Path.Combine(folder, ScriptFile), FileWorkload.Script());
        return Path.GetRelativePath(repository.Root, folder);
    }

    private static string Shown(string line) => line.Length == 0 ? "(nothing)" : line;
}
