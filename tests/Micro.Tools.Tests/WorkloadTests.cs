using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Micro.Tools.Simulation.Workloads;
using Micro.Tools.Tests.Support;
using Xunit;

namespace Micro.Tools.Tests;

/// <summary>The model of files is held against this host's own commands, and what fails is made small.</summary>
public sealed class WorkloadTests
{
    private const int Seeds = 15;

    // Has a tail that begins with the end of a line.
    private const int SeedWithEmptyLine = 636;

    [Fact]
    public void The_model_says_what_the_host_s_commands_say()
    {
        foreach (int seed in (int[])[.. Enumerable.Range(0, Seeds), SeedWithEmptyLine])
        {
            FileWorkload workload = FileWorkload.Of((ulong)seed);

            Assert.Equal(workload.Expect().Select(line => line.Line), RunOnHost(workload));
        }
    }

    [Fact]
    public void A_seed_is_always_the_same_workload_and_another_is_another()
    {
        Assert.Equal(FileWorkload.Of(7).Steps, FileWorkload.Of(7).Steps);
        Assert.NotEqual(FileWorkload.Of(7).Steps, FileWorkload.Of(8).Steps);
    }

    [Fact]
    public void What_a_failure_does_not_need_is_left_out()
    {
        int tries = 0;

        IReadOnlyList<int> least = Shrinker.Shrink([.. Enumerable.Range(0, 100)], part =>
        {
            tries++;
            return part.Contains(17) && part.Contains(63) && part.Contains(64);
        });

        Assert.Equal([17, 63, 64], least);
        Assert.InRange(tries, 1, 200);
    }

    [Fact]
    public void A_failure_that_needs_everything_stays_whole()
    {
        int[] all = [1, 2, 3, 4, 5];

        Assert.Equal(all, Shrinker.Shrink(all, part => part.Count == all.Length));
    }

    // The workers are apart from each other, so here they run one after the other.
    private static string[] RunOnHost(FileWorkload workload)
    {
        using TemporaryFolder folder = new();
        List<string> lines = [];
        foreach ((string file, string text) in workload.Scripts())
        {
            string worker = file.Replace('s', 'w');
            Directory.CreateDirectory(Path.Combine(folder.Path, worker));
            File.WriteAllText(Path.Combine(folder.Path, file), text.Replace($"cd /{worker}", $"cd {worker}", StringComparison.Ordinal));
            lines.AddRange(Shell(folder.Path, $"sh {file} 2> /dev/null"));
        }

        lines.AddRange(Shell(folder.Path, "find w0 w1 w2 | sort"));
        return [.. lines];
    }

    private static string[] Shell(string folder, string command)
    {
        ProcessStartInfo start = new("sh", ["-c", command]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        start.Environment["LC_ALL"] = "C";
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output.TrimEnd('\n').Split('\n');
    }
}
