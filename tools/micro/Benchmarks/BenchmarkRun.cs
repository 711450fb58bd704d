using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Micro.Archive;
using Micro.Tools.Archives;
using Micro.Tools.Building;
using Micro.Tools.Emulation;
using Micro.Tools.Machines;
using Micro.Tools.Manifests;

namespace Micro.Tools.Benchmarks;

/// <summary>Measures: the guest counts its instructions, the host weighs files and looks for the least memory.</summary>
internal sealed class BenchmarkRun
{
    private const string BenchImage = "bench";
    private const string DefaultImage = "default";
    private const string Commands = "run bench";

    // The kernel looks at the clock at every entry, and takes no short cut: what is told of the rest would not be true.
    private const string LongestCommands = "run bench kernel.longest";
    private const string LongestOption = "measure";

    // The kernel records into a ring, and no server reads it.
    private const string RecordedCommands = "run bench recorded";
    private const string RecordedOption = "trace=1024";

    // Here one does.
    private const string DrainedCommands = "run bench drained";
    private const long DefaultMemory = 128 * MemorySize.Mebi;
    private static readonly TimeSpan _limit = TimeSpan.FromSeconds(240);
    private static readonly TimeSpan _bootLimit = TimeSpan.FromSeconds(20);

    private readonly Tool _tool;
    private readonly List<BenchmarkRow> _rows = [];

    public BenchmarkRun(Tool tool)
    {
        _tool = tool;
    }

    public IReadOnlyList<BenchmarkRow> Measure(IReadOnlyList<Target> targets)
    {
        foreach (Target target in targets)
        {
            Host.HostPackages.Ensure(_tool);
            MachineBuild build = MachineBuild.Ensure(_tool, target);
            Say.Note($"measuring {target.Name}");
            MachineRequest request = Request(target, BenchImage, DefaultMemory);
            MeasureGuest(request, Commands);
            MeasureGuest(request with { BootOptions = LongestOption }, LongestCommands);
            MeasureGuest(request with { BootOptions = RecordedOption }, RecordedCommands);
            MeasureGuest(request with { IsTraced = true }, DrainedCommands);
            MeasureBoot(target);
            MeasureSizes(target, build);
            MeasureMemory(target);
        }

        return _rows;
    }

    private void MeasureGuest(MachineRequest request, string commands)
    {
        GuestRun run = Boot(request, commands, _limit);
        if (run.Status != ExitStatus.Success)
        {
            throw ToolException.Failed($"the benchmark failed on {request.Target.Name} with status {run.Status}: {run.Output}");
        }

        foreach (string line in run.Output.Split('\n'))
        {
            AddGuestRow(request.Target, line);
        }
    }

    // What the guest prints: "bench NAME UNIT VALUE".
    private void AddGuestRow(Target target, string line)
    {
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 4
            && words[0] == "bench"
            && long.TryParse(words[3], NumberStyles.None, CultureInfo.InvariantCulture, out long value))
        {
            Add(target, words[1], words[2], value);
        }
    }

    private void MeasureBoot(Target target)
    {
        GuestRun run = Boot(
            Request(target, DefaultImage, DefaultMemory) with { BootOptions = BootMarks.Option }, "true", _bootLimit);
        if (BootMarks.Find(run.Log, BootMarks.Entry) is not long entry)
        {
            return;
        }

        Add(target, "boot.firmware", "instructions", entry);
        if (BootMarks.Find(run.Log, BootMarks.Prompt) is long prompt)
        {
            Add(target, "boot.prompt", "instructions", prompt);
        }

        if (BootMarks.Find(run.Log, BootMarks.Memory) is long memory)
        {
            Add(target, "memory.prompt", "bytes", memory);
        }
    }

    private void MeasureSizes(Target target, MachineBuild build)
    {
        long loaded = build.Executable(MachineBuild.Kernel).Segments
            .Where(segment => !segment.Rights.HasFlag(SegmentRights.Write))
            .Sum(segment => (long)segment.Bytes.Length);
        Add(target, "size.kernel", "bytes", loaded);
        MachineRequest request = Request(target, DefaultImage, DefaultMemory);
        Add(target, "size.image", "bytes", BootArchive.Compose(_tool, request, build, script: null).Length);
    }

    // Booting is monotonic in memory, so halving the range finds the least in a handful of boots.
    private void MeasureMemory(Target target)
    {
        long tooLittle = 0;
        long enough = DefaultMemory / MemorySize.Mebi;
        while (enough - tooLittle > 1)
        {
            long middle = (tooLittle + enough) / 2;
            MachineRequest request = Request(target, DefaultImage, middle * MemorySize.Mebi);
            if (Boot(request, "true", _bootLimit).Status == ExitStatus.Success)
            {
                enough = middle;
            }
            else
            {
                tooLittle = middle;
            }
        }

        Add(target, "memory.least", "bytes", enough * MemorySize.Mebi);
    }

    private GuestRun Boot(MachineRequest request, string commands, TimeSpan limit)
    {
        using RunFolder folder = new();
        MachineBuild build = MachineRun.Prepare(_tool, request, Encoding.UTF8.GetBytes(commands), folder);
        using MemoryStream output = new();
        using Emulator emulator = MachineRun.Start(request, RunMode.Script, build, folder);
        ScriptSession session = new(emulator, folder, _tool.Signals, output);
        SessionEnd end = session.Run(limit);
        _tool.Signals.ThrowIfStopped();
        int? status = end == SessionEnd.Ended ? session.Log.Status : null;
        return new GuestRun(status, Encoding.UTF8.GetString(output.ToArray()), session.Log);
    }

    private MachineRequest Request(Target target, string image, long memory) => new()
    {
        Target = target,
        Image = ImageManifest.Load(Path.Combine(_tool.Repository.Images, image + ".json"), _tool.Repository),
        Machine = target.ParseMachine(null),
        Cpu = target.ParseCpu(null),
        MemoryBytes = memory,
    };

    private void Add(Target target, string name, string unit, long value) =>
        _rows.Add(new BenchmarkRow(target.Name, name, unit, value));
}
