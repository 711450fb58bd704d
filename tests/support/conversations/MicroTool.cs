using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Micro.Testing;

/// <summary>Runs `./micro` of a checkout of Micro, in a process of its own.</summary>
/// <remarks>Two machines at a time, because each needs a whole CPU; everything is built once, before the first of them boots.</remarks>
public static class MicroTool
{
    private const string Variable = "MICRO_ROOT";

    private static readonly TimeSpan _buildLimit = TimeSpan.FromMinutes(15);
    private static readonly SemaphoreSlim _machines = new(2);
    private static readonly Lazy<string> _root = new(FindRoot);
    private static readonly Lazy<ToolRun> _build = new(Build);
    private static readonly ConcurrentDictionary<string, Lazy<ToolRun>> _ownImages = new();

    /// <summary>The checkout: the folder above the tests, or what MICRO_ROOT names.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string Root => _root.Value;

    /// <summary>Builds all images and the simulator, unless that is done. Its end says whether it could.</summary>
    public static ToolRun EnsureBuilt() => _build.Value;

    /// <summary>Boots a machine with an image of anybody's, which is built before.</summary>
    public static ToolRun Boot(string image, TimeSpan limit, IReadOnlyList<string> arguments, string input = "")
    {
        bool isOwn = image.EndsWith(".json", StringComparison.Ordinal);
        ToolRun build = isOwn && EnsureBuilt().Status == 0 ? _ownImages.GetOrAdd(image, path => new(() => Run(_buildLimit, ["build", "--image", path]))).Value : EnsureBuilt();
        return build.Status == 0 ? Boot(limit, arguments, input) : build;
    }

    /// <summary>Boots a machine: waits for the build and for a CPU, then for the end.</summary>
    public static ToolRun Boot(TimeSpan limit, IReadOnlyList<string> arguments, string input = "")
    {
        ToolRun build = EnsureBuilt();
        if (build.Status != 0)
        {
            return build;
        }

        _machines.Wait();
        try
        {
            return Run(limit, arguments, input);
        }
        finally
        {
            _machines.Release();
        }
    }

    /// <summary>Runs the tool, whatever is built. Status -1: it took longer than the limit and was killed.</summary>
    public static ToolRun Run(TimeSpan limit, IReadOnlyList<string> arguments, string input = "")
    {
        ProcessStartInfo start = new(Path.Combine(Root, "micro"), arguments)
        {
            WorkingDirectory = Root,
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
        if (process.WaitForExit(limit))
        {
            return new ToolRun(command, process.ExitCode, output.Result, error.Result);
        }

        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        return new ToolRun(command, -1, output.Result, $"killed after {limit}\n{error.Result}");
    }

    private static ToolRun Build()
    {
        ToolRun images = Run(_buildLimit, ["build"]);
        return images.Status != 0 ? images : Run(_buildLimit, ["sim", "-c", "exit 0"]);
    }

    private static string FindRoot()
    {
        string? given = Environment.GetEnvironmentVariable(Variable);
        for (DirectoryInfo? folder = new(given ?? AppContext.BaseDirectory); folder is not null; folder = given is null ? folder.Parent : null)
        {
            if (File.Exists(Path.Combine(folder.FullName, "micro")) && Directory.Exists(Path.Combine(folder.FullName, "images")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException(given is null
            ? $"No checkout of Micro above {AppContext.BaseDirectory}: say where it is by the variable {Variable}."
            : $"{Variable}={given} is no checkout of Micro: a folder with the script 'micro' and the folder 'images'.");
    }
}
