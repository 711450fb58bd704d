using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Micro.Tools.Building;
using Micro.Tools.Machines;

namespace Micro.Tools.Tests.Support;

/// <summary>A project folder with images that are already built, and a QEMU that does what it is told.</summary>
/// <remarks>The tool runs as a process of its own, copied into the folder, as a user would start it.</remarks>
internal sealed class FakeProject : IDisposable
{
    private const string Manifest = """
        {
          "servers": [
            { "name": "init", "project": "servers", "priority": 60 },
            { "name": "pmm", "project": "servers/pmm", "priority": 50, "variant": "bitmap" },
            { "name": "ramfs", "project": "servers", "priority": 40, "calls": ["pmm"], "grants": ["files"] },
            { "name": "shell", "project": "servers", "priority": 10, "calls": ["ramfs"], "grants": ["script"] },
          ],
        }
        """;

    private const string TracedManifest = """
        {
          "servers": [
            { "name": "init", "project": "servers", "priority": 60 },
            { "name": "pmm", "project": "servers/pmm", "priority": 50, "variant": "bitmap" },
            { "name": "tracer", "project": "servers", "priority": 45, "grants": ["trace"], "only": "traced" },
            { "name": "shell", "project": "servers", "priority": 10, "grants": ["script"] },
          ],
        }
        """;

    // Finds its channels among its arguments, then does what FAKE says.
    private const string Emulator = """
        #!/usr/bin/env bash
        printf '%s\n' "$@" >"$FAKE_ARGUMENTS"
        echo $$ >"$FAKE_ARGUMENTS.pid"
        for argument; do
          case $argument in
            file,id=console,path=*) console=${argument#*path=} ;;
            file,id=log,path=*) log=${argument#*path=} ;;
            file,id=recording,path=*) recording=${argument#*path=} ;;
          esac
        done
        : >"$log"
        [ -z "${console-}" ] || : >"$console"
        eval "$FAKE"
        """;

    private readonly TemporaryFolder _folder = new();

    public FakeProject()
    {
        _folder.Write("micro", "");
        _folder.Write("images/default.json", Manifest);
        _folder.Write("traced.json", TracedManifest);
        _folder.Write("images/files/motd", "Welcome.\n");
        foreach (string name in (string[])["init", "ramfs", "shell", "tracer"])
        {
            _folder.Write($"servers/{name}.csproj", $"<Project><PropertyGroup><MachineImageName>{name}</MachineImageName></PropertyGroup></Project>");
        }

        _folder.Write("servers/pmm/Pmm.csproj", """
            <Project>
              <PropertyGroup><MachineImageName>pmm</MachineImageName></PropertyGroup>
              <ItemGroup><ServerVariant Include="bitmap" /><ServerVariant Include="buddy" /></ItemGroup>
            </Project>
            """);
        foreach (Target target in Target.All)
        {
            AddImages(target);
        }

        CopyTool();
        string[] programs =
            ["qemu-system-x86_64", "qemu-system-aarch64", "ld.lld", "llvm-mc", "llvm-objcopy", "llvm-objdump"];
        foreach (string program in programs)
        {
            string path = _folder.Write("bin/" + program, Emulator);
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    public string Path => _folder.Path;

    /// <summary>The arguments that the fake QEMU was last started with.</summary>
    public IReadOnlyList<string> EmulatorArguments => File.ReadAllLines(ArgumentsFile);

    public int EmulatorProcess => int.Parse(File.ReadAllText(ArgumentsFile + ".pid"));

    private string ArgumentsFile => System.IO.Path.Combine(Path, "arguments");

    public string Write(string name, string text) => _folder.Write(name, text);

    /// <summary>Puts a program of the host in front of the true one.</summary>
    public void WriteProgram(string name, string commands)
    {
        string path = _folder.Write("bin/" + name, "#!/usr/bin/env bash\n" + commands + "\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Runs the tool to its end.</summary>
    public ToolResult Run(string emulator, params string[] arguments)
    {
        using Process process = Start(emulator, arguments);
        process.StandardInput.Close();
        System.Threading.Tasks.Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new ToolResult(process.ExitCode, output, error.Result);
    }

    /// <summary>Starts the tool with a QEMU that runs the commands given.</summary>
    public Process Start(string emulator, params string[] arguments)
    {
        string tool = System.IO.Path.Combine(Path, "tool", "Micro.Tools.dll");
        ProcessStartInfo start = new("dotnet", [tool, .. arguments])
        {
            WorkingDirectory = Path,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PATH"] = System.IO.Path.Combine(Path, "bin") + ":" + Environment.GetEnvironmentVariable("PATH");
        string sdk = System.IO.Path.Combine(Path, "bin", "dotnet");
        if (File.Exists(sdk))
        {
            start.Environment["DOTNET_HOST_PATH"] = sdk;
        }

        start.Environment["FAKE"] = emulator;
        start.Environment["FAKE_ARGUMENTS"] = ArgumentsFile;
        return Process.Start(start)!;
    }

    public void Dispose() => _folder.Dispose();

    private void AddImages(Target target)
    {
        string output = System.IO.Path.Combine(Path, "artifacts", "machine", target.Name);
        Directory.CreateDirectory(output);
        foreach (string image in (string[])["kernel", "init", "pmm-bitmap", "pmm-buddy", "ramfs", "shell", "tracer"])
        {
            byte[] elf = ElfBuilder.Small(0x1_0000, target.Architecture);
            File.WriteAllBytes(System.IO.Path.Combine(output, image + ".elf"), elf);
        }

        File.WriteAllText(System.IO.Path.Combine(output, "kernel.img"), "flat");
        File.WriteAllText(System.IO.Path.Combine(output, "fingerprint"), SourceFingerprint.Of(Path));
    }

    private void CopyTool()
    {
        string folder = System.IO.Path.Combine(Path, "tool");
        Directory.CreateDirectory(folder);
        IEnumerable<string> parts = Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
            .Concat(Directory.GetFiles(AppContext.BaseDirectory, "Micro.Tools.*json"));
        foreach (string part in parts)
        {
            File.Copy(part, System.IO.Path.Combine(folder, System.IO.Path.GetFileName(part)));
        }
    }
}
