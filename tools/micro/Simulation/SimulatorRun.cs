using System.Collections.Generic;
using System.Globalization;
using Micro.Tools.Archives;
using Micro.Tools.Building;
using Micro.Tools.Emulation;
using Micro.Tools.Host;
using Micro.Tools.Machines;

namespace Micro.Tools.Simulation;

/// <summary>Boots an image under the simulator, in a host process of its own: what goes wrong there ends that process only.</summary>
internal static class SimulatorRun
{
    private const long FrameBytes = 4096;

    // The simulator reads it after every entry into the kernel, so that any size will do.
    private const string Ring = "trace=64";

    // What .NET's own end by a signal, such as a bad memory access, gives the shell.
    private const int FirstSignalStatus = 128;

    public static int Run(Tool tool, MachineRequest request, byte[]? script, ulong seed, string? traceFile)
    {
        MachineBuild build = MachineBuild.Ensure(tool, request.Target);
        string simulator = SimulatorBuild.Ensure(tool);
        using RunFolder folder = new();
        BootArchive.Write(BootArchive.Compose(tool, request, build, script), folder.Archive);
        using RawTerminal? terminal = script is null ? RawTerminal.Open() : null;
        if (terminal is not null)
        {
            Say.Note("type exit to quit\r");
        }

        List<string> arguments =
        [
            simulator,
            folder.Archive,
            tool.Repository.MachineOutput(request.Target),
            seed.ToString(CultureInfo.InvariantCulture),
            FramesOf(request).ToString(CultureInfo.InvariantCulture),
            script is null ? "keys" : "script",
            BootOptions(request, script is not null, traceFile is not null),
            .. traceFile is null ? (string[])[] : [traceFile],
        ];
        int status = Subprocess.PassThrough(tool.Signals, "dotnet", arguments, tool.Repository.Root);
        if (status > FirstSignalStatus && seed != 0)
        {
            Say.Note($"seed {seed} repeats this run");
        }

        return status;
    }

    /// <summary>RAM in frames, as the simulator's program takes it.</summary>
    public static long FramesOf(MachineRequest request) => request.MemoryBytes / FrameBytes;

    /// <summary>The boot options of a simulated machine.</summary>
    public static string BootOptions(MachineRequest request, bool hasScript, bool isRecorded) =>
        $"{(hasScript ? "quiet idle=exit" : "")} {(isRecorded ? Ring : "")} {request.BootOptions}".Trim();
}
