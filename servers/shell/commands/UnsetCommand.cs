using System;
using Micro.Servers.Shell.Execution;

namespace Micro.Servers.Shell.Commands;

/// <summary>Forgets variables.</summary>
public sealed class UnsetCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "unset"u8;

    public ReadOnlySpan<byte> Synopsis => "NAME..."u8;

    public ReadOnlySpan<byte> Description => "Forgets variables."u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context)
    {
        for (int i = 1; i < context.Arguments.Count; i++)
        {
            context.State.Parameters.Variables.Unset(context.Arguments[i]);
        }

        return ExitStatus.Success;
    }
}
