using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Text;

namespace Micro.Shell.Tests;

/// <summary>Runs shell text with the host's shell and tools in a fresh directory: the oracle of the differential tests.</summary>
public static class HostShell
{
    /// <summary>False where the host has other tools than GNU's.</summary>
    public static bool IsAvailable { get; } = File.Exists("/bin/bash") && File.Exists("/usr/bin/sha256sum");

    /// <summary>Why a test is skipped that needs them.</summary>
    public const string Needed = "the host has no /bin/bash and GNU coreutils";

    public static (string Output, string Error, int Status) Run(string text, IReadOnlyDictionary<string, byte[]> files)
    {
        string directory = Directory.CreateTempSubdirectory("micro-shell").FullName;
        try
        {
            foreach ((string path, byte[] data) in files)
            {
                string full = Path.Combine(directory, path);
                Directory.CreateDirectory(Path.GetDirectoryName(full)!);
                File.WriteAllBytes(full, data);
            }

            return Run(text, directory);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static (string Output, string Error, int Status) Run(string text, string directory)
    {
        ProcessStartInfo start = new("/usr/bin/env", ["--default-signal=PIPE", "/bin/bash", "--posix", "-c", text])
        {
            WorkingDirectory = directory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            StandardOutputEncoding = Encoding.Latin1,
            StandardErrorEncoding = Encoding.Latin1,
        };
        start.Environment["LC_ALL"] = "C";
        start.Environment["TZ"] = "UTC";
        using Process process = Process.Start(start) ?? throw new InvalidOperationException("no shell");
        process.StandardInput.Close();
        System.Threading.Tasks.Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (output, error.Result, process.ExitCode);
    }
}
