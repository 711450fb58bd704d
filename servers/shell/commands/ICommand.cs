using System;

namespace Micro.Servers.Shell.Commands;

/// <summary>A built-in command: one file, and one line in <see cref="CommandTable"/>.</summary>
public interface ICommand
{
    ReadOnlySpan<byte> Name { get; }

    /// <summary>How it is called, after the name: `[-al] [FILE]...`.</summary>
    ReadOnlySpan<byte> Synopsis { get; }

    /// <summary>What it does, in one or more lines, for `help`.</summary>
    ReadOnlySpan<byte> Description { get; }

    /// <summary>It changes the shell, starts processes itself, or takes no time. All others run in a child when somebody sits at the
    /// console, so that Ctrl-C can end them.</summary>
    bool RunsInShell => false;

    /// <summary>Runs it; gives the exit status.</summary>
    int Run(CommandContext context);
}
