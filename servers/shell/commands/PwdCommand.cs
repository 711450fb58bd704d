using System;
using Micro.Servers.Shell.Execution;

namespace Micro.Servers.Shell.Commands;

/// <summary>Writes the working directory.</summary>
public sealed class PwdCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "pwd"u8;

    public ReadOnlySpan<byte> Synopsis => ""u8;

    public ReadOnlySpan<byte> Description => "Writes the path of the working directory."u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context)
    {
        context.Output.WriteLine(context.State.Directory.Path);
        return ExitStatus.Success;
    }
}
