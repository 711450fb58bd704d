using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Micro.Tools.Building;
using Micro.Tools.Host;
using Micro.Tools.Machines;
using Micro.Tools.Snapshots;

namespace Micro.Tools.Testing;

/// <summary>Runs all suites: the host's through the solution, then those that boot machines, then looks at snapshots and formatting.</summary>
internal sealed class TestRun
{
    private const string Solution = "Micro.sln";

    private readonly Tool _tool;
    private readonly List<SuiteResult> _suites = [];
    private readonly List<SkippedTest> _skipped = [];
    private bool _isBroken;

    public TestRun(Tool tool)
    {
        _tool = tool;
    }

    private string Results => Path.Combine(_tool.Repository.Artifacts, "tests");

    private string SnapshotLists => Path.Combine(Results, "snapshots");

    private static string SystemTests => Path.Combine("tests", "Micro.System.Tests", "Micro.System.Tests.csproj");

    public int Run(string? filter)
    {
        HostPackages.Ensure(_tool);
        foreach (Target target in Target.All)
        {
            MachineBuild.Ensure(_tool, target, analyzes: true);
        }

        if (Directory.Exists(Results))
        {
            Directory.Delete(Results, recursive: true);
        }

        Environment.SetEnvironmentVariable(SnapshotCheck.UseVariable, SnapshotLists);
        BuildSolution();
        FormatCheck? format = filter is null ? FormatCheck.Start(_tool, Solution) : null;
        RunSuites(Solution, filter);
        if (File.Exists(Path.Combine(_tool.Repository.Root, SystemTests)))
        {
            RunSuites(SystemTests, filter);
        }

        if (format is not null)
        {
            CheckSnapshots();
            _suites.Add(format.Finish());
        }

        if (_suites.Count == 0 && !_isBroken)
        {
            throw ToolException.Usage($"no test matches the filter '{filter}'");
        }

        return Summarise();
    }

    private void BuildSolution()
    {
        Say.Note($"building {Solution}");
        string[] arguments = ["build", Solution, "-nologo", "-v:quiet"];
        if (Subprocess.Forward(_tool.Signals, DotnetHost.Program, arguments, _tool.Repository.Root) != 0)
        {
            throw ToolException.Failed($"{Solution} does not build");
        }
    }

    private void RunSuites(string project, string? filter)
    {
        Say.Note($"testing {project}");
        string results = Path.Combine(Results, Path.GetFileNameWithoutExtension(project));
        List<string> arguments =
        [
            "test", project, "-nologo", "-v:quiet", "--logger", "trx", "--logger", "console;verbosity=minimal",
            "--results-directory", results,
        ];
        if (project == Solution)
        {
            arguments.Add("--no-build");
        }

        if (filter is not null)
        {
            arguments.AddRange(["--filter", filter]);
        }

        int status = Subprocess.Forward(_tool.Signals, DotnetHost.Program, arguments, _tool.Repository.Root);
        string[] files = Directory.Exists(results) ? Directory.GetFiles(results, "*.trx") : [];
        SuiteResult[] suites = [.. files.Select(TestResultFile.Read)];

        // A filter leaves some projects without tests.
        _suites.AddRange(suites.Where(suite => suite.Passed + suite.Failed + suite.Skipped > 0));
        _skipped.AddRange(files.SelectMany(TestResultFile.ReadSkipped));
        if (status != 0 && !suites.Any(suite => suite.Failed > 0))
        {
            // Nothing failed, yet something went wrong: a project that does not build, or a crash.
            _isBroken = true;
            Say.Error($"not all tests of {project} could run");
        }
    }

    private void CheckSnapshots()
    {
        Stopwatch clock = Stopwatch.StartNew();
        string root = _tool.Repository.Root;

        // A test that failed may not have come to its snapshots.
        bool isComplete = !_isBroken && _suites.All(suite => suite.Failed == 0);
        string[] faults = [.. SnapshotCheck.LeftOver(root), .. isComplete ? SnapshotCheck.Orphaned(root, SnapshotLists) : []];
        foreach (string fault in faults)
        {
            Say.Error(fault);
        }

        _suites.Add(new SuiteResult("snapshots", faults.Length == 0 ? 1 : 0, faults.Length, 0, clock.Elapsed));
    }

    private int Summarise()
    {
        TestSummary.Draw(OutputConsole.Create(), _suites, _skipped);
        Say.Output.WriteLine(TestSummary.Line(_suites));
        bool hasFailed = _suites.Any(suite => suite.Failed > 0);
        return hasFailed ? ExitStatus.Failure : _isBroken ? ExitStatus.ToolFailed : ExitStatus.Success;
    }
}
