using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Micro.Tools.Host;
using Micro.Tools.Machines;

namespace Micro.Tools.Emulation;

/// <summary>A running QEMU. It never outlives this object.</summary>
internal sealed class Emulator : IDisposable
{
    // QEMU's words where a guest under icount can never wake up again.
    private const string IdleWarning = "icount sleep disabled and no active timers";

    private readonly Process _process;
    private readonly string _name;
    private readonly List<string> _errors = [];

    private Emulator(Process process, string name)
    {
        _process = process;
        _name = name;
        _process.ErrorDataReceived += (_, line) => AddError(line.Data);
        _process.BeginErrorReadLine();
    }

    /// <summary>True once QEMU has warned that the guest sleeps for ever.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_errors)
            {
                return _errors.Exists(line => line.Contains(IdleWarning, StringComparison.Ordinal));
            }
        }
    }

    public Stream Input => _process.StandardInput.BaseStream;

    public Stream Output => _process.StandardOutput.BaseStream;

    public static Emulator Start(Target target, IEnumerable<string> arguments) =>
        Start(target, target.Emulator, arguments);

    /// <summary>Starts QEMU out of reach of the terminal's signals. setsid becomes QEMU, so the process is the same.</summary>
    public static Emulator StartDetached(Target target, IEnumerable<string> arguments) =>
        Start(target, "setsid", arguments.Prepend(target.Emulator));

    private static Emulator Start(Target target, string program, IEnumerable<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return new Emulator(Subprocess.Start(start), target.Emulator);
    }

    public bool WaitForExit(TimeSpan limit) => _process.WaitForExit(limit);

    /// <summary>Ends QEMU at once: it has no state worth saving. Its helpers go with it, for they hold its pipes.</summary>
    public void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.WaitForExit();
    }

    /// <summary>QEMU's own reason for ending, in one line.</summary>
    public ToolException Failure()
    {
        // Waits for the end of the error stream too, which the wait with a limit does not.
        _process.WaitForExit();
        string[] words;
        lock (_errors)
        {
            words = [.. _errors.Where(line => !line.Contains("warning:", StringComparison.Ordinal))];
        }

        return words.Length == 0
            ? ToolException.Failed($"{_name} ended with status {_process.ExitCode}, but the guest did not say its own")
            : ToolException.Failed(string.Join(' ', words));
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private void AddError(string? line)
    {
        if (!string.IsNullOrWhiteSpace(line))
        {
            lock (_errors)
            {
                _errors.Add(line);
            }
        }
    }
}
