using System;

namespace Micro.Protocols;

/// <summary>What init does for the servers it started. It calls nobody; it only answers.</summary>
[Protocol("supervisor", Number = 1, Version = 1)]
public interface ISupervisor
{
    /// <summary>The calling server serves from now on: the next one of the image may be started.</summary>
    [Operation(1), Idempotent]
    ServiceError Ready();

    /// <summary>Tells that a program ended (proc only): it enters the log of deaths, and those who asked for it are signalled.</summary>
    [Operation(2)]
    [Errors(ServiceError.NotPermitted)]
    ServiceError ReportDeath(ProcessId process);

    /// <summary>The first death after number <paramref name="after"/>; Again when there is none yet.</summary>
    [Operation(3), Idempotent]
    [Errors(ServiceError.Again)]
    ServiceError NextDeath(ulong after, out ulong number, out ProcessId process);

    /// <summary>The server at <paramref name="index"/> of the image, for `ps`.</summary>
    [Operation(4), Idempotent]
    [Errors(ServiceError.NotFound)]
    ServiceError Describe(uint index, out ProcessInfo info, [Text(MaxBytes = 32)] Span<byte> name, out int length);

    /// <summary>Kills a server.</summary>
    [Operation(5)]
    [Errors(ServiceError.NoSuchProcess, ServiceError.NotPermitted)]
    ServiceError Kill(ProcessId process, byte signal);

    /// <summary>Ends the machine with a status.</summary>
    [Operation(6)]
    [Errors(ServiceError.NotPermitted)]
    ServiceError PowerOff(byte status);

    /// <summary>The value of a boot option `name=value` (empty for a bare `name`).</summary>
    [Operation(7), Idempotent]
    [Errors(ServiceError.NotFound)]
    ServiceError BootOption([Text(MaxBytes = 32)] ReadOnlySpan<byte> name, [Text(MaxBytes = 256)] Span<byte> value, out int length);

    /// <summary>Part of the script in the boot archive; no bytes at its end.</summary>
    [Operation(8), Idempotent]
    [Errors(ServiceError.NotFound)]
    ServiceError ReadScript(ulong offset, [MaxBytes(2048)] Span<byte> text, out int length);

    /// <summary>Real time in nanoseconds since 1970 when the clock of the machine was at zero.</summary>
    [Operation(9), Idempotent]
    ServiceError BootTime([Identity("Time")] out long nanoseconds);

    /// <summary>The calling server cannot work, and says why: the boot ends with that.</summary>
    [Operation(10), Idempotent]
    ServiceError Refuse([Text(MaxBytes = 128)] ReadOnlySpan<byte> reason);

    /// <summary>Has a server recorded from now on, or no longer. NotSupported: the machine was booted without a recording.</summary>
    /// <remarks>NotPermitted also for the server that writes the recording: each of its messages would lead to another.</remarks>
    [Operation(11), Idempotent]
    [Errors(ServiceError.NoSuchProcess, ServiceError.NotPermitted)]
    ServiceError Trace(ProcessId process, bool isOn);

    /// <summary>Whether a server is recorded. NotSupported: the machine was booted without a recording.</summary>
    [Operation(12), Idempotent]
    [Errors(ServiceError.NoSuchProcess)]
    ServiceError IsTraced(ProcessId process, out bool isOn);
}
