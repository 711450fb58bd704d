using System;
using Micro.Protocols;
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

    /// <summary>Conditions around the current command: a failure within them decides something, and ends no shell.</summary>
    public int Conditions { get; set; }

    /// <summary>`set -v`: the text of a command is shown before it runs.</summary>
    public bool ShowsText { get; set; }

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

    /// <summary>Whether Ctrl-C was pressed while nothing but this shell could have been meant.</summary>
    public bool TakeInterrupt()
    {
        IsInterrupted |= IsInteractive && System.SetForeground(default) == ServiceError.Interrupted;
        return IsInterrupted;
    }

    /// <summary>The command list does not go on.</summary>
    public bool MustStop => IsExiting || IsInterrupted || Breaks > 0 || Continues > 0;

    /// <summary>Obeys `-evx` or `+evx`, or a part of it; false if there is another letter in it.</summary>
    public bool TrySetOptions(ReadOnlySpan<byte> argument)
    {
        bool isOption = argument.Length > 1 && argument[0] is (byte)'-' or (byte)'+';
        foreach (byte option in isOption ? argument.Slice(1) : default)
        {
            isOption &= option is (byte)'e' or (byte)'v' or (byte)'x';
        }

        if (isOption)
        {
            bool on = argument[0] == (byte)'-';
            ExitsOnFailure = argument.IndexOf((byte)'e') > 0 ? on : ExitsOnFailure;
            ShowsText = argument.IndexOf((byte)'v') > 0 ? on : ShowsText;
            ShowsCommands = argument.IndexOf((byte)'x') > 0 ? on : ShowsCommands;
        }

        return isOption;
    }
}
