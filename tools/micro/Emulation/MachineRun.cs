using System;
using System.Collections.Generic;
using System.IO;
using Micro.Tools.Archives;
using Micro.Tools.Building;
using Micro.Tools.Host;
using Micro.Tools.Machines;
using Micro.Tools.Recordings;
using Micro.Tools.Symbols;

namespace Micro.Tools.Emulation;

/// <summary>From a request to an exit status: builds, packs, boots and waits.</summary>
internal static class MachineRun
{
    /// <summary>Runs commands; the kernel's log is also kept in <paramref name="logFile"/>, if there is one, and what is recorded in
    /// <paramref name="recording"/>.</summary>
    public static int Script(
        Tool tool,
        MachineRequest request,
        byte[] script,
        TimeSpan limit,
        Stream output,
        string? logFile = null,
        RecordingFile? recording = null)
    {
        using RunFolder folder = new();
        MachineBuild build = Prepare(tool, request, script, folder);
        using Emulator emulator = Start(request, RunMode.Script, build, folder);
        ScriptSession session = new(emulator, folder, tool.Signals, output);
        SessionEnd end = session.Run(limit);
        if (logFile is not null && File.Exists(folder.Log))
        {
            KeepLog(folder.Log, logFile);
        }

        int status = Verdict.Of(end, session.Log, emulator, tool.Signals, limit);
        Verdict.Show(session.Processor.Describe(new CodeNames(build, MachineBuild.ImageNames(request.Booted))));
        recording?.Keep(folder.Recording, folder.Memory);
        return status;
    }

    private static void KeepLog(string log, string file)
    {
        try
        {
            File.Copy(log, file, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw ToolException.Failed($"--log: cannot write '{file}': {exception.Message}", exception);
        }
    }

    public static int Interactive(Tool tool, MachineRequest request, TimeSpan? limit, RecordingFile? recording = null)
    {
        using RunFolder folder = new();
        MachineBuild build = Prepare(tool, request, null, folder);
        int status = AtConsole(
            tool, request, EmulatorArguments.Compose(request, RunMode.Interactive, build.KernelFile, folder), limit);
        recording?.Keep(folder.Recording, folder.Memory);
        return status;
    }

    /// <summary>Runs QEMU with the tool's own terminal as the guest's console.</summary>
    public static int AtConsole(Tool tool, MachineRequest request, IReadOnlyList<string> arguments, TimeSpan? limit)
    {
        using RawTerminal? terminal = RawTerminal.Open();
        if (terminal is not null)
        {
            Say.Note("press Ctrl-] to quit\r");
        }

        using Emulator emulator = Emulator.Start(request.Target, arguments);
        using Stream input = RawTerminal.OpenInput();
        InteractiveSession session = new(emulator, tool.Signals, input, DescriptorStream.Output);
        SessionEnd end = session.Run(limit, isTerminal: terminal is not null);
        terminal?.Dispose();
        return Verdict.Of(end, session.Log, emulator, tool.Signals, limit ?? TimeSpan.Zero);
    }

    /// <summary>Builds what is out of date and writes the archive.</summary>
    public static MachineBuild Prepare(Tool tool, MachineRequest request, byte[]? script, RunFolder folder)
    {
        HostPackages.Ensure(tool);
        MachineBuild build = MachineBuild.Ensure(tool, request.Target, request.Image);
        ArchiveWriter writer = BootArchive.Compose(tool, request, build, script);
        MemoryNeed.Check(request, writer.Length, build);
        BootArchive.Write(writer, folder.Archive);
        tool.Signals.ThrowIfStopped();
        return build;
    }

    public static Emulator Start(MachineRequest request, RunMode mode, MachineBuild build, RunFolder folder) =>
        Emulator.Start(request.Target, EmulatorArguments.Compose(request, mode, build.KernelFile, folder));
}
