namespace Micro.Tools;

/// <summary>The tool's own exit statuses; every other one is the guest's.</summary>
internal static class ExitStatus
{
    public const int Success = 0;

    /// <summary>Tests failed, a benchmark missed what it is checked against, or a replay was answered differently.</summary>
    public const int Failure = 1;

    /// <summary>The arguments, or a file they name, are wrong.</summary>
    public const int Usage = 2;

    /// <summary>The guest did not end in time, or would have idled for ever.</summary>
    public const int TimedOut = 124;

    /// <summary>QEMU, the build or the tool itself failed.</summary>
    public const int ToolFailed = 125;

    /// <summary>The kernel panicked: what a shell says of a process ended by SIGABRT.</summary>
    public const int KernelPanic = 134;

    /// <summary>What a shell says of a process ended by a signal.</summary>
    public static int OfSignal(int signal) => 128 + signal;
}
