namespace Micro.Servers.Shell.Execution;

/// <summary>Where a shell's commands come from.</summary>
public enum ShellSource : byte
{
    /// <summary>The input: typed, or read to its end.</summary>
    Input,

    /// <summary>The argument after `-c`.</summary>
    Text,

    /// <summary>A script.</summary>
    File,
}
