using System;
using System.Diagnostics;
using System.Text.Json;
using System.Threading;
using Micro.Tools.Archives;
using Micro.Tools.Building;
using Micro.Tools.Emulation;
using Micro.Tools.Host;
using Micro.Tools.Machines;

namespace Micro.Tools.Simulation;

/// <summary>Boots many machines, one after the other, in one process of the simulator; a new one if it dies of what it simulates.</summary>
internal sealed class SimulatorBatch : IDisposable
{
    // A program that never enters the kernel ends its simulation by itself after half a minute to a minute.
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);

    private readonly Tool _tool;
    private readonly MachineBuild _build;
    private readonly string _program;
    private readonly RunFolder _folder = new();
    private Process? _process;

    public SimulatorBatch(Tool tool)
    {
        _tool = tool;
        _build = MachineBuild.Ensure(tool, Target.X64);
        _program = SimulatorBuild.Ensure(tool);
    }

    /// <summary>Boots a machine, and returns how it ended.</summary>
    /// <param name="request">The machine and its image.</param>
    /// <param name="script">What its shell does.</param>
    /// <param name="seed">Decides who runs when.</param>
    public SimulatedEnd Run(MachineRequest request, byte[] script, ulong seed)
    {
        BootArchive.Write(BootArchive.Compose(_tool, request, _build, script), _folder.Archive);
        Process process = _process ??= Start();
        string options = SimulatorRun.BootOptions(request, hasScript: true, isRecorded: false);
        process.StandardInput.WriteLine($"{seed} {SimulatorRun.FramesOf(request)} {_folder.Archive}\t{options}");
        string? line = Read(process);
        if (line is not null)
        {
            return JsonSerializer.Deserialize<SimulatedEnd>(line)!;
        }

        Stop();
        return new SimulatedEnd(0, 0, [], "", "the simulator ended, or said nothing for minutes");
    }

    public void Dispose()
    {
        Stop();
        _folder.Dispose();
    }

    private string? Read(Process process)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(_tool.Signals.Token);
        limit.CancelAfter(_patience);
        try
        {
            return process.StandardOutput.ReadLineAsync(limit.Token).AsTask().GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            Stop();
            _tool.Signals.ThrowIfStopped();
            return null;
        }
    }

    private Process Start() => Subprocess.Start(
        new ProcessStartInfo("dotnet", [_program, "batch", _tool.Repository.MachineOutput(Target.X64)])
        {
            WorkingDirectory = _tool.Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        });

    private void Stop()
    {
        _process?.Kill();
        _process?.Dispose();
        _process = null;
    }
}
