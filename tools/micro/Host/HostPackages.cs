using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Micro.Tools.Host;

/// <summary>The programs of the host that the tool calls, and the Debian packages they come in.</summary>
internal static class HostPackages
{
    private static readonly (string Program, string Package)[] _needed =
    [
        ("qemu-system-x86_64", "qemu-system-x86"),
        ("qemu-system-aarch64", "qemu-system-arm"),
        ("ld.lld", "lld"),
        ("llvm-mc", "llvm"),
        ("llvm-objcopy", "llvm"),
        ("llvm-objdump", "llvm"),
    ];

    /// <summary>Installs what is missing for building and running images.</summary>
    public static void Ensure(Tool tool) => Install(tool, _needed);

    public static void EnsureDebugger(Tool tool) => Install(tool, [.. _needed, (Debugging.DebuggerScript.Program, "gdb-multiarch")]);

    /// <summary>True where a program of this name can be started.</summary>
    private static bool IsOnPath(string program) =>
        (System.Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => folder.Length > 0 && File.Exists(Path.Combine(folder, program)));

    private static void Install(Tool tool, IEnumerable<(string Program, string Package)> needed)
    {
        string[] missing = [.. needed.Where(pair => !IsOnPath(pair.Program)).Select(pair => pair.Package).Distinct()];
        if (missing.Length == 0)
        {
            return;
        }

        string script = Path.Combine(tool.Repository.Root, "tools", "micro", "install-packages");
        int status = Subprocess.PassThrough(tool.Signals, script, missing, tool.Repository.Root);
        if (status != 0)
        {
            // The script has said why, and what to do.
            throw ToolException.Told();
        }
    }
}
