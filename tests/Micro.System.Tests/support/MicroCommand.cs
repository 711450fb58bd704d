using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Micro.System.Tests.Support;

/// <summary>Runs `./micro` as a user does: a process of its own, judged by its status and its streams.</summary>
/// <remarks>Two at a time, because a machine needs a whole CPU; the images are built once, before the first of them boots.</remarks>
internal static class MicroCommand
{
    public const string X64 = "x64";
    public const string Arm64 = "arm64";

    private const int GuestSeconds = 120;
    private static readonly TimeSpan _hostLimit = TimeSpan.FromSeconds(GuestSeconds + 60);
    private static readonly TimeSpan _buildLimit = TimeSpan.FromMinutes(15);
    private static readonly SemaphoreSlim _machines = new(2);
    private static readonly Lazy<Outcome> _build = new(() => Start(_buildLimit, ["build"]));

    /// <summary>Boots with these commands, and waits for the end.</summary>
    public static Outcome Commands(string architecture, string commands, params string[] options) =>
        Boot(["--arch", architecture, "-c", commands, .. options]);

    /// <summary>Boots with a script of the host, and waits for the end.</summary>
    public static Outcome Script(string architecture, string file, params string[] options) =>
        Boot(["--arch", architecture, "--script", file, .. options]);

    /// <summary>Runs the tool with these arguments and nothing else.</summary>
    public static Outcome Run(params string[] arguments)
    {
        EnsureBuilt();
        return Start(_hostLimit, arguments);
    }

    /// <summary>Runs the tool with these arguments, and this text as its standard input.</summary>
    public static Outcome RunWithInput(string input, params string[] arguments)
    {
        EnsureBuilt();
        _machines.Wait();
        try
        {
            return Start(_hostLimit, arguments, input);
        }
        finally
        {
            _machines.Release();
        }
    }

    /// <summary>Builds both architectures, unless that is done.</summary>
    public static void EnsureBuilt() => _build.Value.ExpectStatus(0);

    private static Outcome Boot(string[] arguments)
    {
        EnsureBuilt();
        using TemporaryFolder folder = new();
        string log = folder.PathOf("log");
        string[] limit = arguments.Contains("--timeout") ? [] : ["--timeout", $"{GuestSeconds}"];
        _machines.Wait();
        try
        {
            // Options come before what is meant for QEMU itself.
            Outcome outcome = Start(_hostLimit, ["run", .. limit, "--log", log, .. arguments]);
            return outcome with { Log = File.Exists(log) ? File.ReadAllText(log) : "" };
        }
        finally
        {
            _machines.Release();
        }
    }

    private static Outcome Start(TimeSpan limit, string[] arguments, string input = "")
    {
        ProcessStartInfo start = new(Project.PathOf("micro"), arguments)
        {
            WorkingDirectory = Project.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        string command = $"micro {string.Join(' ', arguments)}";
        if (!process.WaitForExit(limit))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            return new Outcome(command, -1, output.Result, $"killed after {limit}\n{error.Result}", "");
        }

        return new Outcome(command, process.ExitCode, output.Result, error.Result, "");
    }
}
