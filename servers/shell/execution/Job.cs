using Micro.Protocols;

namespace Micro.Servers.Shell.Execution;

/// <summary>A process beside the shell.</summary>
public struct Job
{
    public ProcessId Process;

    /// <summary>It ended; its status is known and not yet told.</summary>
    public bool HasEnded;

    public int Status;

    /// <summary>Bytes of its text.</summary>
    public int TextLength;
}
