using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Micro.Archive;
using Micro.Tools.Building;
using Micro.Tools.Machines;

namespace Micro.Tools.Debugging;

/// <summary>The commands that make gdb know the kernel and every server.</summary>
internal static class DebuggerScript
{
    public const string Program = "gdb-multiarch";

    public static void Write(string path, Repository repository, MachineRequest request, MachineBuild build, int port)
    {
        string frames = Path.Combine(repository.Root, "tools", "micro", "Debugging", "frames.py");
        bool isX64 = request.Target.Architecture == Architecture.X64;
        StringBuilder script = new();
        script.AppendLine("set confirm off");
        script.AppendLine("set pagination off");
        script.AppendLine("set width 0");
        script.AppendLine($"source {frames}");
        script.AppendLine($"set architecture {(isX64 ? "i386:x86-64" : "aarch64")}");
        script.AppendLine($"file {Quote(build.ElfPath(MachineBuild.Kernel))}");

        // Every image is linked at a base of its own, so one debugger can know them all at once.
        IEnumerable<string> servers = MachineBuild.ImageNames(request.Booted).Where(image => image != MachineBuild.Kernel);
        foreach (string image in servers)
        {
            script.AppendLine($"add-symbol-file -o 0 {Quote(build.ElfPath(image))}");
        }

        script.AppendLine($"target remote 127.0.0.1:{port}");
        File.WriteAllText(path, script.ToString());
    }

    private static string Quote(string path) => $"\"{path}\"";
}
