using System;
using Micro.Servers.Shell.Execution;

namespace Micro.Servers.Shell.Commands;

/// <summary>Writes its arguments.</summary>
public sealed class EchoCommand : ICommand
{
    public ReadOnlySpan<byte> Name => "echo"u8;

    public ReadOnlySpan<byte> Synopsis => "[-n] [TEXT]..."u8;

    public ReadOnlySpan<byte> Description => "Writes the arguments, separated by spaces. -n: without a line end."u8;

    public bool RunsInShell => true;

    public int Run(CommandContext context)
    {
        int first = 1;
        while (first < context.Arguments.Count && context.Arguments[first].SequenceEqual("-n"u8))
        {
            first++;
        }

        for (int i = first; i < context.Arguments.Count; i++)
        {
            context.Output.Write(i > first ? " "u8 : default);
            context.Output.Write(context.Arguments[i]);
        }

        if (first == 1)
        {
            context.Output.Write("\n"u8);
        }

        return ExitStatus.Success;
    }
}
