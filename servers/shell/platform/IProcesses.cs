using System;
using Micro.Protocols;

namespace Micro.Servers.Shell.Platform;

/// <summary>Starting programs of the image, waiting for them and ending them.</summary>
public interface IProcesses
{
    /// <summary>Starts a program.</summary>
    /// <param name="program">Its name in the image.</param>
    /// <param name="arguments">Each ended by a zero byte, the first being the program's name; then the working directory, unless it is the root.</param>
    /// <param name="descriptors">The caller's descriptors that become 0, 1, 2 …; -1 for none.</param>
    /// <param name="process">Its number.</param>
    ServiceError Spawn(
        ReadOnlySpan<byte> program, ReadOnlySpan<byte> arguments, ReadOnlySpan<int> descriptors, out ProcessId process);

    /// <summary>Waits for the end of a child and forgets it; without <paramref name="block"/> Again instead of waiting.</summary>
    ServiceError Wait(ProcessId process, bool block, out ExitReport report, Span<byte> method, out int length);

    ServiceError Kill(ProcessId process, byte signal);

    ServiceError KillServer(ProcessId process, byte signal);

    /// <summary>The program process with the next higher number; NotFound after the last.</summary>
    ServiceError NextProcess(ProcessId after, out ProcessInfo info, Span<byte> name, out int length);

    /// <summary>The server at <paramref name="index"/> of the image; NotFound after the last.</summary>
    ServiceError Server(uint index, out ProcessInfo info, Span<byte> name, out int length);

    /// <summary>The program at <paramref name="index"/> of the image; NotFound after the last.</summary>
    ServiceError Program(uint index, Span<byte> name, out int length);

    /// <summary>Names the process that Ctrl-C ends; 0: none.</summary>
    ServiceError SetForeground(ProcessId process);

    /// <summary>Has a process recorded or not; 0: all that are still to be created. NotSupported: the machine is not recorded.</summary>
    ServiceError Trace(ProcessId process, bool isOn);

    /// <summary>The same for a server.</summary>
    ServiceError TraceServer(ProcessId process, bool isOn);

    /// <summary>Whether a process is recorded; 0: those that are still to be created. NotSupported: the machine is not recorded.</summary>
    ServiceError IsTraced(ProcessId process, out bool isOn);

    /// <summary>The same for a server.</summary>
    ServiceError IsServerTraced(ProcessId process, out bool isOn);

    /// <summary>The number of the shell's own process.</summary>
    ProcessId Self { get; }
}
