using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using Micro.Tools.Building;
using Micro.Tools.Emulation;
using Micro.Tools.Host;
using Micro.Tools.Machines;

namespace Micro.Tools.Debugging;

/// <summary>A machine stopped before its first instruction, and the way for gdb to reach it.</summary>
internal sealed class DebugSession
{
    private readonly Tool _tool;
    private readonly MachineRequest _request;

    public DebugSession(Tool tool, MachineRequest request)
    {
        _tool = tool;
        _request = request;
    }

    public int Run(bool startsDebugger)
    {
        HostPackages.EnsureDebugger(_tool);
        using RunFolder folder = new();
        MachineBuild build = MachineRun.Prepare(_tool, _request, null, folder);
        int port = FreePort();
        string script = Path.Combine(_tool.Repository.Artifacts, $"debug-{_request.Target.Name}.gdb");
        DebuggerScript.Write(script, _tool.Repository, _request, build, port);
        IReadOnlyList<string> arguments =
        [
            .. EmulatorArguments.Compose(_request, startsDebugger ? RunMode.DebugToFile : RunMode.Debug, build.KernelFile, folder),
            "-S",
            "-gdb",
            $"tcp:127.0.0.1:{port}",
        ];
        return startsDebugger ? RunDebugger(arguments, script, folder) : Wait(arguments, script);
    }

    private int RunDebugger(IReadOnlyList<string> arguments, string script, RunFolder folder)
    {
        // Ctrl-C stops the guest, by gdb; it must reach neither the tool nor QEMU.
        _tool.Signals.LeavesInterrupts = true;
        using Emulator emulator = Emulator.StartDetached(_request.Target, arguments);
        if (emulator.WaitForExit(TimeSpan.FromMilliseconds(300)))
        {
            throw emulator.Failure();
        }

        Say.Note($"the guest's console is in {folder.Console}");
        return Subprocess.PassThrough(_tool.Signals, DebuggerScript.Program, ["-q", "-x", script], _tool.Repository.Root);
    }

    private int Wait(IReadOnlyList<string> arguments, string script)
    {
        Say.Note($"waiting for gdb; in another terminal: {DebuggerScript.Program} -x {script}");
        return MachineRun.AtConsole(_tool, _request, arguments, limit: null);
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
