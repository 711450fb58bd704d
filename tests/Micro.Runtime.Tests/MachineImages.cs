using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;

namespace Micro.Runtime.Tests;

/// <summary>Builds images by the targets that build all of them, and runs bare ones.</summary>
internal static class MachineImages
{
    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(3);

    /// <summary>Exit status and all output of `dotnet build PROJECT -t:Machine`.</summary>
    public static (int Status, string Output) Build(string project, string arch, params string[] properties)
    {
        List<string> arguments = ["build", Path.Combine(Places.Repository, project), "-t:Machine", $"-p:MachineArch={arch}", "-v:q", "-nologo", "-nodeReuse:false", "-maxcpucount:1"];
        foreach (string property in properties)
        {
            arguments.Add("-p:" + property);
        }

        return Run("dotnet", arguments);
    }

    public static string Elf(string arch, string image) => Path.Combine(Places.Repository, "artifacts", "machine", arch, image + ".elf");

    /// <summary>Boots a bare image; what it printed.</summary>
    public static string Boot(string arch, string elf)
    {
        string log = Path.GetTempFileName();
        try
        {
            List<string> arguments = arch == "x64"
                ? ["-M", "microvm", "-device", "isa-debugcon,iobase=0xe9,chardev=log", "-device", "isa-debug-exit,iobase=0xf4,iosize=4"]
                : ["-M", "virt", "-semihosting-config", "enable=on,target=native,chardev=log"];
            arguments.AddRange(["-cpu", "max", "-m", "64M", "-nodefaults", "-display", "none", "-no-reboot", "-kernel", elf, "-chardev", $"file,id=log,path={log}"]);
            (int status, string output) = Run(arch == "x64" ? "qemu-system-x86_64" : "qemu-system-aarch64", arguments);

            // isa-debug-exit makes 0 a 1.
            return status == (arch == "x64" ? 1 : 0) ? File.ReadAllText(log) : $"QEMU ended with {status}: {output}\n{File.ReadAllText(log)}";
        }
        finally
        {
            File.Delete(log);
        }
    }

    private static (int Status, string Output) Run(string program, List<string> arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        // A test host tells its children which MSBuild to use: ours is a build of its own.
        start.Environment.Remove("MSBUILD_EXE_PATH");
        start.Environment.Remove("MSBuildExtensionsPath");
        start.Environment.Remove("MSBuildSDKsPath");
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(_limit))
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
            return (-1, output.Result + errors.Result + "\ntimed out");
        }

        return (process.ExitCode, output.Result + errors.Result);
    }
}
