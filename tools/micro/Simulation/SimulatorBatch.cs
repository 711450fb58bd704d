using System;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Threading;
using Micro.Tools.Archives;
using Micro.Tools.Emulation;
using Micro.Tools.Host;
using Micro.Tools.Machines;

namespace Micro.Tools.Simulation;

/// <summary>Boots many machines, one after the other, in one process of the simulator; a new one if it dies of what it simulates.</summary>
/// <param name="tool">The tool.</param>
/// <param name="system">What boots.</param>
/// <param name="processor">Which of the host's processors it uses, from 0.</param>
internal sealed class SimulatorBatch(Tool tool, SimulatedSystem system, int processor) : IDisposable
{
    // A program that never enters the kernel ends its simulation by itself after ten seconds of the processor.
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);

    private readonly RunFolder _folder = new();
    private Process? _process;

    /// <summary>Machines that were booted.</summary>
    public long Boots { get; private set; }

    /// <summary>Boots a machine, and returns how it ended.</summary>
    /// <param name="filesFolder">What lies in its root.</param>
    /// <param name="script">What its shell does.</param>
    /// <param name="seed">Decides who runs when.</param>
    public SimulatedEnd Run(string filesFolder, byte[] script, ulong seed)
    {
        MachineRequest request = system.Request with { FilesFolder = filesFolder };
        BootArchive.Write(BootArchive.Compose(tool, request, system.Parts, script), _folder.Archive);
        Process process = _process ??= Start();
        string options = SimulatorRun.BootOptions(request, hasScript: true);
        process.StandardInput.WriteLine($"{seed} {SimulatorRun.FramesOf(request)} {_folder.Archive}\t{options}");
        Boots++;
        string? line = Read(process);
        SimulatedEnd? end = line is null ? null : JsonSerializer.Deserialize<SimulatedEnd>(line);
        if (end is null or { Failure: not null })
        {
            // What went wrong may go on in that process.
            Stop();
        }

        return end ?? new SimulatedEnd(
            0, MessageCell.Read(_folder.Messages), [], "", "the process of the simulator ended, or said nothing for minutes");
    }

    public void Dispose()
    {
        Stop();
        _folder.Dispose();
    }

    private string? Read(Process process)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(tool.Signals.Token);
        limit.CancelAfter(_patience);
        try
        {
            return process.StandardOutput.ReadLineAsync(limit.Token).AsTask().GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            Stop();
            tool.Signals.ThrowIfStopped();
            return null;
        }
    }

    private Process Start()
    {
        ProcessStartInfo start = new(DotnetHost.Program)
        {
            WorkingDirectory = tool.Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        string images = tool.Repository.MachineOutput(system.Request.Target);
        foreach (string argument in (string[])
            [system.Program, "batch", images, processor.ToString(CultureInfo.InvariantCulture), _folder.Messages])
        {
            start.ArgumentList.Add(argument);
        }

        // Nothing is to be protected from code that was made at run time, and to map it twice takes longer than to compile it.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return Subprocess.Start(start);
    }

    private void Stop()
    {
        _process?.Kill();
        _process?.Dispose();
        _process = null;
    }
}
