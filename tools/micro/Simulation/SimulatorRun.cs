using System;
using System.Collections.Generic;
using System.Globalization;
using Micro.Tools.Archives;
using Micro.Tools.Building;
using Micro.Tools.Emulation;
using Micro.Tools.Host;
using Micro.Tools.Machines;
using Micro.Tracing;

namespace Micro.Tools.Simulation;

/// <summary>Boots an image under the simulator, in a host process of its own: what goes wrong there ends that process only.</summary>
internal static class SimulatorRun
{
    private const long FrameBytes = 4096;

    // The simulator reads it after every entry into the kernel, so that any size will do. Every machine has one: what is recorded, or counted,
    // must be the same machine.
    private const int RingKibibytes = 64;

    // What .NET's own end by a signal, such as a bad memory access, gives the shell.
    private const int FirstSignalStatus = 128;

    private const int ShownMessages = 12;
    private const string NoStop = "none";

    public static int Run(Tool tool, MachineRequest request, byte[]? script, ulong seed, string? traceFile)
    {
        using RunFolder folder = new();
        return Boot(tool, request, script, seed, traceFile, NoStop, folder);
    }

    /// <summary>Runs up to a message, shows the last ones before it, and, for a person, runs there again and waits for a debugger.</summary>
    /// <param name="tool">The tool.</param>
    /// <param name="request">The machine and its image.</param>
    /// <param name="script">What its shell does.</param>
    /// <param name="seed">Decides who runs when.</param>
    /// <param name="traceFile">Where the recording up to the message stays; null: nowhere.</param>
    /// <param name="message">The number of the message.</param>
    public static int RunTo(Tool tool, MachineRequest request, byte[] script, ulong seed, string? traceFile, long message)
    {
        using RunFolder folder = new();
        string recording = traceFile ?? folder.Recording;
        int status = Boot(tool, request, script, seed, recording, string.Create(CultureInfo.InvariantCulture, $"end={message}"), folder);
        foreach (string line in LastMessages.Of(RecordingReader.ReadFile(recording), ShownMessages))
        {
            Say.Quote(line);
        }

        long reached = MessageCell.Read(folder.Messages);
        if (reached < message)
        {
            Say.Note(string.Create(CultureInfo.InvariantCulture, $"the run ends with message {reached}, before message {message}"));
            return status;
        }

        return Console.IsInputRedirected
            ? status
            : Boot(tool, request, script, seed, traceFile: null, string.Create(CultureInfo.InvariantCulture, $"debug={message}"), folder);
    }

    /// <summary>RAM in frames, as the simulator's program takes it.</summary>
    public static long FramesOf(MachineRequest request) => request.MemoryBytes / FrameBytes;

    /// <summary>The boot options of a simulated machine.</summary>
    public static string BootOptions(MachineRequest request, bool hasScript) =>
        $"{(hasScript ? "quiet idle=exit" : "")} {Emulation.BootOptions.Ring(RingKibibytes, request)} {request.BootOptions}".Trim();

    private static int Boot(
        Tool tool, MachineRequest request, byte[]? script, ulong seed, string? traceFile, string stop, RunFolder folder)
    {
        MachineBuild build = MachineBuild.Ensure(tool, request.Target, request.Image);
        string simulator = SimulatorBuild.Ensure(tool);
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
            BootOptions(request, script is not null),
            folder.Messages,
            stop,
            .. traceFile is null ? (string[])[] : [traceFile],
        ];
        int status = Subprocess.PassThrough(tool.Signals, DotnetHost.Program, arguments, tool.Repository.Root);
        if (status > FirstSignalStatus && !MessageCell.HasEnded(folder.Messages))
        {
            Say.Note(string.Create(
                CultureInfo.InvariantCulture,
                $"seed {seed}, message {MessageCell.Read(folder.Messages)}: the process of the simulator died; --break-at leads there again"));
        }

        return status;
    }
}
