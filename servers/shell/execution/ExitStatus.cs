using Micro.Protocols;

namespace Micro.Servers.Shell.Execution;

/// <summary>The numbers that commands end with.</summary>
public static class ExitStatus
{
    public const int Success = 0;
    public const int Failure = 1;

    /// <summary>A syntax error, or wrong arguments of a built-in.</summary>
    public const int Misuse = 2;
    public const int CannotRun = 126;
    public const int NotFound = 127;

    /// <summary>Added to the number of the signal that ended a process.</summary>
    public const int SignalBase = 128;

    /// <summary>Ctrl-C: signal 2.</summary>
    public const int Interrupted = SignalBase + 2;

    /// <summary>Writing to a pipe that nobody reads: signal 13.</summary>
    public const int BrokenPipe = SignalBase + 13;

    /// <summary>What a command that met <paramref name="error"/> ends with.</summary>
    public static int Of(ServiceError error) => error switch
    {
        ServiceError.None => Success,
        ServiceError.Interrupted => Interrupted,
        ServiceError.BrokenPipe => BrokenPipe,
        _ => Failure,
    };

    /// <summary>The status of a process that ended.</summary>
    public static int Of(in ExitReport report) =>
        report.Cause == DeathCause.Exited ? report.Code : SignalBase + report.Code;
}
