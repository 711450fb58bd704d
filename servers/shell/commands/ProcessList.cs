using System;
using Micro.Protocols;
using Micro.Servers.Shell.Platform;

namespace Micro.Servers.Shell.Commands;

/// <summary>All processes one after another: the servers of the image, then the programs.</summary>
public sealed class ProcessList(IProcesses processes)
{
    public const int MaximumName = 32;

    private readonly IProcesses _processes = processes;
    private uint _server;
    private ProcessId _program;

    /// <summary>The current one is a server.</summary>
    public bool IsServer { get; private set; } = true;

    public bool TryNext(out ProcessInfo info, Span<byte> name, out int length)
    {
        if (IsServer)
        {
            if (_processes.Server(_server++, out info, name, out length) == ServiceError.None)
            {
                return true;
            }

            IsServer = false;
        }

        bool found = _processes.NextProcess(_program, out info, name, out length) == ServiceError.None;
        _program = info.Process;
        return found;
    }
}
