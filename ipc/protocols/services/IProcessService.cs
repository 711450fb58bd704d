using System;
using Micro.Abi;

namespace Micro.Protocols;

/// <summary>Starting, waiting for and ending programs. A process is created, granted capabilities by its parent, then started.</summary>
[Protocol("process", Number = 2, Version = 1)]
public interface IProcessService
{
    /// <summary>Makes a process from a program of the boot archive.</summary>
    /// <param name="program">Name of the program.</param>
    /// <param name="arguments">The arguments, each ended by a zero byte; the first is the program's name. What follows the last of them, with no zero byte,
    /// is the working directory: an absolute path; nothing: the root.</param>
    /// <param name="process">Its number.</param>
    [Operation(1), LeadsTo(ProcessState.New)]
    [Errors(ServiceError.NotFound, ServiceError.OutOfMemory, ServiceError.LimitReached, ServiceError.BadImage)]
    ServiceError Create(
        [Text(MaxBytes = 32)] ReadOnlySpan<byte> program, [MaxBytes(3500)] ReadOnlySpan<byte> arguments, [Subject] out ProcessId process);

    /// <summary>Hands a capability to a process that is not started yet; it finds it by name.</summary>
    [Operation(2), AllowedIn(ProcessState.New)]
    [Errors(ServiceError.NoSuchProcess, ServiceError.NotPermitted, ServiceError.LimitReached)]
    ServiceError Grant([Subject] ProcessId process, [Text(MaxBytes = 16)] ReadOnlySpan<byte> name, [Capability] Slot capability);

    /// <summary>Lets a new process run.</summary>
    [Operation(3), AllowedIn(ProcessState.New), LeadsTo(ProcessState.Running)]
    [Errors(ServiceError.NoSuchProcess, ServiceError.NotPermitted)]
    ServiceError Start([Subject] ProcessId process);

    /// <summary>Waits for the end of a child and forgets it.</summary>
    /// <param name="process">Which child; 0: any.</param>
    /// <param name="block">False: Again instead of waiting.</param>
    /// <param name="report">How it ended.</param>
    /// <param name="method">Name of the method that faulted.</param>
    /// <param name="length">Bytes of the name; 0 without a fault.</param>
    [Operation(4), Parks]
    [Errors(ServiceError.NoSuchProcess, ServiceError.NotPermitted, ServiceError.Again, ServiceError.Interrupted, ServiceError.Busy)]
    ServiceError Wait(ProcessId process, bool block, out ExitReport report, [Text(MaxBytes = 256)] Span<byte> method, out int length);

    /// <summary>Ends a process that is not a server.</summary>
    [Operation(5)]
    [Errors(ServiceError.NoSuchProcess, ServiceError.NotPermitted)]
    ServiceError Kill(ProcessId process, byte signal);

    /// <summary>The process with the next higher number, for `ps`.</summary>
    [Operation(6), Idempotent]
    [Errors(ServiceError.NotFound)]
    ServiceError Next(ProcessId after, out ProcessInfo info, [Text(MaxBytes = 32)] Span<byte> name, out int length);

    /// <summary>Ends the caller; there is no answer.</summary>
    [Operation(7), Parks]
    [Errors(ServiceError.NoSuchProcess)]
    ServiceError Exit(byte status);

    /// <summary>Names the process that Ctrl-C on the console kills; 0: none, then the caller's own wait is interrupted.</summary>
    /// <remarks>Interrupted: it was pressed since the last call, when neither of the two was there; the name holds all the same.</remarks>
    [Operation(8)]
    [Errors(ServiceError.NoSuchProcess, ServiceError.Interrupted)]
    ServiceError SetForeground(ProcessId process);

    /// <summary>The program at <paramref name="index"/> of the image, for `help` and completion.</summary>
    [Operation(9), Idempotent]
    [Errors(ServiceError.NotFound)]
    ServiceError Program(uint index, [Text(MaxBytes = 32)] Span<byte> name, out int length);

    /// <summary>Has a process recorded from now on, or no longer. NotSupported: the machine was booted without a recording.</summary>
    /// <param name="process">Which; 0: all that are still to be created.</param>
    /// <param name="isOn">From now on.</param>
    [Operation(10), Idempotent]
    [Errors(ServiceError.NoSuchProcess)]
    ServiceError Trace(ProcessId process, bool isOn);

    /// <summary>Whether a process is recorded; 0: those that are still to be created. NotSupported: the machine was booted without a recording.</summary>
    [Operation(11), Idempotent]
    [Errors(ServiceError.NoSuchProcess)]
    ServiceError IsTraced(ProcessId process, out bool isOn);
}
