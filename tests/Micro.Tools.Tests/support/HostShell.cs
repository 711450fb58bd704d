using System;
using System.Diagnostics;

namespace Micro.Tools.Tests.Support;

/// <summary>Does with the host's files what .NET cannot.</summary>
internal static class HostShell
{
    public static void Run(string command)
    {
        using Process process = Process.Start("bash", ["-c", command]);
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command}: {process.ExitCode}");
        }
    }
}
