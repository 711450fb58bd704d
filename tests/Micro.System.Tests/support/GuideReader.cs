using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;

namespace Micro.System.Tests.Support;

/// <summary>Types a page's commands into a shell: in this checkout where the page has <c>~/micro</c>, and in a folder where it has another.</summary>
/// <param name="folder">What stands for the other.</param>
/// <param name="name">As the page calls it: <c>~/counter</c>.</param>
internal sealed class GuideReader(TemporaryFolder folder, string name)
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(12);

    // What lasts in a shell: where one is, and its variables.
    private string _before = "";

    /// <summary>Types them all; the status is that of the first that fails.</summary>
    public Outcome Follow(string commands)
    {
        string typed = commands.Replace("~/micro", Project.Root, StringComparison.Ordinal).Replace(name, folder.FullName, StringComparison.Ordinal);
        Outcome outcome = Run($"set -e\n{_before}{typed}");
        _before += string.Concat(typed.Split('\n').Where(line => line.StartsWith("cd ", StringComparison.Ordinal) || line.StartsWith("export ", StringComparison.Ordinal))
            .Select(line => line.Split(" && ")[0] + "\n"));
        return outcome with { Command = typed };
    }

    // The build's servers end with the test: they would keep its folder, and what waits for their output would wait for them.
    private static Outcome Run(string script)
    {
        ProcessStartInfo start = new("bash", ["-c", script])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["MSBUILDDISABLENODEREUSE"] = "1",
                ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0",
                ["UseSharedCompilation"] = "false",
            },
        };
        start.Environment.Remove("MICRO_SNAPSHOTS");
        start.Environment.Remove("MICRO_ROOT");
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(_limit))
        {
            process.Kill(entireProcessTree: true);
        }

        return new Outcome("", process.ExitCode, output.Result, error.Result, "");
    }
}
