using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace Micro.System.Tests.Support;

/// <summary>Runs a program of the host. LLVM's have plain names in Debian's default packages, and their version behind them in others.</summary>
internal static class HostTool
{
    private const int OldestVersion = 14;
    private const int NewestVersion = 21;

    public static string Run(string name, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(Find(name), arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{name} {string.Join(' ', arguments)}: {process.ExitCode}");
    }

    private static string Find(string name)
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        string[] names = [name, .. Enumerable.Range(OldestVersion, NewestVersion - OldestVersion + 1).Reverse().Select(v => $"{name}-{v}")];
        return names.SelectMany(_ => folders, (candidate, folder) => Path.Combine(folder, candidate)).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"{name} is not installed.");
    }
}
