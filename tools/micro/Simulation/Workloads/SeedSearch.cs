using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using Micro.Tools.Machines;

namespace Micro.Tools.Simulation.Workloads;

/// <summary>Tries one seed after the other: another workload and another order of events each. The first that fails is made small and shown.</summary>
internal sealed class SeedSearch(Tool tool, MachineRequest request, TextWriter output)
{
    private static readonly TimeSpan _tell = TimeSpan.FromSeconds(5);

    /// <summary>Tries <paramref name="count"/> seeds from <paramref name="first"/> on.</summary>
    public int Run(ulong first, int count)
    {
        using SimulatorBatch batch = new(tool);
        using WorkloadRun run = new(batch, request);
        Stopwatch clock = Stopwatch.StartNew();
        TimeSpan told = TimeSpan.Zero;
        for (int index = 0; index < count; index++)
        {
            ulong seed = first + (ulong)index;
            FileWorkload workload = FileWorkload.Of(seed);
            if (run.Try(workload, seed) is WorkloadFailure failure)
            {
                Show(run, workload, seed, failure);
                return ExitStatus.Failure;
            }

            if (clock.Elapsed - told > _tell)
            {
                told = clock.Elapsed;
                Say.Note(string.Create(CultureInfo.InvariantCulture, $"{index + 1} of {count} seeds as they must be"));
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} seeds from {first}: every answer is the model's"));
        return ExitStatus.Success;
    }

    private void Show(WorkloadRun run, FileWorkload workload, ulong seed, WorkloadFailure failure)
    {
        Say.Note($"seed {seed} fails; leaving out what the failure does not need");
        WorkloadFailure last = failure;
        IReadOnlyList<FileStep> least = Shrinker.Shrink(workload.Steps, steps =>
        {
            WorkloadFailure? smaller = run.Try(new FileWorkload(steps), seed);
            last = smaller ?? last;
            return smaller is not null;
        });
        output.WriteLine($"seed {seed}: {last.Place}");
        output.WriteLine($"  - {Shown(last.Expected)}");
        output.WriteLine($"  + {Shown(last.Actual)}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"in {least.Count} of {workload.Steps.Count} commands, by system call {last.SystemCalls}:"));
        foreach (IGrouping<int, FileStep> worker in least.GroupBy(step => step.Worker).OrderBy(group => group.Key))
        {
            output.WriteLine($"  worker {worker.Key}: {string.Join("; ", worker.Select(step => step.Line))}");
        }

        output.WriteLine($"./micro sim --seeds 1 --seed {seed} repeats it");
    }

    private static string Shown(string line) => line.Length == 0 ? "(nothing)" : line;
}
