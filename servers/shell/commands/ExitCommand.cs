using System;
using Micro.Servers.Shell.Execution;
using Micro.Servers.Shell.Text;

namespace Micro.Servers.Shell.Commands;

/// <summary>Ends the shell.</summary>
public sealed class ExitCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "exit"u8;

    public ReadOnlySpan<byte> Synopsis => "[STATUS]"u8;

    public ReadOnlySpan<byte> Description =>
        """
        Ends the shell with STATUS, or that of the last command. The first shell
        powers the machine off.
        """u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context)
    {
        int status = context.State.Parameters.LastStatus;
        if (context.Arguments.Count > 1 && !Number.TryParse(context.Arguments[1], out status))
        {
            context.Complain(context.Arguments[1], "numeric argument required"u8);
            status = ExitStatus.Misuse;
        }

        // Not even `!` before it changes what it said.
        context.State.Parameters.LastStatus = status & 0xFF;
        context.State.IsExiting = true;
        return status & 0xFF;
    }
}
