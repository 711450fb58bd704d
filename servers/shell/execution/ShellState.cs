using Micro.Servers.Shell.Commands;
using Micro.Servers.Shell.Editing;
using Micro.Servers.Shell.Expansion;
using Micro.Servers.Shell.Platform;

namespace Micro.Servers.Shell.Execution;

/// <summary>What a shell keeps from one command to the next.</summary>
/// <remarks>All of it is allocated at the start and has a fixed size: the memory of a command ends with the command.</remarks>
public sealed class ShellState(IShellSystem system, bool isInteractive)
{
    public IShellSystem System { get; } = system;

    public bool IsInteractive { get; } = isInteractive;

    public Parameters Parameters { get; } = new(system);

    public WorkingDirectory Directory { get; } = new();

    public CommandTable Commands { get; } = new();

    public JobTable Jobs { get; } = new();

    public History History { get; } = new();

    /// <summary>The shell ends when the current command has.</summary>
    public bool IsExiting { get; set; }

    /// <summary>`set -e`: a command that fails ends the shell.</summary>
    public bool ExitsOnFailure { get; set; }

    /// <summary>`set -x`: commands are shown before they run.</summary>
    public bool ShowsCommands { get; set; }

    /// <summary>Loops around the current command.</summary>
    public int LoopDepth { get; set; }

    /// <summary>Loops that `break` still has to leave.</summary>
    public int Breaks { get; set; }

    /// <summary>Loops that `continue` has to leave, the one it goes on with included.</summary>
    public int Continues { get; set; }

    /// <summary>Ctrl-C ended a command: the rest of the line is dropped.</summary>
    public bool IsInterrupted { get; set; }

    /// <summary>The command list does not go on.</summary>
    public bool MustStop => IsExiting || IsInterrupted || Breaks > 0 || Continues > 0;
}
