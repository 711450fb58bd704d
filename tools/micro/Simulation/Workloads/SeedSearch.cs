using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Micro.Tools.Machines;

namespace Micro.Tools.Simulation.Workloads;

/// <summary>Tries many seeds: another workload and another order of events each. The lowest that fails is made small and shown.</summary>
internal sealed class SeedSearch(Tool tool, MachineRequest request, TextWriter output)
{
    private static readonly TimeSpan _tell = TimeSpan.FromSeconds(5);

    /// <summary>Tries <paramref name="count"/> seeds from <paramref name="first"/> on, <paramref name="workers"/> at the same time.</summary>
    public int Run(ulong first, int count, int workers)
    {
        SimulatedSystem system = SimulatedSystem.Prepare(tool, request);
        Stopwatch clock = Stopwatch.StartNew();
        WorkloadRun[] runs = [.. Enumerable.Range(0, Math.Min(workers, count)).Select(
            worker => new WorkloadRun(new SimulatorBatch(tool, system, worker)))];
        try
        {
            SeedRace<WorkloadFailure> race = new(first, count);
            TryAll(race, runs, count);
            if (race.Lowest is var (seed, failure))
            {
                Say.Note($"seed {seed} fails; leaving out what the failure does not need");
                new FailureReport(tool.Repository, request, output).Show(runs[0], seed, failure);
            }
            else
            {
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{count} seeds from {first}: every answer is the model's, in {runs.Sum(run => run.Messages)} messages"));
            }

            SayRate(race.Tried, runs, clock.Elapsed);
            return race.Lowest is null ? ExitStatus.Success : ExitStatus.Failure;
        }
        finally
        {
            foreach (WorkloadRun run in runs)
            {
                run.Dispose();
            }
        }
    }

    private static void TryAll(SeedRace<WorkloadFailure> race, WorkloadRun[] runs, int count)
    {
        Task all = Task.WhenAll(runs.Select(run => Task.Factory.StartNew(
            () => race.Work(seed => run.Try(FileWorkload.Of(seed), seed)), TaskCreationOptions.LongRunning)));
        while (Task.WaitAny([all], _tell) < 0)
        {
            Say.Note(string.Create(CultureInfo.InvariantCulture, $"{race.Tried} of {count} seeds tried"));
        }

        all.GetAwaiter().GetResult();
    }

    private static void SayRate(int seeds, WorkloadRun[] runs, TimeSpan elapsed)
    {
        long boots = runs.Sum(run => run.Boots);
        string workers = runs.Length == 1 ? "1 worker" : $"{runs.Length} workers";
        Say.Note(string.Create(
            CultureInfo.InvariantCulture,
            $"{seeds} seeds, {boots} boots in {elapsed.TotalSeconds:F1} s by {workers}: {boots / elapsed.TotalMinutes:F0} boots a minute"));
    }
}
