using System;

namespace Micro.Tools;

/// <summary>The end of the tool: an exit status and the one line that says why; empty: somebody has said so.</summary>
internal sealed class ToolException : Exception
{
    private ToolException(int status, string message, Exception? cause = null)
        : base(message, cause)
    {
        Status = status;
    }

    public int Status { get; }

    /// <summary>The user asked for something that does not exist.</summary>
    public static ToolException Usage(string message) => new(ExitStatus.Usage, message);

    /// <summary>Something the tool needs did not work.</summary>
    public static ToolException Failed(string message, Exception? cause = null) =>
        new(ExitStatus.ToolFailed, message, cause);

    /// <summary>The same, and another program has said why.</summary>
    public static ToolException Told() => new(ExitStatus.ToolFailed, "");

    /// <summary>Somebody ended the tool.</summary>
    public static ToolException Signalled(int signal) =>
        new(ExitStatus.OfSignal(signal), $"ended by signal {signal}");
}
