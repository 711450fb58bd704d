using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace Micro.Tools.Host;

/// <summary>Runs another program to its end, and ends it and its children when the tool is told to stop.</summary>
internal static class Subprocess
{
    private static readonly TimeSpan _grace = TimeSpan.FromSeconds(10);

    /// <summary>Runs with output and error captured together, and with what is added to its environment.</summary>
    public static SubprocessResult Capture(
        StopSignals signals, string program, IEnumerable<string> arguments, string folder, params ReadOnlySpan<(string Name, string Value)> environment)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        StringBuilder text = new();
        using Process process = Start(start);
        process.StandardInput.Close();
        process.OutputDataReceived += (_, line) => Append(text, line.Data);
        process.ErrorDataReceived += (_, line) => Append(text, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        WaitOrKill(signals, process);
        return new SubprocessResult(process.ExitCode, text.ToString());
    }

    /// <summary>Runs with the tool's own input, output and error.</summary>
    public static int PassThrough(StopSignals signals, string program, IEnumerable<string> arguments, string folder)
    {
        using Process process = Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder });
        WaitOrKill(signals, process);
        return process.ExitCode;
    }

    /// <summary>Runs with its output, as it comes, on the tool's error stream: progress for people.</summary>
    public static int Forward(StopSignals signals, string program, IEnumerable<string> arguments, string folder)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using Process process = Start(start);
        process.StandardInput.Close();
        process.OutputDataReceived += (_, line) =>
        {
            if (!string.IsNullOrWhiteSpace(line.Data))
            {
                Say.Quote(line.Data);
            }
        };
        process.BeginOutputReadLine();
        WaitOrKill(signals, process);
        return process.ExitCode;
    }

    /// <summary>Starts a program; that it is not there is one clear line.</summary>
    public static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw ToolException.Failed($"cannot start {start.FileName}");
        }
        catch (Win32Exception exception)
        {
            throw ToolException.Failed($"cannot start {start.FileName}: {exception.Message}", exception);
        }
    }

    private static void WaitOrKill(StopSignals signals, Process process)
    {
        try
        {
            process.WaitForExitAsync(signals.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            // Of either kind: a signal that comes before the waiting has begun throws the plain one.
            process.Kill(entireProcessTree: true);

            // With a limit it waits for the program only: without, also for whoever was left behind with the program's output and goes on.
            _ = process.WaitForExit(_grace);
            signals.ThrowIfStopped();
        }
    }

    private static void Append(StringBuilder text, string? line)
    {
        if (line is not null)
        {
            lock (text)
            {
                text.AppendLine(line);
            }
        }
    }
}
